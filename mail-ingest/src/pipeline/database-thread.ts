import {
  type EntityManager,
  loadPapers,
  Mail,
  OutboxMessage,
  type StoredJudgement,
  Ticket,
  TicketItem,
} from '@perenos/db';
import type { MailRequest } from '@perenos/domain';
import { mergeRequests } from '../extraction/index.ts';
import type { ThreadQuery, TicketThread } from './types.ts';

const unsettled = ['open', 'waiting-data', 'waiting-date'];

async function ticketOfMessage(em: EntityManager, messageId: string): Promise<number | null> {
  const sent = await em.findOne(OutboxMessage, { messageId, ticket: { $ne: null } }, { fields: ['ticket'] });
  if (sent?.ticket) return sent.ticket.id;
  const known = { messageId, ticket: { $ne: null } };
  const received = await em.findOne(Mail, known, { fields: ['ticket'], orderBy: { id: 'desc' } });
  return received?.ticket?.id ?? null;
}

async function findTicketId(em: EntityManager, query: ThreadQuery): Promise<number | null> {
  if (query.number) {
    const numbered = await em.findOne(Ticket, { number: query.number }, { fields: ['id'] });
    if (numbered) return numbered.id;
  }
  for (const messageId of query.messageIds) {
    const id = await ticketOfMessage(em, messageId);
    if (id !== null) return id;
  }
  if (!query.senderAndSubject) return null;
  const { address, subjectKey } = query.senderAndSubject;
  const same = { senderAddress: address, subjectKey, state: { $in: unsettled } };
  const latest = await em.findOne(Ticket, same, { fields: ['id'], orderBy: { id: 'desc' } });
  return latest?.id ?? null;
}

/**
 * What the ticket's mails ask for, merged anew in the order in which they were processed: items keep their positions,
 * and persons' corrections, which live in the items, don't mix with what the machine read.
 */
const mergedRequest = (mails: readonly Mail[]): MailRequest | null =>
  mails
    .flatMap((mail) => mail.request ?? [])
    .reduce<MailRequest | null>((merged, request) => (merged ? mergeRequests(merged, request) : request), null);

/** The ticket that a mail belongs to, as it stands; null for the first mail of a new one. */
export async function findStoredThread(em: EntityManager, query: ThreadQuery): Promise<TicketThread | null> {
  const id = await findTicketId(em, query);
  if (id === null) return null;
  const ticket = await em.findOneOrFail(Ticket, id);
  const items = await em.find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
  const mails = await em.find(
    Mail,
    { ticket: id, outcome: { $in: ['ticket', 'follow-up'] } },
    { orderBy: { processedAt: 'asc', id: 'asc' } },
  );
  const [opener] = mails;
  const request = mergedRequest(mails);
  const judgement: StoredJudgement | null = ticket.judgement;
  if (!opener || !request || !judgement) throw new Error(`ticket ${ticket.number} was never judged`);
  return {
    ticketId: String(id),
    threadMailId: String(opener.id),
    version: ticket.version,
    mailbox: ticket.mailbox,
    kind: ticket.kind,
    sender: judgement.sender,
    dkim: judgement.dkim,
    requestDate: judgement.requestDate,
    request,
    items: items.map((item, i) => ({
      corrections: item.corrections,
      open: item.state === 'open',
      decision: item.decision,
      startsAt: judgement.itemStarts[i] ?? null,
    })),
    ...(await loadPapers(em, id)),
  };
}
