import { burn } from '@kenjiuno/msgreader/lib/Burner.js';

/** MS-CFB, 2.6.1: kinds of entries. */
const kinds = { folder: 1, file: 2, root: 5 } as const;

type Entry = { name: string; type: number; length: number; binaryProvider?: () => Uint8Array; children?: number[] };

// A copy: the writer takes the whole buffer beneath, and small ones share theirs.
const unicode = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));

/** MS-OXMSG, 2.1.3: a stream that holds one property: its id and type stand in its name. */
const property = (id: string, bytes: Uint8Array): Entry => ({
  name: `__substg1.0_${id}`,
  type: kinds.file,
  length: bytes.length,
  binaryProvider: () => bytes,
});
/** MS-OXMSG, 2.4: fixed-length properties; none are needed here, the header alone stands. */
const noProperties = (headerBytes: number): Entry => ({
  name: '__properties_version1.0',
  type: kinds.file,
  length: headerBytes,
  binaryProvider: () => new Uint8Array(headerBytes),
});

export type OutlookGiven = {
  subject: string;
  body: string;
  /** The header that the receiving server wrote. */
  headers?: string;
  from?: { name: string; address: string };
  attachment?: { fileName: string; bytes: Uint8Array };
};

/** A mail as Outlook saves it, with the properties that matter (MS-OXPROPS). */
export function anOutlookMail({ subject, body, headers, from, attachment }: OutlookGiven): Uint8Array {
  const own: Entry[] = [
    noProperties(32),
    property('001A001F', unicode('IPM.Note')),
    property('0037001F', unicode(subject)),
    property('1000001F', unicode(body)),
    ...(headers === undefined ? [] : [property('007D001F', unicode(headers))]),
    ...(from === undefined
      ? []
      : [property('0C1A001F', unicode(from.name)), property('5D01001F', unicode(from.address))]),
  ];
  const inside: Entry[] = attachment
    ? [noProperties(8), property('3707001F', unicode(attachment.fileName)), property('37010102', attachment.bytes)]
    : [];
  const entries: Entry[] = [{ name: 'Root Entry', type: kinds.root, length: 0, children: [] }, ...own];
  const children = own.map((_, at) => at + 1);
  if (attachment) {
    const folder = entries.length;
    const held = inside.map((_, at) => folder + 1 + at);
    entries.push({ name: '__attach_version1.0_#00000000', type: kinds.folder, length: 0, children: held }, ...inside);
    children.push(folder);
  }
  entries[0] = { name: 'Root Entry', type: kinds.root, length: 0, children };
  return burn(entries);
}
