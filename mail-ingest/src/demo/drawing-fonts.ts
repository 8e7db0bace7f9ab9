import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib';

const require = createRequire(import.meta.url);

/** Both families are under the SIL Open Font License and hold Cyrillic. */
const fontFiles = {
  sans: {
    regular: '@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf',
    bold: '@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf',
  },
  serif: {
    regular: '@expo-google-fonts/pt-serif/400Regular/PTSerif_400Regular.ttf',
    bold: '@expo-google-fonts/pt-serif/700Bold/PTSerif_700Bold.ttf',
  },
} as const;

export type FontFamily = keyof typeof fontFiles;
export type Fonts = { regular: PDFFont; bold: PDFFont };

/** An A4 sheet in points, measured from the upper left corner as people read it. */
export type Sheet = { page: PDFPage; fonts: Fonts };
export const a4 = { width: 595.28, height: 841.89 } as const;
const black = rgb(0.08, 0.08, 0.1);

/** An empty document with the family embedded. */
export async function newDocument(family: FontFamily): Promise<{ pdf: PDFDocument; fonts: Fonts }> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  // Whole, not as a subset: fontkit's subsets of these fonts lose most letters.
  const embed = async (file: string) => pdf.embedFont(await readFile(require.resolve(file)), { subset: false });
  const files = fontFiles[family];
  return { pdf, fonts: { regular: await embed(files.regular), bold: await embed(files.bold) } };
}

export type TextStyle = { size?: number; bold?: boolean; align?: 'left' | 'center' | 'right' };

/** Writes one line with its upper edge at `y`; `width` is the span for centred and right-aligned text. */
export function writeLine(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  width: number,
  style: TextStyle = {},
): void {
  const { size = 11, bold = false, align = 'left' } = style;
  const font = bold ? sheet.fonts.bold : sheet.fonts.regular;
  const slack = width - font.widthOfTextAtSize(text, size);
  const shift = align === 'left' ? 0 : align === 'center' ? slack / 2 : slack;
  sheet.page.drawText(text, { x: x + shift, y: a4.height - y - size, size, font, color: black });
}

/** Breaks at spaces so that every line fits the width. */
export function wrap(font: PDFFont, text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Writes wrapped text and returns the `y` below it. */
export function writeParagraph(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  width: number,
  style: TextStyle = {},
): number {
  const size = style.size ?? 11;
  const font = style.bold ? sheet.fonts.bold : sheet.fonts.regular;
  let top = y;
  for (const line of wrap(font, text, size, width)) {
    writeLine(sheet, line, x, top, width, style);
    top += size * 1.4;
  }
  return top;
}

/** A thin line from (x1, y1) to (x2, y2). */
export function rule(sheet: Sheet, x1: number, y1: number, x2: number, y2: number): void {
  const at = (x: number, y: number) => ({ x, y: a4.height - y });
  sheet.page.drawLine({ start: at(x1, y1), end: at(x2, y2), thickness: 0.8, color: black });
}

/** A framed cell with text in it. */
export function cell(
  sheet: Sheet,
  text: string,
  box: { x: number; y: number; width: number; height: number },
  style: TextStyle = {},
): void {
  sheet.page.drawRectangle({
    x: box.x,
    y: a4.height - box.y - box.height,
    width: box.width,
    height: box.height,
    borderWidth: 0.8,
    borderColor: black,
  });
  writeParagraph(sheet, text, box.x + 4, box.y + 4, box.width - 8, { size: 9.5, ...style });
}
