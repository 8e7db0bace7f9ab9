import { scaling } from '../pages/geometry.ts';
import { type Box, cut, type Raster } from '../pages/raster.ts';
import { warp } from '../pages/warp.ts';
import type { TwiceReadWord } from './digits.ts';
import { cell, inkCells } from './ink-cells.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

/** The lines between boxes may be pale: paper after preparing is above this. */
const lineLevel = 190;
/** Height of a box in cells: 3–12 mm at 300 dpi. */
const box = { lowest: 9, highest: 36 };
/** How far lines of one row of boxes may differ, in cells. */
const slack = 2;
const fewestBoxes = 2;
/** Digits parted by strokes, or standing one by one: what recognition makes of boxes. */
const betweenStrokes = /\d\s?[|[\]{}!]|[|[\]{}!]\s?\d/u;

/**
 * Numbers written into boxes, one digit in each, as forms have them: the lines between them are read as ones and strokes.
 * The digits alone are put together and read twice; the number stands in place of what was read there.
 */
export async function withBoxedNumbers(
  page: Raster,
  words: readonly RecognizedWord[],
  recognizer: Recognizer,
): Promise<readonly TwiceReadWord[]> {
  if (!words.some((word, i) => betweenStrokes.test(word.text) || isOneOfMany(words, i))) return words;
  let all: readonly TwiceReadWord[] = words;
  const numbers: TwiceReadWord[] = [];
  for (const row of rowsOfBoxes(page)) {
    const read = await readRow(page, row, recognizer);
    if (read) numbers.push(read);
  }
  for (const number of datesJoined(numbers)) all = put(all, number);
  return all;
}

/** One of four digits in a row that stand by themselves. */
const isOneOfMany = (words: readonly RecognizedWord[], at: number): boolean =>
  words.slice(at, at + 4).filter((word) => /^\d$/.test(word.text)).length === 4;

/** Positions of the lines between boxes, from left to right, and how far they reach, in cells. */
type BoxRow = { lines: number[]; top: number; bottom: number };

/** The upright strokes that stand at even distances, bound at top and bottom. */
export function rowsOfBoxes(page: Raster): BoxRow[] {
  const ink = inkCells(page, lineLevel);
  const rows: BoxRow[] = [];
  for (const stroke of strokesOf(ink)) {
    const row = rows.findLast((other) => continues(other, stroke, ink));
    if (row) row.lines.push(stroke.x);
    else rows.push({ lines: [stroke.x], top: stroke.top, bottom: stroke.bottom });
  }
  return rows.filter((row) => row.lines.length > fewestBoxes);
}

type Stroke = { x: number; top: number; bottom: number };

/** Upright runs of the height of a box, from left to right; of neighbours that are one line, the first. */
function strokesOf({ width, height, data }: Raster): Stroke[] {
  const found: Stroke[] = [];
  for (let x = 0; x < width; x++) {
    let run = 0;
    for (let y = 0; y <= height; y++) {
      if (y < height && data[y * width + x] === 1) run++;
      else {
        const stroke = { x, top: y - run, bottom: y - 1 };
        const isBox = run >= box.lowest && run <= box.highest;
        if (isBox && !found.some((other) => other.x >= x - slack && alike(other, stroke))) found.push(stroke);
        run = 0;
      }
    }
  }
  return found;
}

const alike = (a: { top: number; bottom: number }, b: Stroke): boolean =>
  Math.abs(a.top - b.top) <= slack && Math.abs(a.bottom - b.bottom) <= slack;

/** Whether the stroke is the next line of the row: as far off as the ones before, with a rule above and one below. */
function continues({ lines, top, bottom }: BoxRow, stroke: Stroke, ink: Raster): boolean {
  const last = lines.at(-1) ?? 0;
  const distance = stroke.x - last;
  const before = lines.at(-2);
  const height = bottom - top + 1;
  if (!alike({ top, bottom }, stroke) || distance < height * 0.35 || distance > height * 1.5) return false;
  if (before !== undefined && Math.abs(last - before - distance) > slack) return false;
  return [top, bottom].every((y) => {
    let inked = 0;
    for (let x = last; x <= stroke.x; x++)
      if ([-1, 0, 1].some((dy) => ink.data[(y + dy) * ink.width + x] === 1)) inked++;
    return inked >= distance * 0.9;
  });
}

/** Heights to which the digits are brought for the two readings. */
const looks = [56, 76] as const;
const margin = 24;

/** The number in the boxes, from their insides alone; null where the readings don't give a digit for every filled box. */
async function readRow(
  page: Raster,
  { lines, top, bottom }: BoxRow,
  recognizer: Recognizer,
): Promise<TwiceReadWord | null> {
  const insides = lines.slice(1).flatMap((right, i) => {
    const left = ((lines[i] ?? 0) + slack) * cell;
    // A rule may lie across two cells of the grid; none of it must be left above or below the digits.
    const [upper, lower] = [(top + slack) * cell, (bottom - 1) * cell];
    const inside = { left, top: upper, width: right * cell - left - 2, height: lower - upper };
    return inked(page, inside) ?? [];
  });
  if (insides.length === 0) return null;
  const [first, second] = looks.map((height) => putTogether(page, insides, height));
  if (!first || !second) return null;
  const digits = await recognizer.readLine(first, 'digits');
  const again = await recognizer.readLine(second, 'all');
  const text = again.text
    .replace(/\s/g, '')
    .replace(/[OoQ@Оо]/g, '0')
    .replace(/[lI|]/g, '1');
  if (digits.text.length !== insides.length || !/^\d+$/.test(text) || text.length !== insides.length) return null;
  const [from, to] = [lines[0] ?? 0, lines.at(-1) ?? 0];
  const edges = { left: from * cell, right: (to + 1) * cell, top: top * cell, bottom: (bottom + 1) * cell };
  return { text, digits: digits.text, confidence: Math.min(digits.confidence, again.confidence), line: -1, ...edges };
}

/** Paper on either side of a digit, in pixels, when digits are put together: as far apart as boxes they are read one by one. */
const besideDigit = 7;
const leastInk = 20;

/** The part of the inside that holds the digit; null where the box is empty. */
function inked({ width, data }: Raster, inside: Box): Box | null {
  const { left, top, width: across, height } = inside;
  let [first, last, count] = [across, -1, 0];
  for (let y = top; y < top + height; y++)
    for (let x = 0; x < across; x++) {
      if ((data[y * width + left + x] ?? 255) >= 128) continue;
      count++;
      first = Math.min(first, x);
      last = Math.max(last, x);
    }
  const from = Math.max(0, first - besideDigit);
  return count < leastInk
    ? null
    : { ...inside, left: left + from, width: Math.min(across, last + 1 + besideDigit) - from };
}

/** The insides of the boxes beside one another on white, without the lines that parted them. */
function putTogether(page: Raster, insides: readonly Box[], height: number): Raster {
  const factor = height / (insides[0]?.height ?? height);
  const widths = insides.map((inside) => Math.round(inside.width * factor));
  const across = widths.reduce((sum, width) => sum + width, 0) + 2 * margin;
  const strip = {
    width: across,
    height: height + 2 * margin,
    data: new Uint8Array(across * (height + 2 * margin)).fill(255),
  };
  let x = margin;
  insides.forEach((inside, i) => {
    const piece = warp(cut(page, inside), scaling(1 / factor, 1 / factor), widths[i] ?? 0, height);
    for (let y = 0; y < height; y++)
      strip.data.set(piece.data.subarray(y * piece.width, (y + 1) * piece.width), (y + margin) * across + x);
    x += widths[i] ?? 0;
  });
  return strip;
}

/** Day, month and year in boxes of their own make one word, whatever stands between them. */
function datesJoined(numbers: readonly TwiceReadWord[]): TwiceReadWord[] {
  const sorted = [...numbers].sort((a, b) => (isBeside(a, b) ? a.left - b.left : a.top - b.top));
  const joined: TwiceReadWord[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const [day, month, year] = sorted.slice(i, i + 3);
    if (day && month && year && isDate(day, month, year)) {
      const text = `${day.text}.${month.text}.${year.text}`;
      const digits = `${day.digits}${month.digits}${year.digits}`;
      joined.push({ ...day, text, digits, right: year.right });
      i += 2;
    } else if (day) joined.push(day);
  }
  return joined;
}

const isBeside = (a: RecognizedWord, b: RecognizedWord): boolean => Math.abs(a.top - b.top) <= 2 * slack * cell;

function isDate(...parts: readonly [TwiceReadWord, TwiceReadWord, TwiceReadWord]): boolean {
  const [day, month, year] = parts;
  const near = (a: TwiceReadWord, b: TwiceReadWord) => isBeside(a, b) && b.left - a.right < 2 * (a.bottom - a.top);
  const lengths = parts.map(({ text }) => text.length).join();
  return (lengths === '2,2,4' || lengths === '2,2,2') && near(day, month) && near(month, year);
}

/** Of a word that the boxes cover in part: the label before them. */
const label = /^\p{L}{2,}(?=\P{L})/u;

/** The number in place of the words that were read from its boxes, behind what stands before it on its line. */
export function put(words: readonly TwiceReadWord[], number: TwiceReadWord): TwiceReadWord[] {
  const kept = words.flatMap((word) => {
    const middle = (word.top + word.bottom) / 2;
    const share = Math.min(word.right, number.right) - Math.max(word.left, number.left);
    const isOver = middle > number.top && middle < number.bottom && share > 0;
    if (!isOver || word.digits !== undefined) return [word];
    const [name] = label.exec(word.text) ?? [];
    if (name && word.left < number.left - cell) return [{ ...word, text: name, right: number.left - 1 }];
    return share > (word.right - word.left) / 3 ? [] : [word];
  });
  const isLevel = ({ top, bottom }: RecognizedWord): boolean =>
    (top + bottom) / 2 > number.top && (top + bottom) / 2 < number.bottom;
  const left = kept.filter((word) => isLevel(word) && word.right <= number.left + cell);
  const nearest = left.reduce<TwiceReadWord | null>((a, b) => (a && a.right > b.right ? a : b), null);
  const before = nearest ? kept.indexOf(nearest) : -1;
  const below = kept.findIndex((word, i) => word.line !== kept[i - 1]?.line && word.top > number.bottom);
  const at = before >= 0 ? before + 1 : below >= 0 ? below : kept.length;
  const line = nearest ? nearest.line : 1 + Math.max(0, ...kept.map((word) => word.line));
  return [...kept.slice(0, at), { ...number, line }, ...kept.slice(at)];
}
