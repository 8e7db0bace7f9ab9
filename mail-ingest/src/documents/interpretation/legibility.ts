import type { DocumentPage } from '../../types.ts';

/** Recognition itself is unsure of much: what is missing may be lost. */
export function isPoor(page: DocumentPage): boolean {
  if (page.method !== 'ocr' || page.words.length < 12) return false;
  const words = page.words.filter((w) => w.text.length >= 3);
  return page.confidence < 75 || words.filter((w) => w.confidence < 60).length > words.length * 0.15;
}

/** A sheet with lines of writing on it of which nearly nothing is a word: no person could read it either. */
export function isUnreadableSheet(page: DocumentPage): boolean {
  const { short, ratio } = shapeOf(page);
  if (page.method !== 'ocr' || short < 160) return false;
  // Blurred lines run together, and a thumbnail is smaller than any scan: then the shape of a sheet must speak, too.
  const isSheet = ratio > 1.3 && ratio < 1.55;
  const written = (page.writtenLines ?? 0) >= 5 ? short >= 400 || isSheet : isSheet && page.words.length >= 15;
  return ratio < 1.7 && written && legibleWords(page) < 5 && page.confidence < 60;
}

/** A sheet of paper washed out, blurred or overexposed until hardly a word is left. A logo has few words, but large ones. */
export function isFadedSheet(page: DocumentPage): boolean {
  const { short, long, ratio } = shapeOf(page);
  if (page.method !== 'ocr' || short < 600 || legibleWords(page) >= 5) return false;
  const isWriting =
    page.words.length > 0 && page.words.every(({ box }) => Math.min(box.width, box.height) < long * 0.03);
  return page.words.length === 0 ? ratio > 1.38 && ratio < 1.45 : isWriting && ratio > 1.3 && ratio < 1.5;
}

const legibleWords = ({ words }: DocumentPage): number =>
  words.filter((w) => w.confidence >= 70 && /^[«("]?[а-яё]{4,}/iu.test(w.text)).length;

function shapeOf({ width, height }: DocumentPage): { short: number; long: number; ratio: number } {
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  return { short, long, ratio: long / short };
}
