import type { Mailbox } from '@perenos/domain';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

/** `draw` makes the bytes when the mail is composed: scans take their time. */
export type DemoAttachment = { filename: string; draw: () => Promise<Uint8Array>; contentType: string; cid?: string };

/** A mail as a partner's mail program would write it. */
export type DemoMail = {
  from: { name: string; address: string };
  subject: string;
  text?: string;
  html?: string;
  attachments?: DemoAttachment[];
  headers?: Record<string, string>;
};

const rfc5322Date = (at: Date): string => {
  const moscow = new Date(at.getTime() + 3 * 3_600_000);
  return `${moscow.toUTCString().replace('GMT', '+0300')}`;
};

/** Composes the message as the receiving server hands it over: with its own `Received:` line on top (RFC 5321, 4.4). */
export async function composeMail(
  mailbox: Mailbox,
  id: string,
  receivedAt: Date,
  mail: DemoMail,
  inReplyTo: string | null,
): Promise<Buffer> {
  const host = mail.from.address.slice(mail.from.address.indexOf('@') + 1);
  const attachments = await Promise.all(
    (mail.attachments ?? []).map(async ({ draw, ...rest }) => ({ ...rest, content: Buffer.from(await draw()) })),
  );
  const composer = new MailComposer({
    from: mail.from,
    to: `${mailbox}@astral.ru`,
    subject: mail.subject,
    date: new Date(receivedAt.getTime() - 4000),
    messageId: demoMessageId(id),
    ...(inReplyTo ? { inReplyTo: demoMessageId(inReplyTo), references: demoMessageId(inReplyTo) } : {}),
    ...(mail.text === undefined ? {} : { text: mail.text }),
    ...(mail.html === undefined ? {} : { html: mail.html }),
    attachments,
    headers: mail.headers ?? {},
  });
  const message = await composer.compile().build();
  const received = `Received: from mail.${host} by mx.astral.ru with ESMTPS\r\n\tfor <${mailbox}@astral.ru>; ${rfc5322Date(receivedAt)}\r\n`;
  return Buffer.concat([Buffer.from(received), message]);
}

export const demoMessageId = (id: string): string => `<${id}@demo.example>`;
