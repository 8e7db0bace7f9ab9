import { User } from '@perenos/db';
import type { ApiDependencies } from '../../app-environment.ts';
import { noteAct } from './note-act.ts';
import { type Acting, withTicket } from './with-ticket.ts';

/** Puts the ticket on the person's own desk. A supervisor may take it from another's. */
export const takeTicket = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version }: { version: number },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'take', version }, async (locked) => {
    const { tx, ticket, user } = locked;
    const before = ticket.assignee ? await tx.findOneOrFail(User, ticket.assignee.id) : null;
    ticket.assignee = tx.getReference(User, user.id);
    await noteAct(locked, {
      kind: 'taken',
      grounds: before ? `Взято в работу у сотрудника ${before.name}` : 'Взято в работу из очереди',
      before: before && { assignee: before.name },
      after: { assignee: user.name },
    });
  });
