import iconv from 'iconv-lite';
import mammoth from 'mammoth';
import { unpackZip } from './archive.ts';
import { documentLimits } from './limits.ts';

type EditableType = 'docx' | 'odt' | 'rtf' | 'text';

const readers: Record<EditableType, (bytes: Uint8Array) => string | Promise<string>> = {
  docx: docxText,
  odt: odtText,
  rtf: rtfText,
  text: plainText,
};

/** The text of an editable file: no scan in the sense of 3.8, but it must be read to say so. */
export async function editableText(type: EditableType, bytes: Uint8Array): Promise<string> {
  return (await readers[type](bytes)).slice(0, documentLimits.editableCharacters);
}

async function docxText(bytes: Uint8Array): Promise<string> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  return value.replace(/\n{2,}/g, '\n');
}

/** OpenDocument 1.3: paragraphs and headings of `content.xml`; tabs and repeated blanks are elements. */
function odtText(bytes: Uint8Array): string {
  const content = unpackZip(bytes).files.find(({ name }) => name === 'content.xml');
  if (!content) throw new Error('no content.xml');
  return Buffer.from(content.bytes)
    .toString('utf8')
    .replace(/<text:(?:s|tab)\b[^>]*>/g, ' ')
    .replace(/<\/text:(?:p|h)>|<text:line-break\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|amp|quot|apos);/g, (entity) => entities[entity] ?? entity);
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
};

/** Text files of Russian Windows are cp1251 unless they are valid UTF-8 or say otherwise. */
function plainText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(Buffer.from(bytes), 'utf-16le');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(Buffer.from(bytes), 'win1251');
  }
}

/** Groups of an RTF file that hold no text of the page (RTF 1.9.1). */
const silentGroups = /\{\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|header|footer)/;

/** Enough of RTF to read a letter: escaped characters, paragraphs, groups without text left out. */
function rtfText(bytes: Uint8Array): string {
  const source = Buffer.from(bytes).toString('latin1');
  let out = '';
  let skipDepth = 0;
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    const rest = source.slice(i, i + 40);
    if (source[i] === '{') {
      depth++;
      if (skipDepth === 0 && silentGroups.exec(rest)?.index === 0) skipDepth = depth;
    } else if (source[i] === '}') {
      if (depth === skipDepth) skipDepth = 0;
      depth--;
    } else if (source[i] === '\\') {
      const control = readControl(rest);
      if (skipDepth === 0) out += control.text;
      i += control.length - 1;
    } else if (skipDepth === 0 && !/[\r\n]/.test(source[i] ?? '')) out += source[i];
  }
  return out.replace(/[ \t]+/g, ' ');
}

function readControl(rest: string): { text: string; length: number } {
  const hex = /^\\'([0-9a-f]{2})/i.exec(rest);
  if (hex) return { text: iconv.decode(Buffer.from([Number.parseInt(hex[1] ?? '', 16)]), 'win1251'), length: 4 };
  const unicode = /^\\u(-?\d+) ?(?:\\'[0-9a-f]{2}|\?)?/i.exec(rest);
  if (unicode) return { text: String.fromCharCode((Number(unicode[1]) + 65536) % 65536), length: unicode[0].length };
  const word = /^\\([a-z]+)(-?\d+)? ?/i.exec(rest);
  if (!word) return { text: /^\\[\\{}]/.test(rest) ? (rest[1] ?? '') : rest.startsWith('\\~') ? ' ' : '', length: 2 };
  const breaks = ['par', 'line', 'row'];
  const text = breaks.includes(word[1] ?? '') ? '\n' : word[1] === 'tab' || word[1] === 'cell' ? '\t' : '';
  return { text, length: word[0].length };
}
