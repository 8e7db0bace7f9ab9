import { degrees, type PDFPage, rgb } from 'pdf-lib';
import {
  a4,
  cell,
  type FontFamily,
  newDocument,
  rule,
  type Sheet,
  writeLine,
  writeParagraph,
} from './drawing-fonts.ts';

/** A round stamp (круглая печать): its ring text and what stands in the middle. */
export type SealDrawing = { ring: string; centre: string; colour?: 'blue' | 'black' };

/** What stands on an official letter, as it is written: nothing is derived, so wrong letters can be drawn too. */
export type LetterDrawing = {
  letterhead: { name: string; lines: string[] };
  /** «Исх. № 12 от 12.03.2026». */
  outgoing?: string;
  addressee: string[];
  title?: string;
  paragraphs: string[];
  /** Rows of a list of companies, the first one being its head. */
  table?: string[][];
  closing?: string[];
  signatory: { position: string; name: string };
  seal?: SealDrawing;
  font?: FontFamily;
  /** Where the list goes on a sheet of its own. */
  tableOnSecondPage?: boolean;
};

const left = 64;
const width = a4.width - 2 * left;

/** Draws the letter as a born-digital PDF with a text layer; `scanOf` makes a scan of it. */
export async function drawLetterPdf(letter: LetterDrawing): Promise<Uint8Array> {
  const { pdf, fonts } = await newDocument(letter.font ?? 'serif');
  const newSheet = (): Sheet => ({ page: pdf.addPage([a4.width, a4.height]), fonts });
  let sheet = newSheet();
  let y = drawHead(sheet, letter);
  for (const paragraph of letter.paragraphs)
    y = writeParagraph(sheet, `      ${paragraph}`, left, y, width, { size: 12 }) + 6;
  if (letter.table) {
    if (letter.tableOnSecondPage) {
      sheet = newSheet();
      y = 70;
    }
    y = drawTable(sheet, letter.table, y + 8);
  }
  for (const line of letter.closing ?? []) y = writeParagraph(sheet, line, left, y + 6, width, { size: 12 });
  drawSignature(sheet, letter, y + 70);
  return pdf.save();
}

function drawHead(sheet: Sheet, letter: LetterDrawing): number {
  let y = 56;
  y = writeParagraph(sheet, letter.letterhead.name, left, y, width, { size: 15, bold: true, align: 'center' });
  for (const line of letter.letterhead.lines)
    y = writeParagraph(sheet, line, left, y, width, { size: 10, align: 'center' });
  rule(sheet, left, y + 6, left + width, y + 6);
  y += 26;
  if (letter.outgoing) writeLine(sheet, letter.outgoing, left, y, width, { size: 11 });
  for (const line of letter.addressee) {
    writeLine(sheet, line, left + width * 0.55, y, width * 0.45, { size: 12 });
    y += 17;
  }
  y += 24;
  if (letter.title)
    y = writeParagraph(sheet, letter.title, left, y, width, { size: 12, bold: true, align: 'center' }) + 8;
  return y;
}

function drawTable(sheet: Sheet, rows: string[][], top: number): number {
  const rowHeight = 24;
  rows.forEach((row, r) => {
    // The first column holds names and takes half of the width.
    const narrow = row.length > 1 ? (width * 0.5) / (row.length - 1) : width;
    row.forEach((text, c) => {
      const x = c === 0 ? left : left + width * 0.5 + (c - 1) * narrow;
      const box = {
        x,
        y: top + r * rowHeight,
        width: c === 0 && row.length > 1 ? width * 0.5 : narrow,
        height: rowHeight,
      };
      cell(sheet, text, box, { size: 11, bold: r === 0 });
    });
  });
  return top + rows.length * rowHeight + 8;
}

function drawSignature(sheet: Sheet, letter: LetterDrawing, y: number): void {
  writeLine(sheet, letter.signatory.position, left, y, width, { size: 12 });
  writeLine(sheet, letter.signatory.name, left + width * 0.68, y, width * 0.32, { size: 12 });
  const lineY = y + 14;
  rule(sheet, left + width * 0.4, lineY, left + width * 0.64, lineY);
  if (letter.seal) drawSeal(sheet, letter.seal, left + width * 0.5, y + 20);
  drawHandwriting(sheet.page, left + width * 0.42, a4.height - y - 4);
}

/** A scribble in blue ink above the signature line. */
function drawHandwriting(page: PDFPage, x: number, y: number): void {
  const stroke = 'M0 0 C 8 -26 14 -26 14 -2 C 14 10 22 -24 30 -16 C 38 -8 30 6 42 -2 C 54 -10 60 -18 78 -4';
  page.drawSvgPath(stroke, { x, y, borderColor: rgb(0.1, 0.14, 0.5), borderWidth: 1.6 });
}

function drawSeal(sheet: Sheet, seal: SealDrawing, x: number, top: number): void {
  const color = seal.colour === 'black' ? rgb(0.2, 0.2, 0.22) : rgb(0.3, 0.34, 0.72);
  const y = a4.height - top;
  // 40 mm across, as round stamps of companies usually are.
  const radius = 56;
  for (const [r, borderWidth] of [
    [radius, 1.8],
    [radius - 3.5, 0.6],
    [radius * 0.6, 0.8],
  ] as const) {
    sheet.page.drawCircle({ x, y, size: r, borderColor: color, borderWidth });
  }
  const font = sheet.fonts.regular;
  const step = (2 * Math.PI) / seal.ring.length;
  [...seal.ring].forEach((letter, i) => {
    const angle = Math.PI / 2 - i * step;
    const at = { x: x + Math.cos(angle) * (radius - 14), y: y + Math.sin(angle) * (radius - 14) };
    sheet.page.drawText(letter, { ...at, size: 8, font, color, rotate: degrees((angle * 180) / Math.PI - 90) });
  });
  const half = sheet.fonts.bold.widthOfTextAtSize(seal.centre, 8) / 2;
  sheet.page.drawText(seal.centre, { x: x - half, y: y - 3, size: 8, font: sheet.fonts.bold, color });
}
