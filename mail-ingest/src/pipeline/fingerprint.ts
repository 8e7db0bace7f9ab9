import { contentHash } from '../screening/index.ts';
import type { ParsedMail } from '../types.ts';
import type { Fingerprint } from './types.ts';

export const fingerprintOf = (mail: ParsedMail): Fingerprint => ({
  messageId: mail.messageId,
  contentHash: contentHash(mail),
  replyTo: mail.inReplyTo ?? mail.references.at(-1) ?? null,
});

/** How long after a mail the same content from the same sender is still the same mail. In milliseconds. */
export const repeatWindow = 24 * 60 * 60 * 1000;
