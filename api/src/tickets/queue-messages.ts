import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type EntityManager,
  type JournalLine,
  Mail,
  mailIdsOf,
  OutboxAttachment,
  OutboxMessage,
  type Ticket,
  writeJournal,
} from '@perenos/db';
import { limits } from '../limits.ts';
import type { Message } from './messages.ts';
import type { LockedTicket } from './use-cases/with-ticket.ts';

const roleWords = {
  'source-partner': 'прежнему партнёру',
  'target-partner': 'новому партнёру',
  asker: 'просившему',
  staff: 'сотруднику',
} as const;

/**
 * Queues messages in the caller's transaction; they leave after the undo window. A message without an address is kept
 * as failed, with the reason: a person must find the address, the duty to write (1.5) isn't gone.
 */
export async function queueMessages(
  tx: EntityManager,
  messages: readonly Message[],
  { ticket, now, actor, done }: Pick<LockedTicket, 'ticket' | 'now' | 'actor' | 'done'>,
): Promise<void> {
  const [last] = await tx.find(
    Mail,
    { id: { $in: await mailIdsOf(tx, ticket.id) }, messageId: { $ne: null } },
    { orderBy: [{ receivedAt: 'desc nulls last' }, { id: 'desc' }], limit: 1, fields: ['messageId', 'references'] },
  );
  for (const message of messages) {
    // Only the asker continues his own conversation: the partners have never seen it.
    const thread = message.role === 'asker' ? last : undefined;
    const queued = tx.create(OutboxMessage, {
      ticket,
      role: message.role,
      messageId: `<${randomUUID()}@astral.ru>`,
      toAddress: message.to ?? '',
      fromMailbox: ticket.mailbox,
      subject: message.subject,
      text: message.text,
      inReplyTo: thread?.messageId ?? null,
      references: thread ? [...thread.references, thread.messageId ?? []].flat() : [],
      state: message.to === null ? 'failed' : 'queued',
      lastError: message.to === null ? missingAddress(message) : null,
      queuedAt: now,
      notBeforeAt: new Date(now.getTime() + limits.undoWindow),
    });
    for (const [position, { fileName, mimeType, content }] of (message.files ?? []).entries())
      tx.create(OutboxAttachment, { message: queued, position, fileName, mimeType, size: content.length, content });
    done.messages.push(queued);
  }
  await tx.flush();
  await writeJournal(
    tx,
    now,
    messages.map((message) => lineOf(message, ticket, actor)),
  );
  await tx.execute(`select pg_notify('outbox_queued', '')`);
}

const missingAddress = ({ partnerName }: Message): string =>
  partnerName
    ? `нет адреса: у партнёра ${partnerName} в реестре нет полного адреса`
    : 'нет адреса: отправитель неизвестен';

const lineOf = (message: Message, ticket: Ticket, actor: Actor): JournalLine => ({
  actor,
  kind: 'notice-queued',
  ticket,
  objectType: 'outbox_message',
  objectId: ticket.number,
  grounds:
    message.to === null
      ? `Письмо ${roleWords[message.role]} не поставлено в отправку: ${missingAddress(message)}`
      : `Письмо ${roleWords[message.role]} поставлено в отправку: «${message.subject}»`,
  clauses: message.role === 'source-partner' ? ['1.5.1'] : message.role === 'target-partner' ? ['1.5.2'] : [],
});
