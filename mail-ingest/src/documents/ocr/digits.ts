import { isValidInn } from '@perenos/domain';
import { compose, scaling, shift } from '../pages/geometry.ts';
import { cut, type Raster, warp } from '../pages/raster.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

/** A word with its second reading: each run of 9 to 12 digits read once more on its own crop. */
export type TwiceReadWord = RecognizedWord & { digits?: string };

/** ИНН have 10 or 12 digits, КПП 9; «ИНН/КПП» in one word has 19 or 21. A letter read for a digit still counts. */
const longNumber = /(?:[\dOoОоЗзБбlI|]\s?){9,}/;
const dateWord = /\d{1,2}\.\d{1,2}\.\d{2,4}/;
const dayWord = /^[«"“]?\d{1,2}[»"”]?$/;
const yearWord = /^20\d{2}(?!\d)/;
const month = /^(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)/i;
/** ОГРН, ОГРНИП and bank accounts: long, but nothing is decided by them. */
const besideThePoint = /^\D*(?:[15]\d{12}|3\d{14}|[34]0\d{18})\D*$/;
/** Latin «BUK», too. */
const bankLabel = /^[БBE][ИUVH][КK]\p{P}*$/iu;
const mostNumbers = 32;

/** Numbers that decide: long ones, and those of dates. */
const decides = (before: RecognizedWord | undefined, word: RecognizedWord, next: RecognizedWord | undefined): boolean =>
  (/\d{5}/.test(word.text) && longNumber.test(word.text) && !isBeside(before, word)) ||
  dateWord.test(word.text) ||
  (dayWord.test(word.text) && next !== undefined && month.test(next.text)) ||
  (yearWord.test(word.text) && before !== undefined && month.test(before.text));

const isBeside = (before: RecognizedWord | undefined, word: RecognizedWord): boolean =>
  besideThePoint.test(word.text) ||
  (before?.line === word.line && bankLabel.test(before.text) && /^\D*0\d{8}\D*$/.test(word.text));

/**
 * An ИНН with right check digits, which is read again at one of its places only: that a misread digit makes another ИНН of
 * the same page is out of the question, while КПП of branches and dates differ by a digit.
 */
const innOf = ({ text }: RecognizedWord): string | null => {
  const inn = /^[^\d\p{L}]*(\d{10}|\d{12})[^\d\p{L}]*$/u.exec(text)?.[1];
  return inn !== undefined && isValidInn(inn) ? inn : null;
};

/** Reads the numbers a second time, digits only: one pass is right in 234 of 264 ИНН, with the second one 253 (measured). */
export async function readNumbersAgain(
  page: Raster,
  words: readonly RecognizedWord[],
  recognizer: Recognizer,
): Promise<TwiceReadWord[]> {
  let budget = mostNumbers;
  const agreed = new Set<string>();
  const again: TwiceReadWord[] = [];
  for (const [i, word] of words.entries()) {
    const inn = innOf(word);
    if (inn !== null && agreed.has(inn)) again.push({ ...word, digits: inn });
    else if (decides(words[i - 1], word, words[i + 1]) && budget-- > 0) {
      const digits = await recognizer.readDigits(crop(page, word));
      if (digits === inn) agreed.add(digits);
      again.push({ ...word, digits });
    } else again.push(word);
  }
  return again;
}

const around = 6;
const border = { x: 24, y: 16 };

/**
 * From where to where the word is read again: 6 px around it, but of a day between quotes the digits only, or the quotes
 * make other digits of them.
 */
function stretchOf({ text, left, right }: RecognizedWord): { from: number; to: number } {
  const quote = dayWord.test(text) ? ((right - left) / text.length) * 0.95 : 0;
  return {
    from: Math.max(0, quote > 0 && /^\D/.test(text) ? left + quote : left - around),
    to: quote > 0 && /\D$/.test(text) ? right - quote : right + around,
  };
}

/** The word's box and 6 px around it, 56 to 100 px high, on a white border. */
function crop(page: Raster, word: RecognizedWord): Raster {
  const { from, to } = stretchOf(word);
  const left = Math.round(from);
  const top = Math.max(0, word.top - around);
  const width = Math.max(1, Math.min(page.width, Math.round(to)) - left);
  const height = Math.max(1, Math.min(page.height, word.bottom + around) - top);
  const wanted = Math.max(56, Math.min(100, height));
  const factor = wanted / height;
  const toWord = compose(scaling(1 / factor, 1 / factor), shift(-border.x, -border.y));
  const across = Math.round(width * factor) + 2 * border.x;
  // Cut out first: neighbours must not look in over the border.
  return warp(cut(page, { left, top, width, height }), toWord, across, wanted + 2 * border.y);
}
