import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { outboxLimits } from './limits.ts';

/** A message as it goes out. */
export type OutgoingMail = {
  /** Unique and the same at every attempt: a second delivery after a crash is recognised by it. With angle brackets. */
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  inReplyTo: string | null;
  references: string[];
  files: readonly { fileName: string; mimeType: string; content: Uint8Array }[];
};

/** The receiver refuses the message for good: trying again changes nothing (RFC 5321, 4.2.1: 5yz). */
export class PermanentRefusal extends Error {}

/** Hands a message over. Resolves when the next server (or the folder) has it. @throws {PermanentRefusal} */
export type Transport = { send(mail: OutgoingMail): Promise<void>; close(): void };

const options = (mail: OutgoingMail) => ({
  messageId: mail.messageId,
  from: mail.from,
  to: mail.to,
  subject: mail.subject,
  text: mail.text,
  inReplyTo: mail.inReplyTo ?? undefined,
  references: mail.references,
  attachments: mail.files.map(({ fileName, mimeType, content }) => ({
    filename: fileName,
    contentType: mimeType,
    content: Buffer.from(content),
  })),
});

/** The answers that are about this message or its receiver. A refused login or a failed handshake is ours to put right. */
const aboutTheMessage: ReadonlySet<unknown> = new Set(['EENVELOPE', 'EMESSAGE']);

/** By SMTP; `url` as SMTP_URL. */
export function createSmtpTransport(url: string): Transport {
  // Well within the lease of a message, else it would be sent once more while this attempt still hangs.
  const { smtpConnect, smtpSilence } = outboxLimits;
  const timeouts = { connectionTimeout: smtpConnect, greetingTimeout: smtpConnect, socketTimeout: smtpSilence };
  const transporter = createTransport({ url, ...timeouts });
  return {
    send: async (mail) => {
      try {
        await transporter.sendMail(options(mail));
      } catch (error) {
        const { responseCode = 0, code } = error as { responseCode?: number; code?: string };
        if (responseCode >= 500 && aboutTheMessage.has(code))
          throw new PermanentRefusal((error as Error).message, { cause: error });
        throw error;
      }
    },
    close: () => transporter.close(),
  };
}

/** Into `<directory>/<Message-ID>.eml`: the same message twice is the same file. */
export function createFolderTransport(directory: string): Transport {
  return {
    send: async (mail) => {
      await mkdir(directory, { recursive: true });
      const name = mail.messageId.replace(/[^\w.@-]/g, '');
      const bytes = await new MailComposer({ ...options(mail), date: new Date() }).compile().build();
      // Whoever watches the folder sees whole files only, after a power cut, too.
      await writeFile(join(directory, `.${name}.part`), bytes, { flush: true });
      await rename(join(directory, `.${name}.part`), join(directory, `${name}.eml`));
    },
    close: () => {},
  };
}
