import type { PageWord } from '../../types.ts';
import type { PdfCharacter, PdfPage } from './pdfium.ts';

/** The words of a page's text layer, in pixels of the page as it is shown. */
export type TextLayerPage = { words: PageWord[]; width: number; height: number };

/**
 * The page's text layer where it is what people see: enough letters of Cyrillic, all of them mapped to Unicode, and no
 * scan under it (a scanner's own recognition is worse than ours and hides its doubts). Otherwise null.
 */
export function readTextLayer(page: PdfPage, size: { width: number; height: number }): TextLayerPage | null {
  const content = page.content(size);
  if (content.imageCover > 0.6 || content.unmapped > 0.02) return null;
  const text = content.characters.map((c) => c.text).join('');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const cyrillic = text.match(/[а-яё]/giu)?.length ?? 0;
  // Fonts with a wrong map give Latin with accents («Ïðîñèì»), never Cyrillic.
  if (letters < 30 || cyrillic < letters * 0.4 || /[\u0080-\u009f\ue000-\uf8ff]{3}/.test(text)) return null;
  return { words: wordsOf(content.characters), ...size };
}

function wordsOf(characters: PdfCharacter[]): PageWord[] {
  const words: PageWord[] = [];
  let line = 0;
  let word: PdfCharacter[] = [];
  const flush = (): void => {
    const [first] = word;
    if (first) words.push(wordFrom(word, line));
    word = [];
  };
  for (const character of characters) {
    const last = word.at(-1);
    // A new line without a line feed: cells of a table, columns.
    const jumps =
      last !== undefined &&
      /\S/.test(character.text) &&
      (character.left < last.left - 2 || character.top > last.bottom);
    if (/\s/.test(character.text) || jumps) flush();
    if (/[\r\n]/.test(character.text) || jumps) line++;
    if (/\S/.test(character.text)) word.push(character);
  }
  flush();
  return words;
}

function wordFrom(characters: PdfCharacter[], line: number): PageWord {
  const left = Math.min(...characters.map((c) => c.left));
  const top = Math.min(...characters.map((c) => c.top));
  const right = Math.max(...characters.map((c) => c.right));
  const bottom = Math.max(...characters.map((c) => c.bottom));
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return { text: characters.map((c) => c.text).join(''), confidence: 100, box, line };
}
