import { User, writeJournal } from '@perenos/db';
import type { ApiDependencies } from '../../app-environment.ts';
import { type Acting, withTicket } from './with-ticket.ts';

/** Puts the ticket on the person's own desk. A supervisor may take it from another's. */
export const takeTicket = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version }: { version: number },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'take', version }, async ({ tx, ticket, now, actor, user }) => {
    const before = ticket.assignee ? await tx.findOneOrFail(User, ticket.assignee.id) : null;
    ticket.assignee = tx.getReference(User, user.id);
    await writeJournal(tx, now, [
      {
        actor,
        kind: 'taken',
        ticket,
        objectType: 'ticket',
        objectId: ticket.number,
        grounds: before ? `Взято в работу у сотрудника ${before.name}` : 'Взято в работу из очереди',
        before: before && { assignee: before.name },
        after: { assignee: user.name },
      },
    ]);
  });
