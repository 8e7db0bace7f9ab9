import type { DocumentPage, PageWord } from '../../types.ts';
import { compose, type Homography, quarterTurn, scaling, shownSize } from '../pages/geometry.ts';
import type { PageAnswer } from '../pages/page-worker.ts';
import type { PreparedPage } from '../pages/prepare.ts';
import { type Raster, turnOver } from '../pages/raster.ts';
import { mapBox } from '../pages/warp.ts';
import { withBoxedNumbers } from './combs.ts';
import { readNumbersAgain } from './digits.ts';
import { readInscription } from './inscription.ts';
import { withLostLines } from './lost-lines.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

/** A page whose text layer can be trusted; `recognizer` is asked for only where something is written across it. */
export async function textLayerPage(
  page: number,
  { layer, sealDetected, inscriptions }: Extract<PageAnswer['read'], { layer: unknown }>,
  recognizer: () => Promise<Recognizer>,
): Promise<DocumentPage> {
  const { width, height } = layer;
  const across = inscriptions.length > 0 && (await readInscription(inscriptions, layer, await recognizer()));
  const words = across ? [...layer.words, across] : layer.words;
  return {
    page,
    width,
    height,
    turn: 0,
    method: 'text-layer',
    words,
    text: textOf(words),
    confidence: 100,
    sealDetected,
    writtenLines: null,
  };
}

/** A page as recognition reads it, with boxes on the page as it is shown. @throws DeadlineExceeded, Error */
export async function recognizePage(
  page: number,
  prepared: PreparedPage,
  recognizer: Recognizer,
): Promise<DocumentPage> {
  const found = await recognizeUpright(prepared.image, recognizer);
  // Where hardly a word is legible, what was left is no more so.
  const worthIt = legibility(found.words) >= 0.3;
  const all = worthIt ? await withLostLines(found.image, found.words, recognizer) : found.words;
  const boxed = await withBoxedNumbers(found.image, all, recognizer);
  const words = await readNumbersAgain(found.image, boxed, recognizer);
  const size = { width: prepared.width, height: prepared.height };
  const shown = shownSize(size);
  const overturned = found.overturned
    ? compose(quarterTurn(180, size), compose(prepared.toUpright, quarterTurn(180, prepared.image)))
    : prepared.toUpright;
  const toShown = compose(scaling(shown.width / size.width, shown.height / size.height), overturned);
  const written = words.map((word) => pageWord(word, toShown));
  const across = await readInscription(prepared.inscriptions, { ...shown, words: written }, recognizer);
  const pageWords = across ? [...written, across] : written;
  return {
    page,
    ...shown,
    turn: ((prepared.turn + (found.overturned ? 180 : 0)) % 360) as DocumentPage['turn'],
    method: 'ocr',
    words: pageWords,
    text: textOf(pageWords),
    confidence: meanConfidence(words),
    sealDetected: prepared.sealDetected,
    writtenLines: prepared.lines,
  };
}

/**
 * Reads the page and, where that gives no sensible words, reads it upside down too. This costs a second pass only on the
 * few pages that need it, and is surer than a guess by script detection.
 */
async function recognizeUpright(
  image: Raster,
  recognizer: Recognizer,
): Promise<{ image: Raster; words: RecognizedWord[]; overturned: boolean }> {
  const words = await recognizer.recognize(image, '3');
  const upright = { image, words, overturned: false };
  if (legibility(words) >= 0.6 || words.length === 0) return upright;
  const over = turnOver(image);
  const overWords = await recognizer.recognize(over, '3');
  const sure = legibleLetters(overWords) > legibleLetters(words) * 1.3;
  return sure ? { image: over, words: overWords, overturned: true } : upright;
}

const sensible = ({ text, confidence }: RecognizedWord): boolean =>
  confidence >= 75 && /^[«("]?[а-яёА-ЯЁ]{3,}[-а-яё»)".,:;]*$/u.test(text);

/** Letters in words that are surely Russian. */
const legibleLetters = (words: readonly RecognizedWord[]): number =>
  words.filter(sensible).reduce((sum, w) => sum + w.text.length, 0);

/** Share of letters that stand in words that are surely Russian, 0–1. */
function legibility(words: readonly RecognizedWord[]): number {
  const letters = words.filter((w) => /\p{L}{2}/u.test(w.text)).reduce((sum, w) => sum + w.text.length, 0);
  return letters === 0 ? 0 : legibleLetters(words) / letters;
}

function pageWord(
  { text, digits, confidence, line, ...box }: RecognizedWord & { digits?: string },
  toShown: Homography,
): PageWord {
  const { left, top, right, bottom } = mapBox(toShown, box);
  const shown = {
    x: Math.round(left),
    y: Math.round(top),
    width: Math.round(right - left),
    height: Math.round(bottom - top),
  };
  return { text, confidence: Math.round(confidence), box: shown, line, ...(digits !== undefined && { digits }) };
}

const textOf = (words: readonly PageWord[]): string =>
  words.reduce(
    (text, word, i) => text + (i === 0 ? '' : words[i - 1]?.line === word.line ? ' ' : '\n') + word.text,
    '',
  );

const meanConfidence = (words: readonly RecognizedWord[]): number =>
  words.length === 0 ? 0 : Math.round(words.reduce((sum, w) => sum + w.confidence, 0) / words.length);
