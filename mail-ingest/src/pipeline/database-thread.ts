import { type EntityManager, findThreadTicket, loadPapers, Mail, mailIdsOf, TicketItem } from '@perenos/db';
import type { ThreadQuery, TicketThread } from './types.ts';

/** The ticket that a mail belongs to, as it stands; null for the first mail of a new one. */
export async function findStoredThread(em: EntityManager, query: ThreadQuery): Promise<TicketThread | null> {
  const ticket = await findThreadTicket(em, query);
  if (ticket === null) return null;
  const { id } = ticket;
  const items = await em.find(TicketItem, { ticket: id }, { orderBy: { position: 'asc' } });
  const opener = await em.findOne(
    Mail,
    { id: { $in: await mailIdsOf(em, id) }, outcome: 'ticket' },
    { fields: ['id'], orderBy: { id: 'asc' } },
  );
  const { judgement } = ticket;
  if (!opener || !judgement) throw new Error(`ticket ${ticket.number} was never judged`);
  return {
    ticketId: String(id),
    threadMailId: String(opener.id),
    version: ticket.version,
    mailbox: ticket.mailbox,
    kind: ticket.kind,
    sender: judgement.sender,
    dkim: judgement.dkim,
    requestDate: judgement.requestDate,
    request: judgement.request,
    items: items.map((item, i) => ({
      corrections: item.corrections,
      open: item.state === 'open',
      decision: item.decision,
      startsAt: judgement.itemStarts[i] ?? null,
    })),
    ...(await loadPapers(em, id)),
  };
}
