import { drawLetterPdf } from '../demo/letter-drawing.ts';
import { type ScanOptions, scanOf } from '../demo/scanning.ts';
import { inn } from '../documents/testing/builders.ts';
import type { ParsedAttachment } from '../types.ts';

/** One sheet in the ways in which sheets come; the text layer alone needs no recognition. */
const scans: readonly (ScanOptions | null)[] = [
  { dpi: 200 },
  { dpi: 150, grey: true, format: 'png' },
  { dpi: 200, format: 'fax' },
  { dpi: 170, skew: -1.2, noise: 9, exifOrientation: 6, jpegQuality: 78 },
  { dpi: 150, rotate: 90 },
  { dpi: 300, grey: true },
  { dpi: 200, rotate: 180 },
  null,
  { dpi: 55, blur: 2.2, noise: 14, grey: true, levels: [120, 225], jpegQuality: 25 },
  { dpi: 200, skew: 1.6, jpegQuality: 70 },
];

/** Invented letters as ten attachments of one page each, as different in what they cost as scans are. */
export async function samplePages(): Promise<ParsedAttachment[]> {
  const pdf = await drawLetterPdf({
    letterhead: { name: 'ООО «Ромашка»', lines: [`ИНН ${inn.romashka}, КПП 001201001`] },
    outgoing: 'Исх. № 12 от 12.03.2026',
    addressee: ['АО «Калуга Астрал»'],
    paragraphs: [
      `Просим с 16 марта 2026 г. перенести нашу организацию на обслуживание к партнёру ООО «Бухта», ИНН ${inn.target}.`,
      'Программный продукт: 1С-Отчетность.',
    ],
    table: [
      ['Наименование', 'ИНН', 'КПП'],
      ['ООО «Ромашка»', inn.romashka, '001201001'],
      ['ООО «Лютик»', inn.lutik, '002301001'],
    ],
    signatory: { position: 'Директор', name: 'А. Н. Полозов' },
    seal: { ring: 'ООО «РОМАШКА» * ', centre: 'ДЛЯ ДОКУМЕНТОВ' },
  });
  return Promise.all(
    scans.map(async (scan, index) => ({
      fileName: `письмо-${index + 1}`,
      mimeType: 'application/octet-stream',
      contentId: null,
      inline: false,
      bytes: scan ? await scanOf(pdf, scan) : pdf,
    })),
  );
}
