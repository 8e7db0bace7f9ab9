import { User } from '@perenos/db';
import type { ApiDependencies } from '../../app-environment.ts';
import { noteAct } from './note-act.ts';
import { type Acting, withTicket } from './with-ticket.ts';

/** Gives the ticket back to the common queue. */
export const releaseTicket = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version }: { version: number },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'release', version }, async (locked) => {
    const { tx, ticket } = locked;
    const before = ticket.assignee ? await tx.findOne(User, { id: ticket.assignee.id }) : null;
    ticket.assignee = null;
    await noteAct(locked, {
      kind: 'released',
      grounds: 'Возвращено в общую очередь',
      before: before && { assignee: before.name },
      after: { assignee: null },
    });
  });
