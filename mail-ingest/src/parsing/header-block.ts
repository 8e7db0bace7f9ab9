import { decode, type Encoding, effectiveEncoding, guessEncoding } from './charset.ts';

/** One header field: its raw text (one character per byte, folded lines and line ends kept) and its parts. */
export type HeaderField = { name: string; value: string };

const bytesOf = (binary: string): Buffer => Buffer.from(binary, 'latin1');
// biome-ignore lint/suspicious/noControlCharactersInRegex: bytes outside ASCII are what is looked for
const nonAscii = /[^\x00-\x7f]/;

/** Header and body of a MIME entity, both one character per byte. The blank line belongs to neither. */
export function splitEntity(raw: string): { head: string; body: string } {
  if (/^\r?\n/.test(raw)) return { head: '', body: raw.replace(/^\r?\n/, '') };
  const end = /\r?\n\r?\n/.exec(raw);
  return end ? { head: raw.slice(0, end.index), body: raw.slice(end.index + end[0].length) } : { head: raw, body: '' };
}

/** Fields of a header block in order; lines that are no field (an mbox `From ` line, garbage) are dropped. */
export function parseFields(head: string): HeaderField[] {
  const fields: HeaderField[] = [];
  for (const line of head.split(/\r?\n/)) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) last.value += ` ${line.trim()}`;
    else {
      const match = /^([A-Za-z][!-9;-~]*)[ \t]*:(.*)$/.exec(line);
      if (match) fields.push({ name: match[1] ?? '', value: (match[2] ?? '').trim() });
    }
  }
  return fields;
}

const encodedWord = (text: string): string => `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;

/** RFC 2047 words whose charset is no charset (`us-ascii` around Cyrillic bytes) get the charset of their bytes. */
const relabelWords = (value: string): string =>
  value.replace(/=\?([^?\s]*)\?([bq])\?([^?\s]*)\?=/gi, (word, label: string, kind: string, data: string) => {
    const bytes =
      kind.toLowerCase() === 'b'
        ? Buffer.from(data, 'base64')
        : bytesOf(
            data
              .replaceAll('_', ' ')
              .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          );
    const [charset = ''] = label.split('*');
    // A UTF-8 letter may be cut between two words: such a pair is left to the parser, which joins them.
    if (/^utf-?8$/i.test(charset)) return word;
    const encoding = effectiveEncoding(bytes, charset);
    return encoding === charset.toLowerCase() || (encoding === 'utf-8' && !bytes.some((b) => b >= 0x80))
      ? word
      : encodedWord(decode(bytes, encoding));
  });

/** Raw 8-bit file names become RFC 2231 parameters, which every parser understands. */
const repairParameters = (value: string): string =>
  value.replace(/\b((?:file)?name)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s"]+)/gi, (whole, name: string, quoted: string) => {
    if (!nonAscii.test(quoted)) return whole;
    const plain = quoted.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
    return `${name}*=utf-8''${encodeURIComponent(plain).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
  });

/** Raw 8-bit phrases of an address list become encoded words; addresses and punctuation stay. */
const repairAddresses = (value: string): string =>
  value.replace(/"((?:[^"\\]|\\.)*)"|[^<>,;"@\s][^<>,;"@]*/g, (run, quoted: string | undefined) =>
    nonAscii.test(run) ? `${encodedWord((quoted ?? run).trim())} ` : run,
  );

const addressFields = /^(from|to|cc|bcc|sender|reply-to|resent-.*)$/i;
const parameterFields = /^content-(type|disposition)$/i;

/**
 * A header field in which every letter beyond ASCII is declared. Raw bytes are read as utf-8, else windows-1251, else
 * koi8-r, unless a person has chosen `charset`: mailparser would turn them into U+FFFD for good.
 */
export function repairField(field: HeaderField, charset: Encoding | null): HeaderField {
  const { name } = field;
  const value = relabelWords(field.value);
  if (!nonAscii.test(value)) return { name, value };
  const bytes = bytesOf(value);
  const text = decode(bytes, charset ?? guessEncoding(bytes));
  if (parameterFields.test(name)) return { name, value: repairParameters(text) };
  if (addressFields.test(name)) return { name, value: repairAddresses(text) };
  return { name, value: text.includes('=?') ? text.replace(/\S*[^\s!-~]\S*/g, encodedWord) : encodedWord(text) };
}

/** A parameter of `Content-Type` or `Content-Disposition` (RFC 2045), without RFC 2231 decoding. */
export function parameter(value: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\*?(?:0\\*?)?\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(
    value,
  );
  return match ? (match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? '') : null;
}
