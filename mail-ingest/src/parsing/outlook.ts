import { createRequire } from 'node:module';
import type Package from '@kenjiuno/msgreader';
import type { FieldsData } from '@kenjiuno/msgreader';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type Mail from 'nodemailer/lib/mailer/index.js';
import { limits } from './limits.ts';

// CommonJS that marks itself as a module: node and bundlers disagree on what its default import is, `require` doesn't.
const { default: MsgReader } = createRequire(import.meta.url)('@kenjiuno/msgreader') as typeof Package;

/** MS-CFB, 2.2: what every compound file begins with. */
const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Whether the bytes are a mail as Outlook saves it (.msg). */
export const isOutlookMail = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, signature.length)).equals(signature);

/**
 * The mail of a .msg file as MIME (RFC 5322): the header that the receiving server wrote, if Outlook kept it, and the
 * texts and attachments as they are. null: it is no mail, or can't be read.
 */
export async function fromOutlook(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await compose(bytes, 0);
  } catch {
    return null;
  }
}

async function compose(bytes: Uint8Array, depth: number): Promise<Buffer | null> {
  // A copy: the reader takes the whole buffer beneath the bytes.
  const msg = new MsgReader(Uint8Array.from(bytes).buffer);
  const fields = msg.getFileData();
  if (fields.error !== undefined || fields.dataType !== 'msg' || depth > limits.depth) return null;
  const html = fields.bodyHtml ?? (fields.html && textOf(fields.html, fields.internetCodepage));
  const attachments = await Promise.all((fields.attachments ?? []).map((one) => attachmentOf(msg, one, depth)));
  const mail = new MailComposer({
    ...(fields.headers ? {} : headOf(fields)),
    text: fields.body ?? '',
    ...(html ? { html } : {}),
    attachments,
  });
  const mime = await mail.compile().build();
  return underHeader(fields, mime);
}

/** HTML is kept as bytes in the code page of the mail: 65001 is UTF-8, the others are named by their number. */
const textOf = (bytes: Uint8Array, codePage: number | undefined): string =>
  new TextDecoder(codePage === undefined || codePage === 65_001 ? 'utf-8' : encodingOf(codePage)).decode(bytes);

const encodingOf = (codePage: number): string => {
  if (codePage === 20_866) return 'koi8-r';
  return codePage === 28_595 ? 'iso-8859-5' : `windows-${codePage}`;
};

const headOf = (fields: FieldsData): Mail.Options => {
  const sent = fields.messageDeliveryTime ?? fields.clientSubmitTime;
  const sender = fields.senderSmtpAddress ?? fields.creatorSMTPAddress ?? fields.senderEmail ?? '';
  const to = (fields.recipients ?? []).filter(({ recipType }) => recipType !== 'bcc');
  return {
    ...(sender.includes('@') ? { from: { name: fields.senderName ?? '', address: sender } } : {}),
    to: to.map(({ name = '', smtpAddress, email = '' }) => ({ name, address: smtpAddress ?? email })),
    subject: fields.subject ?? '',
    ...(sent ? { date: new Date(sent) } : {}),
    ...(fields.messageId ? { messageId: fields.messageId } : {}),
  };
};

async function attachmentOf(
  msg: InstanceType<typeof MsgReader>,
  attachment: FieldsData,
  depth: number,
): Promise<Mail.Attachment> {
  const { content, fileName } = msg.getAttachment(attachment);
  const inner = attachment.innerMsgContent ? await compose(content, depth + 1) : null;
  if (inner) return { content: inner, contentType: 'message/rfc822', contentTransferEncoding: 'base64' };
  return {
    filename: fileName,
    content: Buffer.from(content),
    ...(attachment.attachMimeTag ? { contentType: attachment.attachMimeTag } : {}),
    ...(attachment.pidContentId ? { cid: attachment.pidContentId } : {}),
  };
}

const ofTheBody = /^(?:content-[\w-]+|mime-version):/i;

const fieldsOf = (header: string): string[] =>
  header.split(/\r?\n(?![ \t])/).filter((field) => /^[!-9;-~]+:/.test(field));

/**
 * The body of `mime` under the header that came with the mail: of that, all but how the body was encoded. Where none was
 * kept, under what is known: the composer makes up a date and an id, and a mail read twice must be the same mail.
 */
function underHeader({ headers, messageId, messageDeliveryTime, clientSubmitTime }: FieldsData, mime: Buffer): Buffer {
  const end = mime.indexOf('\r\n\r\n');
  const composed = fieldsOf(mime.subarray(0, end).toString('utf8'));
  const isMadeUp = (field: string): boolean =>
    (!messageId && /^message-id:/i.test(field)) || (!messageDeliveryTime && !clientSubmitTime && /^date:/i.test(field));
  const received = headers ? fieldsOf(headers).filter((field) => !ofTheBody.test(field)) : [];
  const own = composed.filter((field) => ofTheBody.test(field) || (!headers && !isMadeUp(field)));
  const head = [...received, ...own].map((field) => `${field.replace(/\r?\n/g, '\r\n')}\r\n`).join('');
  return Buffer.concat([Buffer.from(head, 'utf8'), mime.subarray(end + 2)]);
}
