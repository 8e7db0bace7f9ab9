import { type EntityManager, Mail } from '@perenos/db';
import { findTicketToken } from '@perenos/domain';
import { splitEntity } from '../parsing/header-block.ts';
import { limits, parseMail } from '../parsing/index.ts';
import type { ParsedMail } from '../types.ts';
import { receiptOf } from './receipt.ts';
import type { MailContext } from './types.ts';

/** Who wrote and about what, of a mail that can't be read: people see it in quarantine. */
async function parseHead(bytes: Uint8Array): Promise<ParsedMail | null> {
  const { head } = splitEntity(Buffer.from(bytes.subarray(0, limits.headerBytes)).toString('latin1'));
  const parsed = await parseMail(Buffer.from(`${head}\r\n\r\n`, 'latin1'));
  return 'quarantined' in parsed ? null : parsed;
}

/** Writes into the mail's row what the run has found out, whatever its outcome. */
export async function describeMail(em: EntityManager, mailId: number, context: MailContext): Promise<Mail> {
  const mail = await em.findOneOrFail(Mail, mailId);
  const parsed = context.parsed ?? (await parseHead(context.raw.bytes));
  const receivedAt = parsed?.receivedAt ?? receiptOf(context.raw.bytes);
  mail.receivedAt = receivedAt === null ? null : new Date(receivedAt);
  mail.stepLog = context.log;
  mail.contentHash = context.fingerprint?.contentHash ?? null;
  mail.sender = context.sender;
  mail.request = context.request;
  if (!parsed) return mail;
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
  mail.threadToken = findTicketToken(parsed.subject);
  mail.dkim = parsed.dkim;
  return mail;
}
