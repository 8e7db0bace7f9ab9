import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mailboxes } from '@perenos/domain';
import { unpack } from '../documents/reader.ts';
import { parseRaw } from '../pipeline/services.ts';
import { type MailStyle, styleOf } from './style.ts';

/** A file that came with a mail, out of its archive; `key` tells the attachment by its bytes and the file in it by name. */
export type AttachedFile = { mail: string; fileName: string; bytes: Uint8Array; key: string };
export type CorpusMail = { file: string; style: MailStyle; attached: AttachedFile[] };

export const keyOf = (attachment: Uint8Array, fileName: string): string =>
  `${createHash('sha256').update(attachment).digest('hex')} ${fileName}`;

/** The mails of a corpus folder that can be parsed, with what is attached to them. */
export async function readMails(directory: string): Promise<CorpusMail[]> {
  const mails: CorpusMail[] = [];
  for (const mailbox of mailboxes) {
    const names = await readdir(join(directory, mailbox)).catch(() => []);
    for (const name of names.filter((n) => n.toLowerCase().endsWith('.eml')).sort()) {
      const file = `${mailbox}/${name}`;
      const bytes = await readFile(join(directory, file));
      const parsed = await parseRaw({ mailbox, sourceKey: file, bytes });
      if (!('mail' in parsed)) continue;
      const sources = parsed.mail.attachments.flatMap((one, index) => unpack(one.bytes, one.fileName, index, 0));
      const attached = sources
        .filter((source) => source.problem === null)
        .map(({ attachmentIndex, fileName, bytes: content }) => {
          const attachment = parsed.mail.attachments[attachmentIndex];
          return { mail: file, fileName, bytes: content, key: keyOf(attachment?.bytes ?? content, fileName) };
        });
      mails.push({ file, style: styleOf(parsed.mail, bytes), attached });
    }
  }
  return mails;
}
