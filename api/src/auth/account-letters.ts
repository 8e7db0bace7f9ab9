import { randomUUID } from 'node:crypto';
import { type EntityManager, OutboxMessage } from '@perenos/db';

/**
 * Queues a letter that holds a password, in the caller's transaction. It leaves at once, is shown to nobody, and its
 * text is dropped when it has left.
 */
export async function queueSecretLetter(
  tx: EntityManager,
  { to, subject, text }: { to: string; subject: string; text: string },
  now: Date,
): Promise<void> {
  tx.create(OutboxMessage, {
    ticket: null,
    role: 'staff',
    messageId: `<${randomUUID()}@astral.ru>`,
    toAddress: to,
    fromMailbox: 'partners',
    subject,
    text,
    secret: true,
    inReplyTo: null,
    references: [],
    queuedAt: now,
    notBeforeAt: now,
  });
  await tx.flush();
  await tx.execute(`select pg_notify('outbox_queued', '')`);
}

const moment = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `22.11.2026, 15:40 (МСК)` */
export const untilWords = (until: Date): string => `${moment.format(until)} (МСК)`;
