import { decode, type Encoding, effectiveEncoding } from './charset.ts';
import { type HeaderField, parameter, parseFields, repairField, splitEntity } from './header-block.ts';
import { limits } from './limits.ts';

/** Why a mail is no mail, or can't be read without losing something. */
export type QuarantineReason =
  | 'empty'
  | 'no-header'
  | 'body-lost'
  | 'too-large'
  | 'too-many-parts'
  | 'too-deep'
  | 'too-many-headers'
  | 'malformed';

export type Repaired = {
  /** The mail as it goes to the parser. */
  bytes: Buffer;
  /** Header name in lower case → values, topmost first, as repaired. */
  headers: Map<string, string[]>;
  /** Mails that came as attachments (message/rfc822), raw; taken out of `bytes`. */
  forwarded: Buffer[];
  /** Whether anything but white space stands below the header. */
  hasBody: boolean;
  /** Whether all texts, decoded, are white space: they were sent so, nothing is lost. */
  sentBlank: boolean;
};

class LimitError extends Error {
  readonly reason: QuarantineReason;
  constructor(reason: QuarantineReason) {
    super(reason);
    this.reason = reason;
  }
}

/** `texts`, `blanks`: how many texts there are, and how many of them say nothing. */
type Walk = { parts: number; texts: number; blanks: number; forwarded: Buffer[]; charset: Encoding | null };

const find = (fields: readonly HeaderField[], name: string): string =>
  fields.find((field) => field.name.toLowerCase() === name)?.value ?? '';

const replace = (fields: readonly HeaderField[], name: string, value: string): HeaderField[] => [
  ...fields.filter((field) => field.name.toLowerCase() !== name.toLowerCase()),
  { name, value },
];

const print = (fields: readonly HeaderField[], body: string): string =>
  `${fields.map((field) => `${field.name}: ${field.value}\r\n`).join('')}\r\n${body}`;

/** RFC 2045 decoding of a leaf's body; broken escapes stay as they are. */
function transferDecoded(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const joined = body.replace(/[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** A text part in which the declared charset is the true one; a part that needs no repair stays byte for byte. */
function repairText(fields: HeaderField[], body: string, walk: Walk): string {
  const { charset } = walk;
  const type = find(fields, 'content-type') || 'text/plain';
  const declared = parameter(type, 'charset') ?? '';
  const bytes = transferDecoded(body, find(fields, 'content-transfer-encoding').trim().toLowerCase());
  walk.texts += 1;
  if (bytes.every((byte) => byte <= 0x20)) walk.blanks += 1;
  const encoding = charset ?? effectiveEncoding(bytes, declared);
  const isPlain = encoding === declared.toLowerCase() || !bytes.some((byte) => byte >= 0x80);
  if (charset === null && isPlain) return print(fields, body);
  const text = Buffer.from(decode(bytes, encoding), 'utf8')
    .toString('base64')
    .replace(/.{1,76}/g, '$&\r\n');
  const bare = type.replace(/;\s*charset\s*=\s*("[^"]*"|[^;\s]*)/i, '');
  const relabelled = replace(fields, 'Content-Type', `${bare}; charset=utf-8`);
  return print(replace(relabelled, 'Content-Transfer-Encoding', 'base64'), text);
}

/** The boundary that really parts the body: the declared one, else the first line that looks like a delimiter. */
function workingBoundary(type: string, body: string): string | null {
  const declared = parameter(type, 'boundary')?.trimEnd();
  if (declared && (body.startsWith(`--${declared}`) || body.includes(`\n--${declared}`))) return declared;
  return /(?:^|\n)--([^\s]{1,70})[ \t]*\r?\n(?:Content-|content-)/.exec(body)?.[1]?.replace(/--$/, '') ?? null;
}

/**
 * Parts of a multipart body, each repaired. Delimiter lines lose the blanks after them (RFC 2046, 5.1.1 allows them as
 * transport padding): mailparser would lose every part without a word.
 */
function repairMultipart(fields: HeaderField[], type: string, body: string, depth: number, walk: Walk): string {
  const boundary = workingBoundary(type, body);
  if (boundary === null) return repairText(replace(fields, 'Content-Type', 'text/plain'), body, walk);
  const inReport = /^multipart\/report/i.test(type);
  const parts: string[] = [];
  let current: string[] | null = null;
  for (const line of body.split(/(?<=\n)/)) {
    const bare = line.trimEnd();
    if (bare === `--${boundary}` || bare === `--${boundary}--`) {
      if (current) parts.push(current.join('').replace(/\r?\n$/, ''));
      current = bare.endsWith(`${boundary}--`) ? null : [];
    } else current?.push(line);
  }
  if (current) parts.push(current.join(''));
  const repaired = parts.map((part) => `--${boundary}\r\n${repairEntity(part, depth + 1, walk, inReport)}\r\n`);
  const declaredType =
    parameter(type, 'boundary')?.trimEnd() === boundary ? type : `${type.split(';')[0]}; boundary="${boundary}"`;
  return print(replace(fields, 'Content-Type', declaredType), `${repaired.join('')}--${boundary}--\r\n`);
}

function repairEntity(raw: string, depth: number, walk: Walk, inReport: boolean): string {
  walk.parts += 1;
  if (walk.parts > limits.parts) throw new LimitError('too-many-parts');
  if (depth > limits.depth) throw new LimitError('too-deep');
  const { head, body } = splitEntity(raw);
  const fields = parseFields(head).map((field) => repairField(field, walk.charset));
  if (head.length > limits.headerBytes || fields.length > limits.headerFields) throw new LimitError('too-many-headers');
  const type = find(fields, 'content-type');
  if (/^multipart\//i.test(type)) return repairMultipart(fields, type, body, depth, walk);
  if (/^message\/(rfc822|global)/i.test(type) && !inReport) {
    walk.forwarded.push(transferDecoded(body, find(fields, 'content-transfer-encoding').trim().toLowerCase()));
    return print([{ name: 'Content-Type', value: 'text/plain; charset=utf-8' }], '');
  }
  if (type !== '' && !/^text\/(plain|html)/i.test(type)) return print(fields, body);
  const disposition = find(fields, 'content-disposition');
  const named = /name/i.test(type) ? parameter(type, 'name') !== null : parameter(disposition, 'filename') !== null;
  // A text file sent «inline» is an attachment that some clients show: its words aren't the author's.
  if (named || parameter(disposition, 'filename') !== null) {
    return print(replace(fields, 'Content-Disposition', `attachment${disposition.replace(/^[^;]*/, '')}`), body);
  }
  return /^attachment/i.test(disposition) ? print(fields, body) : repairText(fields, body, walk);
}

// One of these makes a file a mail; any other «word: word» may be a line of anything.
const mailFields =
  /^(from|to|cc|date|subject|received|message-id|mime-version|content-type|return-path|delivered-to|reply-to|sender|x-.+)$/i;

/**
 * Makes a raw mail safe for the parser, or says why it is none. Pure: the kept bytes are never changed. `charset` is what
 * a person has chosen for all of its texts, whatever they declare.
 */
export function repairMail(
  bytes: Uint8Array,
  charset: Encoding | null = null,
): Repaired | { quarantined: QuarantineReason } {
  if (bytes.length > limits.mailBytes) return { quarantined: 'too-large' };
  // A byte-order mark, blank lines or an mbox line before the header come from exports, not from the sender.
  const raw = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .replace(/^(?:[ \t]*\r?\n)+/, '')
    .replace(/^>?From .*\r?\n/, '');
  if (raw.trim() === '') return { quarantined: 'empty' };
  const lines = raw.includes('\n') ? raw : raw.replaceAll('\r', '\n');
  const { head, body } = splitEntity(lines);
  const fields = parseFields(head).map((field) => repairField(field, charset));
  if (!fields.some((field) => mailFields.test(field.name))) return { quarantined: 'no-header' };
  const walk: Walk = { parts: 0, texts: 0, blanks: 0, forwarded: [], charset };
  try {
    const repaired = repairEntity(lines, 0, walk, false);
    const headers = new Map<string, string[]>();
    for (const { name, value } of fields)
      headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
    const { texts, blanks, forwarded } = walk;
    const sentBlank = texts > 0 && blanks === texts;
    return { bytes: Buffer.from(repaired, 'latin1'), headers, forwarded, hasBody: body.trim() !== '', sentBlank };
  } catch (error) {
    if (error instanceof LimitError) return { quarantined: error.reason };
    throw error;
  }
}
