import { writeJournal } from '@perenos/db';
import type { ApiDependencies } from '../../app-environment.ts';
import { type Acting, advance, withTicket } from './with-ticket.ts';

/** Brings a settled ticket back to work. What was executed stays executed; refused, answered and reversed items are open again. */
export const reopenTicket = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version, reason }: { version: number; reason: string },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'reopen', version }, async ({ tx, ticket, items, now, actor }) => {
    const before = ticket.state;
    advance(ticket, 'reopening');
    ticket.closedAt = null;
    for (const item of items) {
      if (item.state === 'executed') continue;
      item.state = 'open';
      item.executedAt = null;
      item.execution = null;
    }
    await writeJournal(tx, now, [
      {
        actor,
        kind: 'reopened',
        ticket,
        objectType: 'ticket',
        objectId: ticket.number,
        grounds: reason,
        before: { state: before },
        after: { state: ticket.state },
      },
    ]);
  });
