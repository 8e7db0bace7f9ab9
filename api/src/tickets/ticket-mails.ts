import { Attachment, type EntityManager, Mail, mailIdsOf, OutboxMessage, type Ticket } from '@perenos/db';
import type { TicketDetail } from '../contract/tickets.ts';
import { viewOfAttachment } from '../mails/views.ts';

type ThreadMail = TicketDetail['mails'][number];

/** The conversation of a ticket, oldest first: what came in, and what went or will go out. */
export async function conversationOf(em: EntityManager, ticket: Ticket): Promise<ThreadMail[]> {
  const ids = await mailIdsOf(em, ticket.id);
  const mails = await em.find(Mail, { id: { $in: ids } }, { populate: ['html'] });
  const attachments = await em.find(Attachment, { mail: { $in: ids } }, { orderBy: { position: 'asc' } });
  const sent = await em.find(OutboxMessage, { ticket: ticket.id, state: { $ne: 'cancelled' } });
  const byMail = Map.groupBy(attachments, (attachment) => attachment.mail.id);
  const all = [...mails.map((mail) => incoming(mail, byMail.get(mail.id) ?? [])), ...sent.map(outgoing)];
  return all.sort((a, b) => a.at.localeCompare(b.at) || a.id - b.id);
}

const incoming = (mail: Mail, attachments: readonly Attachment[]): ThreadMail => ({
  id: mail.id,
  direction: 'in',
  at: (mail.receivedAt ?? mail.keptAt).toISOString(),
  fromAddress: mail.fromAddress ?? '',
  fromName: mail.fromName ?? '',
  to: mail.to.map(({ address }) => address).join(', '),
  subject: mail.subject,
  text: mail.text,
  segments: mail.segments,
  html: mail.html,
  outcome: mail.outcome,
  attachments: attachments.map(viewOfAttachment),
});

const outgoing = (message: OutboxMessage): ThreadMail => ({
  id: message.id,
  direction: 'out',
  at: (message.sentAt ?? message.queuedAt).toISOString(),
  fromAddress: `${message.fromMailbox}@astral.ru`,
  fromName: '',
  to: message.toAddress,
  subject: message.subject,
  text: message.text,
  segments: [],
  html: null,
  outcome: message.state,
  attachments: [],
});
