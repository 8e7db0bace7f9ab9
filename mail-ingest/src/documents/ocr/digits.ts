import { isValidInn, isValidOgrn, isValidOgrnip } from '@perenos/domain';
import { compose, scaling, shift } from '../pages/geometry.ts';
import { cut, type Raster } from '../pages/raster.ts';
import { warp } from '../pages/warp.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

/** A word with its second reading: the digits of a number that decides, read once more on their own crop. */
export type TwiceReadWord = RecognizedWord & { digits?: string };

/** ИНН have 10 or 12 digits, КПП 9; «ИНН/КПП» in one word has 19 or 21. A letter read for a digit still counts. */
const longNumber = /(?:[\dOoОоЗзБбlI|]\s?){9,}/;
const dateWord = /\d{1,2}\.\d{1,2}\.\d{2,4}/;
/** A digit of a day or a year may have been read twice or not at all: «20726». */
const dayWord = /^[«"“]?\d{1,3}[»"”]?$/;
const yearWord = /^2\d{2,4}(?!\d)/;
/** «15000-00», «15 000,00», «15000=»: the sum of a payment; «19-45» is part of a telephone number. */
const sumWord = /^\d{3,9}(?:[-–—.,]\d{2}|=)\D?$/;
const sumGroup = /^\d{1,3}$/;
const month = /^(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)/i;
const bankAccount = /^\D*[34]0\d{18}\D*$/;
/** Latin «BUK», too. */
const bankLabel = /^[БBE][ИUVH][КK]\p{P}*$/iu;
/** A row's number, or a day, that was taken for letters: «к» for 3, «З» for 3, «З0» for 30. */
const unsureLetters = /^[«"“(]?(?:\p{L}{1,2}|\p{L}\d|\d\p{L})[.)»"”]?$/u;
const rowNumber = /^[«"“(]?\d{1,2}[.)»"”]?$/;
/** Addresses, names in Latin letters. Cyrillic comes out as Latin too, but with little confidence. */
const latin = /^[\p{P}\p{S}]*[A-Za-z\d][-\w.@/&+]*[A-Za-z]{2}[-\w.@/&+]*[\p{P}\p{S}]*$/u;
const surelyLatin = 80;
const mostNumbers = 32;
const mostUnsure = 12;

/** Numbers that decide: long ones, and those of dates. */
const decides = (before: RecognizedWord | undefined, word: RecognizedWord, next: RecognizedWord | undefined): boolean =>
  (/\d{5}/.test(word.text) && longNumber.test(word.text) && !isBeside(before, word)) ||
  dateWord.test(word.text) ||
  (dayWord.test(word.text) && next !== undefined && month.test(next.text)) ||
  (yearWord.test(word.text) && before !== undefined && month.test(before.text)) ||
  sumWord.test(word.text) ||
  (sumGroup.test(word.text) && next?.line === word.line && sumWord.test(next.text));

/**
 * What the Russian model can't make out: it may be Latin letters, or, where it is short and stands at the start of a line or
 * before a month, a number. Read as «к», the 3 of a row makes the row's name a target.
 */
const isUnsure = (
  before: RecognizedWord | undefined,
  word: RecognizedWord,
  next: RecognizedWord | undefined,
): boolean =>
  unsureLetters.test(word.text)
    ? (word.confidence < 80 || /\d/.test(word.text)) &&
      next?.line === word.line &&
      next.confidence >= 60 &&
      (before?.line !== word.line || month.test(next.text))
    : word.confidence < 70 && /\p{L}{3}/u.test(word.text);

/** ОГРН and ОГРНИП, if their check digits say so: an ИНН with a digit read twice may look like one. */
const isStateNumber = ({ text }: RecognizedWord): boolean =>
  /^\D*\d+\D*$/.test(text) && (isValidOgrn(digitsOf(text)) || isValidOgrnip(digitsOf(text)));

/** Long numbers by which nothing is decided. */
const isBeside = (before: RecognizedWord | undefined, word: RecognizedWord): boolean =>
  isStateNumber(word) ||
  bankAccount.test(word.text) ||
  (before?.line === word.line && bankLabel.test(before.text) && /^\D*0\d{8}\D*$/.test(word.text));

/**
 * An ИНН with right check digits, which is read again at one of its places only: that a misread digit makes another ИНН of
 * the same page is out of the question, while КПП of branches and dates differ by a digit.
 */
const innOf = ({ text }: RecognizedWord): string | null => {
  const inn = /^[^\d\p{L}]*(\d{10}|\d{12})[^\d\p{L}]*$/u.exec(text)?.[1];
  return inn !== undefined && isValidInn(inn) ? inn : null;
};

/**
 * Reads the numbers a second time, digits only: one pass is right in 234 of 264 ИНН, with the second one 253 (measured).
 * Where the two differ, a third reading may side with the second: the Russian model takes 3 for 5 in some typefaces. What
 * else it can't make out may be Latin letters, or the number of a row.
 */
export async function readNumbersAgain(
  page: Raster,
  words: readonly TwiceReadWord[],
  recognizer: Recognizer,
): Promise<TwiceReadWord[]> {
  const budget = { numbers: mostNumbers, unsure: mostUnsure };
  const agreed = new Set<string>();
  const again: TwiceReadWord[] = [];
  for (const [i, word] of words.entries()) {
    const inn = innOf(word);
    if (word.digits !== undefined) again.push(word);
    else if (inn !== null && agreed.has(inn)) again.push({ ...word, digits: inn });
    else if (decides(words[i - 1], word, words[i + 1]) && budget.numbers-- > 0) {
      const { text: digits } = await recognizer.readLine(crop(page, word, secondLook), 'digits');
      if (digits === inn) agreed.add(digits);
      again.push({ ...word, ...(await settled(page, word, words[i + 1], digits, recognizer)) });
    } else if (isUnsure(words[i - 1], word, words[i + 1]) && budget.unsure-- > 0) {
      const other = await recognizer.readLine(crop(page, word, secondLook), 'all');
      const isLatin = latin.test(other.text) && other.confidence >= surelyLatin;
      const better = unsureLetters.test(word.text) ? rowNumber.test(other.text) : isLatin;
      again.push(better ? { ...word, ...other } : word);
    } else again.push(word);
  }
  return again;
}

/**
 * A third reading, where two differ, may side with the second one; or with the first one of a day, of whose digit or two
 * alone the second reading often makes nothing: it is read with its month.
 */
async function settled(
  page: Raster,
  word: RecognizedWord,
  next: RecognizedWord | undefined,
  digits: string,
  recognizer: Recognizer,
): Promise<{ text: string; digits: string }> {
  const { text } = word;
  const first = digitsOf(text);
  if (digits === first) return { text, digits };
  if (next && dayWord.test(text)) {
    const date = {
      ...word,
      text: `${text} ${next.text}`,
      right: next.right,
      bottom: Math.max(word.bottom, next.bottom),
    };
    const { text: third } = await recognizer.readLine(crop(page, date, thirdLook), 'all');
    if (/^\D{0,2}(\d{1,2})(?!\d)/.exec(third)?.[1] === first) return { text, digits: first };
  }
  if (digits === '') return { text, digits };
  const { text: third } = await recognizer.readLine(crop(page, word, thirdLook), 'all');
  return { text: isSame(third, digits) ? withRuns(text, third) : text, digits };
}

/** Whether the line has these digits; a stroke between two numbers may have been taken for one. */
function isSame(line: string, digits: string): boolean {
  const parts = line.split(/[/|\\]/).map(digitsOf);
  return parts.join('') === digits || new RegExp(`^${parts.filter(Boolean).join('\\d?')}$`).test(digits);
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** The text with the runs of digits of the other one; unchanged where they are not as many. */
function withRuns(text: string, other: string): string {
  const runs = other.match(/\d+/g) ?? [];
  return text.match(/\d+/g)?.length === runs.length ? text.replace(/\d+/g, () => runs.shift() ?? '') : text;
}

/** How a word is cut out: pixels around its box, the height it gets, and the white border, in pixels. */
type Look = { around: number; lowest: number; highest: number; border: { x: number; y: number } };
const secondLook: Look = { around: 6, lowest: 56, highest: 100, border: { x: 24, y: 16 } };
/** Another scale and margin: the same picture would bring the same mistake once more. */
const thirdLook: Look = { around: 10, lowest: 72, highest: 72, border: { x: 40, y: 30 } };

/**
 * From where to where the word is read again: a little around it, but of a day between quotes the digits only, or the
 * quotes make other digits of them.
 */
function stretchOf({ text, left, right }: RecognizedWord, around: number): { from: number; to: number } {
  const quote = dayWord.test(text) ? ((right - left) / text.length) * 0.95 : 0;
  return {
    from: Math.max(0, quote > 0 && /^\D/.test(text) ? left + quote : left - around),
    to: quote > 0 && /\D$/.test(text) ? right - quote : right + around,
  };
}

/** The word's stretch in the look's height, on a white border. */
function crop(page: Raster, word: RecognizedWord, { around, lowest, highest, border }: Look): Raster {
  const { from, to } = stretchOf(word, around);
  const left = Math.round(from);
  const top = Math.max(0, word.top - around);
  const width = Math.max(1, Math.min(page.width, Math.round(to)) - left);
  const height = Math.max(1, Math.min(page.height, word.bottom + around) - top);
  const wanted = Math.max(lowest, Math.min(highest, height));
  const factor = wanted / height;
  const toWord = compose(scaling(1 / factor, 1 / factor), shift(-border.x, -border.y));
  const across = Math.round(width * factor) + 2 * border.x;
  // Cut out first: neighbours must not look in over the border.
  return warp(cut(page, { left, top, width, height }), toWord, across, wanted + 2 * border.y);
}
