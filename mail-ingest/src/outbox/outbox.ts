import { setTimeout as wait } from 'node:timers/promises';
import { type Database, type EntityManager, notifyTicketChanged, OutboxAttachment, OutboxMessage } from '@perenos/db';
import { type Mailbox, secretLetterText } from '@perenos/domain';
import { createSleeper } from '../pause.ts';
import { backOff } from '../sources/limits.ts';
import { outboxLimits } from './limits.ts';
import { PermanentRefusal, type Transport } from './transport.ts';

export type OutboxOptions = {
  database: Database;
  transport: Transport;
  /** From whom a mailbox writes. */
  addresses: Record<Mailbox, string>;
  onProblem: (problem: { messageId: string; error: unknown; final: boolean }) => void;
  now?: () => Date;
};

/** Takes the oldest message that is due, for the time of a lease; two processes never take the same one. */
async function claim(em: EntityManager, now: Date): Promise<OutboxMessage | null> {
  return em.transactional(async (tx) => {
    const [row] = await tx.execute<{ id: number }[]>(
      `select id from outbox_message
       where state = 'queued' and not_before_at <= ? and (leased_until is null or leased_until <= ?)
       order by not_before_at, id limit 1 for update skip locked`,
      [now, now],
    );
    if (!row) return null;
    const message = await tx.findOneOrFail(OutboxMessage, row.id);
    message.leasedUntil = new Date(now.getTime() + outboxLimits.lease);
    message.attempts += 1;
    return message;
  });
}

/** Stores how the attempt ended, unless its lease ran out and another one has begun. */
async function settle(
  em: EntityManager,
  { id, attempts }: Pick<OutboxMessage, 'id' | 'attempts'>,
  change: (message: OutboxMessage) => void,
): Promise<void> {
  await em.transactional(async (tx) => {
    await tx.execute('select id from outbox_message where id = ? for update', [id]);
    const message = await tx.findOneOrFail(OutboxMessage, id);
    if (message.state !== 'queued' || message.attempts !== attempts) return;
    message.leasedUntil = null;
    change(message);
    if (message.secret && message.state !== 'queued') message.text = secretLetterText;
    if (message.ticket) await notifyTicketChanged(tx, message.ticket.id);
  });
}

/** What hinders the folder of outgoing mails, for people. */
const hindrances: Readonly<Record<string, string>> = {
  ENOSPC: 'на диске с исходящими письмами нет места',
  EROFS: 'папка исходящих писем недоступна для записи',
  EACCES: 'папка исходящих писем недоступна для записи',
};

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (hindrances[code] ?? (error instanceof Error ? error.message : String(error))).slice(0, 1_000);
}

const filesOf = (em: EntityManager, messageId: number): Promise<OutboxAttachment[]> =>
  em.find(OutboxAttachment, { message: messageId }, { populate: ['content'], orderBy: { position: 'asc' } });

/**
 * Marks a message as sent, however long the database is away: unmarked it would go out once more. @throws when the lease
 * is nearly over
 */
async function markSent({ database, now }: OutboxOptions, message: OutboxMessage): Promise<void> {
  const sentAt = now?.() ?? new Date();
  for (let tries = 1; ; tries += 1) {
    try {
      return await settle(database.em(), message, (sent) => {
        sent.state = 'sent';
        sent.sentAt = sentAt;
        sent.lastError = null;
      });
    } catch (error) {
      if (tries >= outboxLimits.markings) throw error;
      await wait(outboxLimits.markAgain);
    }
  }
}

/** Sends the next message that is due. @returns whether there was one. */
export async function sendNext(options: OutboxOptions): Promise<boolean> {
  const now = options.now?.() ?? new Date();
  const message = await claim(options.database.em(), now);
  if (!message) return false;
  const { id, messageId, attempts } = message;
  try {
    await options.transport.send({
      messageId,
      from: options.addresses[message.fromMailbox],
      to: message.toAddress,
      subject: message.subject,
      text: message.text,
      inReplyTo: message.inReplyTo,
      references: message.references,
      files: await filesOf(options.database.em(), id),
    });
  } catch (error) {
    const final = error instanceof PermanentRefusal || attempts >= outboxLimits.attempts;
    await settle(options.database.em(), message, (failed) => {
      failed.lastError = describe(error);
      if (final) failed.state = 'failed';
      else
        failed.notBeforeAt = new Date(
          now.getTime() + backOff(attempts, outboxLimits.retryFirst, outboxLimits.retryMost),
        );
    });
    options.onProblem({ messageId, error, final });
    return true;
  }
  await markSent(options, message);
  return true;
}

/**
 * Sends what is queued until the signal is given. Between sending and marking lies a moment in which a crash sends a
 * message twice: both bear the same Message-ID, so receivers show it once, and in the folder it is one file.
 */
export async function startOutbox(options: OutboxOptions, signal: AbortSignal): Promise<void> {
  const sleeper = createSleeper(signal);
  const unlisten = await options.database.listen('outbox_queued', sleeper.wake);
  try {
    while (!signal.aborted) {
      const sent = await sendNext(options).catch((error: unknown) => {
        options.onProblem({ messageId: '', error, final: false });
        return false;
      });
      if (!sent) await sleeper.sleep(outboxLimits.poll);
    }
  } finally {
    sleeper.close();
    await unlisten();
    options.transport.close();
  }
}
