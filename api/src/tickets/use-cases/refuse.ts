import { writeJournal } from '@perenos/db';
import type { ApiDependencies } from '../../app-environment.ts';
import { letterToAsker } from '../messages.ts';
import { queueMessages } from '../queue-messages.ts';
import { withWayBack } from '../way-back/undo-point.ts';
import { itemLine } from './note-act.ts';
import { settleItems } from './settle.ts';
import { type Acting, withTicket } from './with-ticket.ts';

/**
 * Refuses the items that the regulation forbids, and leaves the others open: a refusal of one subscriber must not lose
 * the request for another. Where the machine forbids none, it is the specialist's own refusal of all that is open.
 */
export const refuseTicket = (
  deps: ApiDependencies,
  acting: Acting,
  id: number,
  { version, text }: { version: number; text: string },
): Promise<void> =>
  withTicket(deps, acting, id, { action: 'refuse', version }, (locked) =>
    withWayBack(locked, { action: 'refuse', sent: 'refusal' }, async () => {
      const { tx, ticket, openItems, now } = locked;
      const forbidden = openItems.filter(({ verdict }) => verdict === 'refuse');
      const refused = forbidden.length > 0 ? forbidden : openItems;
      const before = ticket.state;
      await settleItems(locked, refused, { state: 'refused', event: 'refusal' });
      await writeJournal(
        tx,
        now,
        refused.map((item) =>
          itemLine(locked, item, {
            kind: 'refused',
            grounds: item.decision?.reasons.map((reason) => reason.text).join(' ') || 'Отказ по решению специалиста',
            clauses: item.decision?.clauses ?? [],
            before: { state: before, verdict: item.verdict },
            after: { state: ticket.state },
          }),
        ),
      );
      await queueMessages(tx, [letterToAsker(ticket, text)], locked);
    }),
  );
