import { type Box, cut, type Raster } from '../pages/raster.ts';
import { connectedParts, inkShare, joinedRuns, withoutLongRuns } from '../pages/runs.ts';
import { cell, inkCells } from './ink-cells.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

/** Darker than this is print, of 255. */
const inkLevel = 140;
/** Rules of tables and frames are longer than any stroke of a letter. */
const longestStroke = 34;
/** Words of a line stand closer, columns farther apart, in cells. */
const wordGap = 9;
const line = { lowest: 4, highest: 30, shortest: 26 };
const mostRegions = 8;
/** Words read with less confidence are no reason to leave the place alone. */
const leastConfidence = 30;

/**
 * Automatic segmentation loses rows of tables, short columns and lines beside stamps. What looks like lines of writing and
 * has no words on it is cut out and read as a block; its words go where they stand between the others.
 */
export async function withLostLines(
  page: Raster,
  words: readonly RecognizedWord[],
  recognizer: Recognizer,
): Promise<readonly RecognizedWord[]> {
  let all = words;
  for (const region of unreadRegions(page, words).filter(isPrinted(page, words))) {
    const found = await recognizer.recognize(cut(page, region), '6');
    const sure = found.filter((word) => word.confidence >= 60 && /[\p{L}\d]/u.test(word.text));
    const writing = new Set(sure.filter((word) => /[\p{L}\d]{3}/u.test(word.text)).map((word) => word.line));
    const lost = sure
      .filter((word) => writing.has(word.line))
      .map((word) => moved(word, region))
      .filter((word) => !words.some((other) => other.confidence >= leastConfidence && covers(other, word)));
    all = inserted(all, lost);
  }
  return all;
}

/** Every so many pixels of words tell how dark the letter's print is. */
const printStep = 3;

/**
 * What is left of a blue stamp or signature in the blue channel is pale throughout, edges and all, beside the print that
 * was read: of 40 such places on 48 pages none gave a word of the letter, and they cost a third of all further passes.
 */
function isPrinted(page: Raster, words: readonly RecognizedWord[]): (region: Box) => boolean {
  const print: Ink = { black: 0, dark: 0, grey: 0 };
  const read = words.filter((word) => word.confidence >= 60);
  for (const { left, top, right, bottom } of read)
    addInk(print, page, { left, top, width: right - left, height: bottom - top }, printStep);
  return (region) => {
    const ink: Ink = { black: 0, dark: 0, grey: 0 };
    addInk(ink, page, region, 1);
    // Without division: few words or none say nothing about the print.
    const pale = ink.black * print.dark < 0.25 * print.black * ink.dark;
    const soft = (ink.grey - ink.dark) * print.dark > 2 * (print.grey - print.dark) * ink.dark;
    return !(pale && soft && print.dark > 0);
  };
}

/** Pixels of three darknesses; each holds the ones before. */
type Ink = { black: number; dark: number; grey: number };

function addInk(ink: Ink, { width, data }: Raster, box: Box, step: number): void {
  for (let y = box.top; y < box.top + box.height; y += step) {
    for (let x = box.left; x < box.left + box.width; x += step) {
      const level = data[y * width + x] ?? 255;
      if (level >= 200) continue;
      ink.grey++;
      if (level < 140) ink.dark++;
      if (level < 60) ink.black++;
    }
  }
}

const moved = (word: RecognizedWord, { left, top }: Box): RecognizedWord => ({
  ...word,
  left: word.left + left,
  right: word.right + left,
  top: word.top + top,
  bottom: word.bottom + top,
});

/** Whether the middle of the word lies in the other one's box. */
function covers(other: RecognizedWord, word: RecognizedWord): boolean {
  const x = (word.left + word.right) / 2;
  const y = (word.top + word.bottom) / 2;
  return x >= other.left && x <= other.right && y >= other.top && y <= other.bottom;
}

/** The lost words before the first line that stands below them; lines get new numbers. */
function inserted(words: readonly RecognizedWord[], lost: readonly RecognizedWord[]): readonly RecognizedWord[] {
  if (lost.length === 0) return words;
  const top = Math.min(...lost.map((word) => word.top));
  const below = words.findIndex((word, i) => word.line !== words[i - 1]?.line && word.top > top);
  const at = below < 0 ? words.length : below;
  const after = 1 + Math.max(0, ...words.map((word) => word.line));
  const renumbered = lost.map((word) => ({ ...word, line: word.line + after }));
  return [...words.slice(0, at), ...renumbered, ...words.slice(at)];
}

/** Parts of the page that look like lines of writing and have no words on them, the upper ones first. */
export function unreadRegions(page: Raster, words: readonly RecognizedWord[]): Box[] {
  const ink = inkCells(page, inkLevel);
  const left = withoutLongRuns(ink, longestStroke);
  for (const word of words) if (word.confidence >= leastConfidence) erase(left, word);
  const lines = connectedParts(joinedRuns(left, wordGap)).filter((part) => isLine(part, left));
  return regions(lines)
    .map((part) => inPixels(part, page))
    .slice(0, mostRegions);
}

/** The word's box and a little around it: accents and tails stick out. */
function erase({ width, height, data }: Raster, word: RecognizedWord): void {
  const first = Math.max(0, Math.floor(word.left / cell) - 2);
  const last = Math.min(width, Math.ceil(word.right / cell) + 2);
  const bottom = Math.min(height, Math.ceil(word.bottom / cell) + 2);
  for (let y = Math.max(0, Math.floor(word.top / cell) - 2); y < bottom; y++)
    data.fill(0, y * width + first, y * width + last);
}

function isLine(part: Box, ink: Raster): boolean {
  if (part.height < line.lowest || part.height > line.highest || part.width < line.shortest) return false;
  if (part.width < part.height * 2) return false;
  const share = inkShare(part, ink);
  return share > 0.15 && share < 0.85;
}

/** Lines close below one another belong together. */
function regions(lines: readonly Box[]): Box[] {
  const found: Box[] = [];
  for (const part of [...lines].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const above = found.findIndex((box) => near(box, part));
    const box = found[above];
    if (box) found[above] = union(box, part);
    else found.push(part);
  }
  return found;
}

const near = (box: Box, part: Box): boolean =>
  part.top - (box.top + box.height) < line.highest &&
  part.left < box.left + box.width + wordGap &&
  box.left < part.left + part.width + wordGap;

function union(a: Box, b: Box): Box {
  const left = Math.min(a.left, b.left);
  const top = Math.min(a.top, b.top);
  const right = Math.max(a.left + a.width, b.left + b.width);
  const bottom = Math.max(a.top + a.height, b.top + b.height);
  return { left, top, width: right - left, height: bottom - top };
}

/** With a margin as recognition likes it. */
function inPixels(part: Box, { width, height }: Raster): Box {
  const margin = 5;
  const left = Math.max(0, (part.left - margin) * cell);
  const top = Math.max(0, (part.top - margin) * cell);
  const right = Math.min(width, (part.left + part.width + margin) * cell);
  const bottom = Math.min(height, (part.top + part.height + margin) * cell);
  return { left, top, width: right - left, height: bottom - top };
}
