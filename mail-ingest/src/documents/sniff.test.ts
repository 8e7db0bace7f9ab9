import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { sniff } from './sniff.ts';

const bytes = (...values: (number | string)[]): Uint8Array =>
  Uint8Array.from(values.flatMap((v) => (typeof v === 'number' ? [v] : [...v].map((c) => c.charCodeAt(0)))));

it.each<[string, Uint8Array, string, string]>([
  ['a PDF named .jpg', bytes('%PDF-1.7'), 'скан.jpg', 'pdf'],
  ['a PDF behind the junk of a mail gateway', bytes('\r\n\r\n%PDF-1.4'), 'x.pdf', 'pdf'],
  ['a JPEG without an extension', bytes(0xff, 0xd8, 0xff, 0xe0), 'скан', 'image'],
  ['a TIFF', bytes('II', 0x2a, 0), 'fax.tif', 'image'],
  ['a WebP', bytes('RIFF', 0, 0, 0, 0, 'WEBP'), 'photo.webp', 'image'],
  ['an AVIF', bytes(0, 0, 0, 28, 'ftypavif'), 'IMG_1.avif', 'image'],
  ['a photo of an iPhone', bytes(0, 0, 0, 36, 'ftypheic'), 'IMG_1', 'unsupported-picture'],
  ['a video', bytes(0, 0, 0, 36, 'ftypisom'), 'IMG_1.mov', 'unsupported'],
  ['a bitmap', bytes('BM', 0, 0), 'scan.bmp', 'image'],
  ['an RTF named .doc', bytes('{\\rtf1'), 'письмо.doc', 'rtf'],
  ['plain text', bytes('hello'), 'письмо.txt', 'text'],
  ['bytes named .txt', bytes(0, 1, 2, 3), 'письмо.txt', 'unsupported'],
  ['a RAR', bytes('Rar!', 0x1a, 7), 'письма.rar', 'unsupported-archive'],
  ['a 7-Zip', bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'письма.7z', 'unsupported-archive'],
  ['nothing', new Uint8Array(), 'пусто.pdf', 'empty'],
  ['a Word file', zipSync({ 'word/document.xml': bytes('x') }), 'письмо', 'docx'],
  ['a spreadsheet', zipSync({ 'xl/workbook.xml': bytes('x') }), 'таблица.xlsx', 'unsupported'],
  ['an archive that holds a PDF as it is', zipSync({ 'a.pdf': bytes('%PDF-1.4') }, { level: 0 }), 'письмо.zip', 'zip'],
  ['a winmail.dat', bytes(0x78, 0x9f, 0x3e, 0x22, 1, 0), 'ATT1', 'tnef'],
  ['an archive', zipSync({ 'a.jpg': bytes('x') }), 'архив', 'zip'],
])('%s is known by its bytes', (_, content, name, type) => {
  expect(sniff(content, name)).toBe(type);
});
