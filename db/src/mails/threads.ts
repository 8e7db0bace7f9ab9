import { isSettled, ticketStates } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Mail, OutboxMessage, Ticket } from '../entities/index.ts';

/** How a mail may belong to a ticket, strongest sign first. */
export type ThreadSigns = {
  /** The ticket's number as it stands in the subject. */
  number: string | null;
  /** `In-Reply-To` and `References` with angle brackets, nearest first. */
  messageIds: readonly string[];
  /** Joins the latest unsettled ticket of that sender and subject, in whatever mailbox. */
  senderAndSubject: { address: string; subjectKey: string } | null;
};

const unsettled = ticketStates.filter((state) => !isSettled(state));

/** The ticket that a mail belongs to, if any; for one that became a part of another, that other. */
export async function findThreadTicket(em: EntityManager, signs: ThreadSigns): Promise<Ticket | null> {
  let ticket = await findNamedTicket(em, signs);
  while (ticket?.mergedIntoId) ticket = await em.findOneOrFail(Ticket, ticket.mergedIntoId);
  return ticket;
}

async function findNamedTicket(em: EntityManager, signs: ThreadSigns): Promise<Ticket | null> {
  const numbered = signs.number === null ? null : await em.findOne(Ticket, { number: signs.number });
  if (numbered !== null) return numbered;
  const answered = await findByMessageIds(em, signs.messageIds);
  if (answered !== null || signs.senderAndSubject === null) return answered;
  const { address, subjectKey } = signs.senderAndSubject;
  return em.findOne(
    Ticket,
    { senderAddress: address, subjectKey, state: { $in: unsettled } },
    { orderBy: { id: 'desc' } },
  );
}

/** By the ids of the ticket's own mails and of what was sent to it. */
async function findByMessageIds(em: EntityManager, messageIds: readonly string[]): Promise<Ticket | null> {
  if (messageIds.length === 0) return null;
  const where = { messageId: { $in: [...messageIds] }, ticket: { $ne: null } };
  const options = { fields: ['messageId', 'ticket'], orderBy: { id: 'asc' }, disableIdentityMap: true } as const;
  const received = await em.find(Mail, where, options);
  const sent = await em.find(OutboxMessage, where, options);
  const ticketOf = new Map([...received, ...sent].map(({ messageId, ticket }) => [messageId, ticket?.id]));
  const ticketId = messageIds.map((id) => ticketOf.get(id)).find((id) => id !== undefined);
  return ticketId === undefined ? null : em.findOneOrFail(Ticket, ticketId);
}

/** What may be the same mail again. */
export type MailCopy = {
  mailId: number;
  messageId: string | null;
  contentHash: string;
  receivedAt: Date | null;
  /** The message that it answers, by its own headers. */
  replyTo: string | null;
};

/**
 * The earliest other mail that this one repeats: with the same content, and either the same Message-ID or received within
 * `windowMs` of it. `contentHash` is over sender, subject, text and attachments. A short «Да» may be said twice: what
 * answers a letter of another ticket, or another letter of ours, is no repeat. Neither is a repeat that stands in no ticket
 * an original: read again, the first of two such mails would count as a repeat of its own repeat.
 */
export async function findOriginalMail(em: EntityManager, copy: MailCopy, windowMs: number): Promise<Mail | null> {
  const { mailId, messageId, contentHash, receivedAt } = copy;
  const near =
    receivedAt === null
      ? []
      : [{ receivedAt: { $gte: new Date(+receivedAt - windowMs), $lte: new Date(+receivedAt + windowMs) } }];
  const same = messageId === null ? near : [{ messageId }, ...near];
  if (same.length === 0) return null;
  const alike = await em.find(
    Mail,
    {
      id: { $ne: mailId },
      contentHash,
      $and: [{ $or: same }, { $or: [{ outcome: null }, { outcome: { $ne: 'duplicate' } }, { ticket: { $ne: null } }] }],
    },
    { orderBy: { id: 'asc' }, populate: ['ticket'] },
  );
  if (alike.length === 0 || copy.replyTo === null) return alike[0] ?? null;
  const answered = await findByMessageIds(em, [copy.replyTo]);
  const isOurs = (await em.count(OutboxMessage, { messageId: copy.replyTo })) > 0;
  return (
    alike.find((mail) => {
      if (messageId !== null && mail.messageId === messageId) return true;
      if (answered === null || copy.replyTo === (mail.inReplyTo ?? mail.references.at(-1) ?? null)) return true;
      return mail.ticket?.id === answered.id && !isOurs;
    }) ?? null
  );
}
