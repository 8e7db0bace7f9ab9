import { compose, scaling, shift } from '../pages/geometry.ts';
import { cut, type Raster, warp } from '../pages/raster.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

/** A word with its second reading: each run of 9 to 12 digits read once more on its own crop. */
export type TwiceReadWord = RecognizedWord & { digits?: string };

/** ИНН have 10 or 12 digits, КПП 9; «ИНН/КПП» in one word has 19 or 21. A letter read for a digit still counts. */
const longNumber = /(?:[\dOoОоЗзБбlI|]\s?){9,}/;
const dateWord = /\d{1,2}\.\d{1,2}\.\d{2,4}/;
const dayWord = /^[«"“]?\d{1,2}[»"”]?$/;
const month = /^(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)/i;
/** ОГРН, ОГРНИП and bank accounts: long, but nothing is decided by them. */
const besideThePoint = /^\D*(?:[15]\d{12}|3\d{14}|[34]0\d{18})\D*$/;
const mostNumbers = 32;

/** Numbers that decide: long ones, and those of dates. */
const decides = (word: RecognizedWord, next: RecognizedWord | undefined): boolean =>
  (/\d{5}/.test(word.text) && longNumber.test(word.text) && !besideThePoint.test(word.text)) ||
  dateWord.test(word.text) ||
  (dayWord.test(word.text) && next !== undefined && month.test(next.text));

/** Reads the numbers a second time, digits only: one pass is right in 234 of 264 ИНН, with the second one 253 (measured). */
export async function readNumbersAgain(
  page: Raster,
  words: readonly RecognizedWord[],
  recognizer: Recognizer,
): Promise<TwiceReadWord[]> {
  let budget = mostNumbers;
  const again: TwiceReadWord[] = [];
  for (const [i, word] of words.entries()) {
    if (decides(word, words[i + 1]) && budget-- > 0)
      again.push({ ...word, digits: await recognizer.readDigits(crop(page, word)) });
    else again.push(word);
  }
  return again;
}

const around = 6;
const border = { x: 24, y: 16 };

/** The word's box and 6 px around it, 56 to 100 px high, on a white border. */
function crop(page: Raster, word: RecognizedWord): Raster {
  const left = Math.max(0, word.left - around);
  const top = Math.max(0, word.top - around);
  const width = Math.max(1, Math.min(page.width, word.right + around) - left);
  const height = Math.max(1, Math.min(page.height, word.bottom + around) - top);
  const wanted = Math.max(56, Math.min(100, height));
  const factor = wanted / height;
  const toWord = compose(scaling(1 / factor, 1 / factor), shift(-border.x, -border.y));
  const across = Math.round(width * factor) + 2 * border.x;
  // Cut out first: neighbours must not look in over the border.
  return warp(cut(page, { left, top, width, height }), toWord, across, wanted + 2 * border.y);
}
