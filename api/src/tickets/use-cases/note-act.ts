import { type JournalLine, type TicketItem, writeJournal } from '@perenos/db';
import type { LockedTicket } from './with-ticket.ts';

type Told = Pick<JournalLine, 'kind' | 'grounds' | 'clauses' | 'before' | 'after'>;

/** Puts an act on a ticket as a whole into the journal. */
export const noteAct = ({ tx, ticket, now, actor }: LockedTicket, told: Told): Promise<void> =>
  writeJournal(tx, now, [{ ...told, actor, ticket, objectType: 'ticket', objectId: ticket.number }]);

/** What the journal says of an act on one of a ticket's items. */
export const itemLine = ({ ticket, actor }: LockedTicket, item: TicketItem, told: Told): JournalLine => ({
  ...told,
  actor,
  ticket,
  item,
  objectType: 'ticket_item',
  objectId: `${ticket.number}/${item.position + 1}`,
});
