import { type EntityManager, findThreadTicket, loadPapers, Mail, type StoredJudgement, TicketItem } from '@perenos/db';
import type { MailRequest } from '@perenos/domain';
import { mergeRequests } from '../extraction/index.ts';
import type { ThreadQuery, TicketThread } from './types.ts';

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
  const ticket = await findThreadTicket(em, query);
  if (ticket === null) return null;
  const { id } = ticket;
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
