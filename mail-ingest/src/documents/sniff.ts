import { tnefSignature } from './tnef.ts';

export type DocumentType =
  | 'pdf'
  | 'image'
  | 'docx'
  | 'odt'
  | 'rtf'
  | 'text'
  | 'zip'
  | 'tnef'
  | 'unsupported-archive'
  | 'unsupported-picture'
  | 'unsupported'
  | 'empty';

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((value, i) => bytes[at + i] === value);

const ascii = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));

const imageSignatures: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  ascii('GIF8'),
  ascii('BM'),
];

/**
 * What a file is by its first bytes. Names and MIME types of attachments are often wrong (`application/octet-stream`,
 * «скан» without an extension), so the name decides only between kinds of plain text.
 */
export function sniff(bytes: Uint8Array, fileName: string): DocumentType {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, ascii('%PDF-'))) return 'pdf';
  if (imageSignatures.some((signature) => startsWith(bytes, signature))) return 'image';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) return 'image';
  if (startsWith(bytes, ascii('ftyp'), 4)) return containerKind(bytes);
  if (startsWith(bytes, ascii('{\\rtf'))) return 'rtf';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return zipKind(bytes);
  if (startsWith(bytes, ascii('Rar!')) || startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf])) return 'unsupported-archive';
  if (startsWith(bytes, tnefSignature)) return 'tnef';
  if (startsWith(bytes, [0x1f, 0x8b])) return 'unsupported-archive';
  // RFC 8118: readers accept the header anywhere in the first 1024 bytes. Last, since an archive may hold a PDF as it is.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  return /\.(txt|text)$/i.test(fileName) && !bytes.subarray(0, 4096).includes(0) ? 'text' : 'unsupported';
}

/** ISO/IEC 23008-12: photos of phones in one container; there is no decoder under a free licence for HEVC, the usual one. */
function containerKind(bytes: Uint8Array): DocumentType {
  const brand = String.fromCharCode(...bytes.subarray(8, 12));
  if (brand === 'avif' || brand === 'avis') return 'image';
  return /^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand) ? 'unsupported-picture' : 'unsupported';
}

/** Files of Word and LibreOffice are zip archives too; so are spreadsheets, which are no letters. */
function zipKind(bytes: Uint8Array): DocumentType {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.includes('word/document.xml')) return 'docx';
  if (view.includes('application/vnd.oasis.opendocument.text')) return 'odt';
  return view.includes('xl/workbook.xml') || view.includes('ppt/presentation.xml') ? 'unsupported' : 'zip';
}
