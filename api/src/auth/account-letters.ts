import { type EntityManager, queueMessage } from '@perenos/db';

/**
 * Queues a letter that holds a password, in the caller's transaction. It leaves at once, is shown to nobody, and its
 * text is dropped when it has left.
 */
export async function queueSecretLetter(
  tx: EntityManager,
  { to, subject, text }: { to: string; subject: string; text: string },
  now: Date,
): Promise<void> {
  await queueMessage(tx, { role: 'staff', from: 'partners', to, subject, text, secret: true }, now);
}

const moment = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `22.11.2026, 15:40 (МСК)` */
export const untilWords = (until: Date): string => `${moment.format(until)} (МСК)`;
