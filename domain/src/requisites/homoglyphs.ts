// Letters that look the same in print. Each pair is one character on both sides, so that offsets of evidence stay true.
const latin = 'ABCEHKMOPTXYaceopxyk';
const cyrillic = 'АВСЕНКМОРТХУасеорхук';

const pair = (from: string, to: string): ReadonlyMap<string, string> =>
  new Map([...from].map((letter, index) => [letter, to[index] ?? letter]));
const toCyrillic = pair(latin, cyrillic);
const toLatin = pair(cyrillic, latin);

const replaceAll = (word: string, map: ReadonlyMap<string, string>): string =>
  [...word].map((letter) => map.get(letter) ?? letter).join('');

/** Makes a word of one script where a few letters of the other one slipped in; a word that can't be made so is left. */
function foldWord(word: string): string {
  const latinLetters = word.match(/\p{Script=Latin}/gu) ?? [];
  const cyrillicLetters = word.match(/\p{Script=Cyrillic}/gu) ?? [];
  if (latinLetters.length === 0 || cyrillicLetters.length === 0) return word;
  if (latinLetters.every((letter) => toCyrillic.has(letter))) return replaceAll(word, toCyrillic);
  if (cyrillicLetters.every((letter) => toLatin.has(letter))) return replaceAll(word, toLatin);
  return word;
}

/**
 * Replaces Latin look-alikes inside Cyrillic words by Cyrillic letters, and Cyrillic ones inside Latin words by Latin
 * letters; words of one script stay as they are. The result has the length of `text`. Never for logins (2.3).
 */
export const foldHomoglyphs = (text: string): string => text.replace(/[\p{L}\p{N}]+/gu, foldWord);

/**
 * For keys only: every word that could be read as Cyrillic capitals becomes Cyrillic, so that `OOO` in Latin letters
 * equals `ООО`. Expects upper case, because only capitals are alike in all twelve letters.
 */
export const foldToCyrillic = (upperCaseText: string): string =>
  upperCaseText.replace(/[\p{L}\p{N}]+/gu, (word) => {
    const foldable = [...word].every((letter) => !/\p{Script=Latin}/u.test(letter) || toCyrillic.has(letter));
    return foldable ? replaceAll(word, toCyrillic) : foldWord(word);
  });
