import { createHash } from 'node:crypto';
import type { ParsedMail } from '../types.ts';

const folded = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/**
 * SHA-256 over sender, subject, text and attachments: two mails with the same hash are the same mail again, whatever
 * their Message-ID, dates and transport headers. White space doesn't count, because gateways change it.
 */
export function contentHash(mail: ParsedMail): string {
  const hash = createHash('sha256');
  const field = (value: string): void => {
    hash.update(`${Buffer.byteLength(value)}:`).update(value);
  };
  field(mail.from?.address.toLowerCase() ?? '');
  field(folded(mail.subject));
  field(folded(mail.text));
  for (const attachment of mail.attachments) {
    field(attachment.fileName);
    field(createHash('sha256').update(attachment.bytes).digest('hex'));
  }
  return hash.digest('hex');
}
