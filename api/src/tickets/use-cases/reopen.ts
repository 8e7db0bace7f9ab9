import type { ApiDependencies } from '../../app-environment.ts';
import { noteAct } from './note-act.ts';
import { type Acting, advance, withTicket } from './with-ticket.ts';

/** Brings a settled ticket back to work. What was executed stays executed; refused, answered and reversed items are open again. */
export const reopenTicket = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version, reason }: { version: number; reason: string },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'reopen', version }, async (locked) => {
    const { ticket, items } = locked;
    const before = ticket.state;
    advance(ticket, 'reopening');
    ticket.closedAt = null;
    for (const item of items) {
      if (item.state === 'executed') continue;
      item.state = 'open';
      item.executedAt = null;
      item.execution = null;
    }
    await noteAct(locked, {
      kind: 'reopened',
      grounds: reason,
      before: { state: before },
      after: { state: ticket.state },
    });
  });
