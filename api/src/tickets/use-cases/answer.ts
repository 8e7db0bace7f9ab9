import type { ApiDependencies } from '../../app-environment.ts';
import { letterToAsker } from '../messages.ts';
import { queueMessages } from '../queue-messages.ts';
import { withWayBack } from '../way-back/undo-point.ts';
import { noteAct } from './note-act.ts';
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
      const { tx, ticket, openItems } = locked;
      const before = ticket.state;
      await settleItems(locked, openItems, { state: 'answered', event: 'answer' });
      await noteAct(locked, {
        kind: 'answered',
        grounds: 'Дан ответ по решению специалиста',
        before: { state: before },
        after: { state: ticket.state },
      });
      await queueMessages(tx, [letterToAsker(ticket, text)], locked);
    }),
  );
