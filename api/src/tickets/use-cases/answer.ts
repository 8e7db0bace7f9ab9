import { writeJournal } from '@perenos/db';
import type { ApiDependencies } from '../../app-environment.ts';
import { letterToAsker } from '../messages.ts';
import { queueMessages } from '../queue-messages.ts';
import { withWayBack } from '../way-back/undo-point.ts';
import { settleItems } from './settle.ts';
import { type Acting, withTicket } from './with-ticket.ts';

/** Settles what is open by a letter of the specialist's own: nothing is executed, nothing is refused. */
export const answerTicket = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version, text }: { version: number; text: string },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'answer', version }, (locked) =>
    withWayBack(locked, { action: 'answer', sent: 'letter' }, async () => {
      const { tx, ticket, openItems, now, actor } = locked;
      const before = ticket.state;
      await settleItems(locked, openItems, { state: 'answered', event: 'answer' });
      await writeJournal(tx, now, [
        {
          actor,
          kind: 'answered',
          ticket,
          objectType: 'ticket',
          objectId: ticket.number,
          grounds: 'Дан ответ по решению специалиста',
          before: { state: before },
          after: { state: ticket.state },
        },
      ]);
      await queueMessages(tx, [letterToAsker(ticket, text)], locked);
    }),
  );
