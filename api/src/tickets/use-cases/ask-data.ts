import { askingEvent, fittingForms } from '@perenos/domain';
import type { ApiDependencies } from '../../app-environment.ts';
import { filesOfForms } from '../../letter-templates/attach.ts';
import { letterToAsker } from '../messages.ts';
import { queueMessages } from '../queue-messages.ts';
import { withWayBack } from '../way-back/undo-point.ts';
import { noteAct } from './note-act.ts';
import { stopClocks } from './settle.ts';
import { type Acting, advance, withTicket } from './with-ticket.ts';

/**
 * Asks for what is missing. The clock of the items that need it stops until an answer comes (1.3: «после предоставления
 * полных данных»); what can be executed or must be refused beside them goes on running. Where a letter is asked for, its
 * recommended form goes with the request (3.2), or whatever forms the person has chosen.
 */
export const askForData = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version, text, attachments }: { version: number; text: string; attachments?: string[] | undefined },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'ask-data', version }, (locked) =>
    withWayBack(locked, { action: 'ask-data', sent: 'request-data' }, async () => {
      const { tx, ticket, openItems } = locked;
      const before = ticket.state;
      const event = askingEvent(openItems.map(({ verdict }) => verdict));
      const asked =
        event === 'data-asked'
          ? openItems
          : openItems.filter(({ verdict }) => verdict !== 'execute' && verdict !== 'refuse');
      advance(ticket, event);
      stopClocks(locked, asked);
      await noteAct(locked, {
        kind: 'data-asked',
        grounds: 'Запрошены недостающие данные',
        clauses: [...new Set(asked.flatMap(({ decision }) => decision?.clauses ?? []))],
        before: { state: before },
        after: {
          state: ticket.state,
          missing: [...new Set(asked.flatMap(({ decision }) => decision?.missing ?? []))],
        },
      });
      const demands = asked.flatMap(({ decision }) => decision ?? []);
      const files = filesOfForms(attachments ?? fittingForms(demands));
      await queueMessages(tx, [letterToAsker(ticket, text, files)], locked);
    }),
  );
