import { type EntityManager, Mail } from '@perenos/db';
import type { IsoInstant } from '@perenos/domain';
import { receiptOf } from './receipt.ts';
import type { MailContext } from './types.ts';

/** Another process has stored the mail's outcome meanwhile (this one's lease ran out): the run's own result is dropped. */
export class AlreadyProcessedError extends Error {
  constructor(mailId: string) {
    super(`mail ${mailId} has its outcome already`);
    this.name = 'AlreadyProcessedError';
  }
}

const date = (instant: IsoInstant | null): Date | null => (instant === null ? null : new Date(instant));

/** Locks the mail's row for the rest of the transaction. @throws {AlreadyProcessedError} */
export async function lockMail(em: EntityManager, mailId: string): Promise<Mail> {
  const rows = await em.execute<{ state: string }[]>('select state from mail where id = ? for update', [
    Number(mailId),
  ]);
  if (rows[0]?.state !== 'kept') throw new AlreadyProcessedError(mailId);
  return em.findOneOrFail(Mail, Number(mailId));
}

/** Writes into the mail's row what the run has found out, whatever its outcome. */
export function describeMail(
  mail: Mail,
  context: MailContext,
  outcome: string,
  reason: string | null,
  now: Date,
): void {
  const { parsed } = context;
  mail.state = 'processed';
  mail.outcome = outcome;
  mail.reason = reason;
  mail.processedAt = now;
  mail.leasedUntil = null;
  mail.receivedAt = date(parsed?.receivedAt ?? receiptOf(context.raw.bytes));
  mail.stepLog = context.log;
  mail.contentHash = context.fingerprint?.contentHash ?? null;
  mail.sender = context.sender;
  mail.request = context.request;
  if (!parsed) return;
  mail.messageId = parsed.messageId;
  mail.inReplyTo = parsed.inReplyTo;
  mail.references = parsed.references;
  mail.fromAddress = parsed.from?.address.toLowerCase() ?? null;
  mail.fromName = parsed.from?.name ?? null;
  mail.to = parsed.to;
  mail.subject = parsed.subject;
  mail.text = parsed.text;
  mail.segments = parsed.segments;
  mail.html = parsed.html;
  mail.dkim = parsed.dkim;
}
