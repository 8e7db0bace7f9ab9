import { type AddressObject, type EmailAddress, type ParsedMail as MailparserMail, simpleParser } from 'mailparser';
import type { MailAddress, ParsedAttachment, ParsedMail } from '../types.ts';
import { canonicalBody } from './body.ts';
import { decode, type Encoding, guessEncoding } from './charset.ts';
import { limits } from './limits.ts';
import { receivedAt } from './received.ts';
import { type QuarantineReason, repairMail } from './repair.ts';
import { segmentText } from './segment.ts';
import { unsaidOf } from './unsaid.ts';

export type Quarantined = { quarantined: QuarantineReason };

const addresses = (value: AddressObject | AddressObject[] | undefined): MailAddress[] => {
  const flat = (list: EmailAddress[]): EmailAddress[] => list.flatMap((one) => (one.group ? flat(one.group) : [one]));
  return flat([value ?? []].flat().flatMap((one) => one.value))
    .filter(({ address = '' }) => address !== '' && address.length <= limits.addressCharacters)
    .map((one) => ({ address: (one.address ?? '').trim(), name: one.name.replace(/\s+/g, ' ').trim() }));
};

/** The addresses that a `From:` names, in lower case. What stands in quotes or comments names nobody. */
function addressesIn(value: string): string[] {
  const bare = value.replace(/"(?:[^"\\]|\\.)*"/g, ' ').replace(/\([^()]*\)/g, ' ');
  return bare.split(/[,;]/).flatMap((element) => {
    const bracketed = [...element.matchAll(/<([^<>]*)>/g)].map((match) => match[1] ?? '');
    const named = bracketed.length > 0 ? bracketed : element.split(/[\s:]+/);
    return named.map((word) => word.trim().toLowerCase()).filter((word) => word.includes('@'));
  });
}

/**
 * RFC 5322 allows one `From:`, and who may ask (1.1) is the first thing judged. Two of them, or one that names several
 * addresses, leave it open who writes (each mail server proves another one): nobody is taken for the sender.
 */
function senderOf(mail: MailparserMail, headers: ReadonlyMap<string, readonly string[]>): MailAddress | null {
  const named = new Set((headers.get('from') ?? []).flatMap(addressesIn));
  return named.size > 1 ? null : (addresses(mail.from)[0] ?? null);
}

/** File names that came as raw bytes without any encoding reach us as latin1: their bytes are read anew. */
function fileName(name: string | undefined, mimeType: string, position: number): string {
  if (name === undefined || name === '') {
    const extension = /^image\/jpe?g$/.test(mimeType)
      ? 'jpg'
      : (mimeType.split('/')[1] ?? 'bin').replace(/[^a-z0-9]+/gi, '-').slice(0, 12);
    return `attachment-${position + 1}.${extension}`;
  }
  const isLatin1 = /[\u0080-\u00ff]/.test(name) && !/[\u0100-\uffff]/.test(name);
  const bytes = Buffer.from(name, 'latin1');
  return (isLatin1 ? decode(bytes, guessEncoding(bytes)) : name).replace(/[\r\n\t]+/g, ' ').trim();
}

const attachmentsOf = (mail: MailparserMail): ParsedAttachment[] =>
  mail.attachments.map((attachment, position) => ({
    fileName: fileName(attachment.filename, attachment.contentType, position),
    mimeType: attachment.contentType,
    contentId: attachment.cid ?? null,
    inline:
      attachment.contentDisposition === 'inline' ||
      (attachment.related && attachment.contentDisposition !== 'attachment'),
    bytes: attachment.content,
  }));

const messageIds = (values: readonly string[] | undefined): string[] =>
  (values ?? [])
    .flatMap((value) => value.match(/<[^<>\s]+>/g) ?? [])
    .filter((id) => Buffer.byteLength(id) <= limits.messageIdBytes);

/** One that lacks its angle brackets is one all the same. */
function bareMessageId(headers: ReadonlyMap<string, readonly string[]>): string | null {
  const bare = headers.get('message-id')?.[0] ?? '';
  return bare === '' || Buffer.byteLength(bare) > limits.messageIdBytes ? null : bare;
}

/** The verdict of the receiving server, which writes its `Authentication-Results` topmost (RFC 8601, 5). */
function dkimOf(headers: ReadonlyMap<string, readonly string[]>): 'pass' | 'fail' | null {
  const verdict = /\bdkim\s*=\s*(\w+)/i.exec(headers.get('authentication-results')?.[0] ?? '')?.[1]?.toLowerCase();
  return verdict === 'pass' || verdict === 'fail' ? verdict : null;
}

/** How deep a mail lies in others, and the encoding chosen for the whole. */
type Nesting = { depth: number; charset: Encoding | null };

type Content = Pick<ParsedMail, 'text' | 'segments' | 'attachments' | 'unsaid' | 'partsDiffer'>;

/** What the two parts of a mail leave open between them; nothing where they say the same. */
function leftOpen(unsaid: string, partsDiffer: boolean): Pick<ParsedMail, 'unsaid' | 'partsDiffer'> {
  return { ...(unsaid === '' ? {} : { unsaid }), ...(partsDiffer ? { partsDiffer } : {}) };
}

/** Adds a mail that came as an attachment: its words and attachments count as forwarded. */
function appendForwarded(content: Content, inner: ParsedMail): Content {
  const header = `\n\n-------- Пересылаемое сообщение --------\nОт: ${inner.from ? `${inner.from.name} <${inner.from.address}>` : ''}\nТема: ${inner.subject}\n\n`;
  const start = content.text.length;
  const words = start + header.length;
  const asForwarded = inner.segments.map((segment) => ({
    kind: segment.kind === 'own' ? ('forwarded' as const) : segment.kind,
    start: segment.start + words,
    end: segment.end + words,
  }));
  return {
    text: content.text + header + inner.text,
    segments: [...content.segments, { kind: 'reply-header', start, end: words }, ...asForwarded],
    attachments: [...content.attachments, ...inner.attachments],
    ...leftOpen(
      [content.unsaid, inner.unsaid].filter(Boolean).join('\n'),
      content.partsDiffer === true || inner.partsDiffer === true,
    ),
  };
}

async function readForwarded(
  content: Content,
  forwarded: readonly Uint8Array[],
  { depth, charset }: Nesting,
): Promise<Content> {
  let all = content;
  for (const [position, bytes] of forwarded.entries()) {
    const inner =
      depth < limits.depth
        ? await parseNested(bytes, { depth: depth + 1, charset })
        : { quarantined: 'too-deep' as const };
    all =
      'quarantined' in inner
        ? {
            ...all,
            attachments: [
              ...all.attachments,
              {
                fileName: `message-${position + 1}.eml`,
                mimeType: 'message/rfc822',
                contentId: null,
                inline: false,
                bytes,
              },
            ],
          }
        : appendForwarded(all, inner);
  }
  return all;
}

async function parseNested(bytes: Uint8Array, nesting: Nesting): Promise<ParsedMail | Quarantined> {
  const repaired = repairMail(bytes, nesting.charset);
  if ('quarantined' in repaired) return repaired;
  const { headers } = repaired;
  let mail: MailparserMail;
  try {
    mail = await simpleParser(repaired.bytes, {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
    });
  } catch {
    return { quarantined: 'malformed' };
  }
  const html = mail.html === false || mail.html === undefined || mail.html === '' ? null : mail.html;
  const body = canonicalBody(mail.text ?? null, html);
  const from = senderOf(mail, headers);
  const to = [...addresses(mail.to), ...addresses(mail.cc)];
  const inReplyTo = messageIds(headers.get('in-reply-to'))[0] ?? null;
  const subject = (mail.subject ?? '').slice(0, limits.subjectCharacters).replace(/\s+/g, ' ').trim();
  const segmented = ({ text, marks }: Pick<typeof body, 'text' | 'marks'>) => ({
    text,
    segments: segmentText(text, marks, { subject, from, to, isReply: inReplyTo !== null }),
  });
  const unsaid = body.dropped && unsaidOf(segmented(body.dropped), body.text);
  const content = await readForwarded(
    {
      ...segmented(body),
      attachments: attachmentsOf(mail),
      ...leftOpen(unsaid?.text ?? '', body.partsDiffer || unsaid?.isDenial === true),
    },
    repaired.forwarded,
    nesting,
  );
  // A request may stand in the subject alone, above a blank text.
  const saidInSubject = repaired.sentBlank && /(?:\d[\s\u00a0]?){9}/.test(subject);
  const isEmpty = content.text.trim() === '' && html === null && content.attachments.length === 0;
  if (repaired.hasBody && isEmpty && !saidInSubject) return { quarantined: 'body-lost' };
  return {
    messageId: messageIds(headers.get('message-id'))[0] ?? bareMessageId(headers),
    inReplyTo,
    references: messageIds(headers.get('references')).slice(-limits.references),
    from,
    to: addresses(mail.to),
    subject,
    receivedAt: receivedAt(headers),
    headers,
    ...content,
    html,
    dkim: dkimOf(headers),
  };
}

/**
 * Reads the bytes of one mail. Charsets and delimiter lines are repaired first, because mailparser loses such text in
 * silence; what came in is compared with what came out (`body-lost`). Never throws for a broken mail: it is quarantined
 * with the reason. `charset` is read instead of what its texts declare, where a person has chosen it.
 */
export const parseMail = (bytes: Uint8Array, charset: Encoding | null = null): Promise<ParsedMail | Quarantined> =>
  parseNested(bytes, { depth: 0, charset });
