import { randomUUID } from 'node:crypto';
import type { Mailbox } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { OutboxAttachment, OutboxMessage, type OutboxRole, type Ticket } from '../entities/index.ts';

/** A file that goes out with a message. */
export type MessageFile = { fileName: string; mimeType: string; content: Uint8Array };

/** A message to be sent. */
export type NewMessage = {
  role: OutboxRole;
  from: Mailbox;
  /** Null where nobody knows the address. */
  to: string | null;
  /** Why there is no address, where there is none: kept with the message, for whoever must find one. */
  noAddress?: string;
  subject: string;
  text: string;
  /** None: it belongs to no ticket's correspondence. */
  ticket?: Ticket;
  /** The mail that it answers. */
  answers?: { messageId: string | null; references: readonly string[] } | undefined;
  secret?: boolean;
  files?: readonly MessageFile[] | undefined;
  /** Not sent before; else it leaves at once. */
  notBeforeAt?: Date;
};

/**
 * Queues a message in the caller's transaction. One without an address is kept as failed, with the reason: the duty to
 * write isn't gone, a person must find the address.
 */
export async function queueMessage(em: EntityManager, given: NewMessage, at: Date): Promise<OutboxMessage> {
  const { to, answers, files = [] } = given;
  const message = em.create(OutboxMessage, {
    ticket: given.ticket ?? null,
    role: given.role,
    messageId: `<${randomUUID()}@astral.ru>`,
    toAddress: to ?? '',
    fromMailbox: given.from,
    subject: given.subject,
    text: given.text,
    secret: given.secret ?? false,
    inReplyTo: answers?.messageId ?? null,
    references: answers ? [...answers.references, answers.messageId ?? []].flat() : [],
    state: to === null ? 'failed' : 'queued',
    lastError: to === null ? `нет адреса: ${given.noAddress ?? 'он неизвестен'}` : null,
    queuedAt: at,
    notBeforeAt: given.notBeforeAt ?? at,
  });
  for (const [position, { fileName, mimeType, content }] of files.entries())
    em.create(OutboxAttachment, { message, position, fileName, mimeType, size: content.length, content });
  await em.flush();
  await notifyOutbox(em);
  return message;
}

/** Tells the outbox that there is something to send, once the transaction is committed. */
export async function notifyOutbox(em: EntityManager): Promise<void> {
  await em.execute(`select pg_notify('outbox_queued', '')`);
}

/** Why a message to a partner has no address. */
export const noAddressOf = (partnerName: string): string => `у партнёра ${partnerName} в реестре нет полного адреса`;

/** What the journal says of a message to somebody («прежнему партнёру») that has just been queued. */
export const queuedGrounds = (whom: string, { lastError, subject }: OutboxMessage): string =>
  lastError === null
    ? `Письмо ${whom} поставлено в отправку: «${subject}»`
    : `Письмо ${whom} не поставлено в отправку: ${lastError}`;
