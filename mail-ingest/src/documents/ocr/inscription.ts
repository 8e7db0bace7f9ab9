import type { PageWord } from '../../types.ts';
import { type Raster, turnOver } from '../pages/raster.ts';
import type { Recognizer } from './recognizer.ts';

/** What is written across a page that is no letter yet, or no longer. A copy («КОПИЯ») is as good as the letter. */
const warnings =
  'ПРОЕКТ ОБРАЗЕЦ ЧЕРНОВИК ШАБЛОН МАКЕТ НЕДЕЙСТВИТЕЛЬНО АННУЛИРОВАНО ОТКАЗАНО ОТКЛОНЕНО ОТОЗВАНО ОТМЕНЕНО'.split(' ');

/**
 * The warning that one of the inscriptions spells, as a word on a line of its own at the foot of the page; null for any other
 * word: a company's name, «КОПИЯ».
 */
export async function readInscription(
  inscriptions: readonly Raster[],
  page: { height: number; words: readonly PageWord[] },
  recognizer: Recognizer,
): Promise<PageWord | null> {
  for (const image of inscriptions.flatMap((inscription) => [inscription, turnOver(inscription)])) {
    const words = await recognizer.recognize(image, '6');
    const text = warningIn(words.map((word) => word.text).join(' '));
    const line = 1 + Math.max(0, ...page.words.map((word) => word.line));
    const box = { x: 0, y: page.height, width: 0, height: 0 };
    if (text !== null) return { text, confidence: Math.round(words[0]?.confidence ?? 0), box, line };
  }
  return null;
}

/** The warning among the words that are read, one letter of which may be another. */
export const warningIn = (text: string): string | null =>
  warnings.find((warning) => text.split(/[^\p{L}\d]+/u).some((word) => isNearly(word.toUpperCase(), warning))) ?? null;

const isNearly = (word: string, warning: string): boolean =>
  word.length === warning.length && [...word].filter((letter, i) => letter !== warning[i]).length <= 1;
