import { type EntityManager, JournalEntry, OutboxMessage, Ticket, TicketItem } from '@perenos/db';
import type { ApiDependencies } from '../app-environment.ts';
import type { UserView } from '../contract/auth.ts';
import type { TicketDetail } from '../contract/tickets.ts';
import { ApiError } from '../http/errors.ts';
import { filesOf } from '../records/outbox-attachments.ts';
import { viewOfJournalEntry, viewOfOutboxMessage } from '../records/views.ts';
import { draftsOf } from './drafts.ts';
import { linksOf, notesOf, otherViewers } from './ticket-company.ts';
import { documentsOf } from './ticket-documents.ts';
import { conversationOf } from './ticket-mails.ts';
import { prospectsOf } from './ticket-prospects.ts';
import { describeTickets } from './ticket-rows.ts';
import { allowedFor, situationOf } from './use-cases/with-ticket.ts';
import { openUndoPoint } from './way-back/undo-point.ts';

/** A ticket whole: what was asked, what the regulation says, what one click would do and send. */
export async function describeTicket(
  deps: ApiDependencies,
  { user }: { user: UserView },
  id: number,
): Promise<TicketDetail> {
  const em = deps.database.em();
  const ticket = await em.findOne(Ticket, { id });
  if (!ticket) throw new ApiError('not-found', { what: 'Обращение' });
  const items = await em.find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
  const [row] = await describeTickets(em, [ticket]);
  if (!row) throw new ApiError('not-found', { what: 'Обращение' });
  const numbers = new Map([[id, ticket.number]]);
  const journal = await em.find(JournalEntry, { ticket: id }, { orderBy: { id: 'asc' } });
  const outbox = await em.find(OutboxMessage, { ticket: id }, { orderBy: { id: 'asc' } });
  const files = await filesOf(em, outbox);
  const prospects = await prospectsOf(em, ticket, items, { staffName: user.name, now: deps.now() });
  const undo = await openUndoPoint(em, ticket, items, deps.now());
  const allowed = allowedFor(ticket, situationOf(ticket, items, user, undo !== null));
  return {
    ...row,
    mails: await conversationOf(em, ticket),
    documents: await documentsOf(em, id),
    ...prospects,
    journal: journal.map((entry) => viewOfJournalEntry(entry, numbers)),
    outbox: outbox.map((message) => viewOfOutboxMessage(message, numbers, files)),
    allowed,
    undoUntil: undo && allowed.includes('undo') ? undo.until.toISOString() : null,
    reversible: allowed.includes('reverse'),
    savedDrafts: await draftsOf(em, id, user.id),
    related: await relatedTo(em, id, items),
    notes: await notesOf(em, id),
    viewers: await otherViewers(em, id, { userId: user.id, now: deps.now() }),
    links: await linksOf(em, ticket),
  };
}

const relatedRows = 10;

/** Other tickets about the same subscribers, the latest first. */
async function relatedTo(
  em: EntityManager,
  id: number,
  items: readonly TicketItem[],
): Promise<TicketDetail['related']> {
  const inns = [...new Set(items.flatMap(({ subscriberInn }) => subscriberInn ?? []))];
  if (inns.length === 0) return [];
  const others = await em.find(
    TicketItem,
    { subscriberInn: { $in: inns }, ticket: { $ne: id } },
    { fields: ['ticket'], orderBy: { ticket: 'desc' }, limit: relatedRows * inns.length },
  );
  const ids = [...new Set(others.map(({ ticket }) => ticket.id))].slice(0, relatedRows);
  const tickets = await em.find(Ticket, { id: { $in: ids } }, { orderBy: { receivedAt: 'desc' } });
  return tickets.map(({ id: ticketId, number, verdict, state, receivedAt }) => ({
    id: ticketId,
    number,
    verdict,
    state,
    receivedAt: receivedAt.toISOString(),
  }));
}
