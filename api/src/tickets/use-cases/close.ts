import type { ApiDependencies } from '../../app-environment.ts';
import { withWayBack } from '../way-back/undo-point.ts';
import { noteAct } from './note-act.ts';
import { type Acting, advance, withTicket } from './with-ticket.ts';

/** Closes the ticket without a mail: by hand, for a stated reason. Its open items count as answered. */
export const closeTicket = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version, reason }: { version: number; reason: string },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'close', version }, (locked) =>
    withWayBack(locked, { action: 'close', sent: 'grounds' }, async () => {
      const { ticket, openItems, now } = locked;
      const before = ticket.state;
      advance(ticket, 'closing');
      ticket.closedAt = now;
      for (const item of openItems) item.state = 'answered';
      await noteAct(locked, {
        kind: 'closed',
        grounds: reason,
        before: { state: before },
        after: { state: ticket.state },
      });
    }),
  );
