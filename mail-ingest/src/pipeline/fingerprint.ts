import { createHash } from 'node:crypto';
import type { ParsedMail } from '../types.ts';
import type { Fingerprint } from './types.ts';

const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/**
 * What tells a mail sent twice: its Message-ID, and a hash over sender, subject, text and attachments. Line breaks and
 * spaces don't count (servers on the way rewrap them), nor do names of attachments (they are encoded anew).
 */
export function fingerprintOf(mail: ParsedMail): Fingerprint {
  const hash = createHash('sha256');
  for (const part of [mail.from?.address.toLowerCase() ?? '', folded(mail.subject), folded(mail.text)])
    hash.update(`${Buffer.byteLength(part)}\n${part}\n`);
  const attachments = mail.attachments.map((a) => createHash('sha256').update(a.bytes).digest('hex'));
  for (const digest of attachments.sort()) hash.update(digest);
  return { messageId: mail.messageId, contentHash: hash.digest('hex') };
}

/** How long after a mail the same content from the same sender is still the same mail. In milliseconds. */
export const repeatWindow = 24 * 60 * 60 * 1000;
