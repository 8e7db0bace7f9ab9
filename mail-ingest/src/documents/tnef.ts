import iconv from 'iconv-lite';
import type { Archive, ArchiveFile } from './archive.ts';
import { documentLimits } from './limits.ts';

/** Attributes of [MS-OXTNEF] 2.1.3 that make up an attachment; levels: 1 the message, 2 an attachment. */
const attribute = { renderData: 0x9002, title: 0x8010, data: 0x800f, properties: 0x9005 } as const;
const attachmentLevel = 2;
/** The name as its sender saw it; the title is often cut to eight characters and three. */
const longFileName = 0x3707;
const unicodeText = 0x1f;
const narrowText = 0x1e;

/** First bytes of winmail.dat, in which Outlook and Exchange wrap what is attached. */
export const tnefSignature = [0x78, 0x9f, 0x3e, 0x22] as const;

/** The files in a winmail.dat, within the limits of archives. What is cut off is damaged; what came before it is kept. */
export function unpackTnef(bytes: Uint8Array): Archive {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: ArchiveFile[] = [];
  let open: ArchiveFile | null = null;
  // The signature, then a key of two bytes.
  let at = 6;
  while (at + 9 <= view.length) {
    const level = view.readUInt8(at);
    const id = view.readUInt16LE(at + 1);
    const length = view.readUInt32LE(at + 5);
    const value = view.subarray(at + 9, at + 9 + length);
    if (value.length < length) return { files, problem: 'damaged' };
    // A checksum of two bytes follows each value.
    at += 9 + length + 2;
    if (level !== attachmentLevel) continue;
    if (id === attribute.renderData) {
      if (files.length >= documentLimits.archive.files) return { files: [], problem: 'archive-bomb' };
      open = { name: 'вложение', bytes: new Uint8Array() };
      files.push(open);
    } else if (open && id === attribute.title) open.name = narrow(value);
    else if (open && id === attribute.data) open.bytes = new Uint8Array(value);
    else if (open && id === attribute.properties) open.name = nameAmong(value) ?? open.name;
  }
  return { files, problem: files.length === 0 && at < view.length ? 'damaged' : null };
}

/** Outlook in Russia writes names of one byte a letter in windows-1251. */
const narrow = (value: Buffer): string => iconv.decode(value, 'windows-1251').replace(/\0.*$/s, '');

/** Sizes of the property types of one value ([MS-OXCDATA] 2.11.1), padded to four bytes; others state their length. */
const fixedSizes: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

/** The long file name among the properties; null where there is none before the first one that can't be understood. */
function nameAmong(value: Buffer): string | null {
  try {
    let at = 4;
    for (let left = value.readUInt32LE(0); left > 0; left--) {
      const type = value.readUInt16LE(at);
      const id = value.readUInt16LE(at + 2);
      at += 4;
      if (id >= 0x8000) at = afterName(value, at);
      const size = fixedSizes[type];
      if (size !== undefined) {
        at += size;
        continue;
      }
      if ((type & 0x1000) !== 0) return null;
      for (let count = value.readUInt32LE(at), next = at + 4; ; count--) {
        at = next;
        if (count === 0) break;
        const length = value.readUInt32LE(at);
        const content = value.subarray(at + 4, at + 4 + length);
        if (id === longFileName && type === unicodeText) return content.toString('utf16le').replace(/\0.*$/s, '');
        if (id === longFileName && type === narrowText) return narrow(content);
        next = at + 4 + Math.ceil(length / 4) * 4;
      }
    }
    return null;
  } catch {
    // RangeError: cut off. The short title stands.
    return null;
  }
}

/** Behind the name of a named property: a set's identifier, then a number or a text. */
function afterName(value: Buffer, at: number): number {
  const isText = value.readUInt32LE(at + 16) === 1;
  return at + 24 + (isText ? Math.ceil(value.readUInt32LE(at + 20) / 4) * 4 : 0);
}
