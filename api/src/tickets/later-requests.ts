import { type EntityManager, Mail, mailIdsOf, Ticket, TicketItem } from '@perenos/db';
import { isNamedIn, isSettled, ticketStates } from '@perenos/domain';

const unsettled = ticketStates.filter((state) => !isSettled(state));

type Asked = readonly Pick<TicketItem, 'subscriberInn' | 'subscriberName'>[];

/** What a ticket rests on: its own mails' ids and Message-IDs, and since when there may be later ones. */
type Past = { mailIds: number[]; messageIds: string[]; since: Date };

/**
 * What came after a ticket's first mail, may take its request back («просьбу о переносе ООО … не исполняйте») and is
 * decided by nobody yet: numbers of tickets, and mails in words that nobody could read. A scan that staff add later makes
 * none of it earlier.
 */
export async function laterRequests(em: EntityManager, ticket: Ticket, items: Asked): Promise<string[]> {
  const past = await pastOf(em, ticket);
  const found = [
    ...(await ticketsAbout(em, ticket, items, past)),
    ...(await answersElsewhere(em, past)),
    ...(await unreadOf(em, ticket, past)),
  ];
  return [...new Set(found)].sort();
}

async function pastOf(em: EntityManager, ticket: Ticket): Promise<Past> {
  const mailIds = await mailIdsOf(em, ticket.id);
  const mails = await em.find(Mail, { id: { $in: mailIds } }, { fields: ['messageId', 'receivedAt'] });
  const receipts = mails.flatMap(({ receivedAt }) => (receivedAt === null ? [] : [+receivedAt]));
  return {
    mailIds,
    messageIds: mails.flatMap(({ messageId }) => messageId ?? []),
    since: new Date(Math.min(+ticket.receivedAt, ...receipts)),
  };
}

/**
 * Later tickets about the same subscribers. A mail by the same sender of which the machine could make nothing counts
 * where it names one of them.
 */
async function ticketsAbout(em: EntityManager, ticket: Ticket, items: Asked, { since }: Past): Promise<string[]> {
  const inns = items.flatMap(({ subscriberInn }) => subscriberInn ?? []);
  const later = { id: { $ne: ticket.id }, state: { $in: unsettled }, receivedAt: { $gt: since } };
  const ofSubscriber = await em.find(
    TicketItem,
    { subscriberInn: { $in: inns }, state: 'open', verdict: 'review', ticket: later },
    { populate: ['ticket'] },
  );
  const { senderPartnerId, senderAddress } = ticket;
  const sameSender = senderPartnerId === null ? { senderAddress } : { senderPartnerId };
  const unread = await em.find(Ticket, { ...later, ...sameSender, kind: 'other' });
  const mails = await em.find(
    Mail,
    { ticket: { $in: unread.map(({ id }) => id) } },
    { fields: ['subject', 'text', 'ticket.number'] },
  );
  const names = items.flatMap(({ subscriberInn, subscriberName }) => [subscriberInn, subscriberName]);
  const naming = mails.filter(({ subject, text }) =>
    names.some((name) => name !== null && isNamedIn(`${subject}\n${text}`, name)),
  );
  return [...ofSubscriber, ...naming].flatMap((row) => row.ticket?.number ?? []);
}

/**
 * Tickets in which an answer to one of this ticket's mails stands: one that was read before the mail that it answers, or
 * that joined the part which this ticket was split from, or into.
 */
async function answersElsewhere(em: EntityManager, { mailIds, messageIds, since }: Past): Promise<string[]> {
  const rows = await em.execute<{ number: string }[]>(
    `select distinct ticket.number from mail join ticket on ticket.id = mail.ticket_id
     where mail.received_at > ? and mail.id not in (select jsonb_array_elements_text(?::jsonb)::int)
       and ticket.state in (select jsonb_array_elements_text(?::jsonb))
       and exists (
         select from jsonb_array_elements_text(mail."references" || to_jsonb(coalesce(mail.in_reply_to, ''))) answered
         where answered.value in (select jsonb_array_elements_text(?::jsonb)))`,
    [since, JSON.stringify(mailIds), JSON.stringify(unsettled), JSON.stringify(messageIds)],
  );
  return rows.map(({ number }) => number);
}

/** Mails of the ticket's sender that stand in no ticket: the machine couldn't read them, or hasn't yet. */
async function unreadOf(em: EntityManager, { senderAddress }: Ticket, { since }: Past): Promise<string[]> {
  const mails = await em.find(
    Mail,
    {
      fromAddress: senderAddress,
      receivedAt: { $gt: since },
      ticket: null,
      $or: [{ state: { $in: ['kept', 'failed'] } }, { outcome: 'quarantined' }],
    },
    { fields: ['subject'] },
  );
  return mails.map(({ subject }) => `непрочитанное письмо «${subject}»`);
}
