import { expect, it } from 'vitest';
import type { Raster } from '../pages/raster.ts';
import { put, rowsOfBoxes, withBoxedNumbers } from './combs.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

const blank = (): Raster => ({ width: 1600, height: 600, data: new Uint8Array(1600 * 600).fill(255) });

function ink(page: Raster, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y++) page.data.fill(0, y * page.width + left, y * page.width + left + width);
}

/** Boxes 56 px wide and 72 px high with a stroke for a digit in each of the first ones. */
function boxes(page: Raster, left: number, top: number, count: number, filled = count): void {
  for (const y of [top, top + 69]) ink(page, left, y, count * 56 + 3, 3);
  for (let i = 0; i <= count; i++) ink(page, left + i * 56, top, 3, 72);
  for (let i = 0; i < filled; i++) ink(page, left + i * 56 + 26, top + 18, 6, 36);
}

const word = (text: string, left: number, right: number, line = 0): RecognizedWord => ({
  text,
  confidence: 80,
  left,
  right,
  top: 120,
  bottom: 160,
  line,
});

const reading = (...lines: string[]): Recognizer => ({
  start: async () => {},
  recognize: async () => [],
  readLine: async () => ({ text: lines.shift() ?? '', confidence: 90 }),
  close: async () => {},
});

it('boxes of one row are found, rules of a table and letters are none', () => {
  const page = blank();
  boxes(page, 400, 100, 10);
  for (const x of [100, 500, 1400]) ink(page, x, 300, 3, 90);
  for (const y of [300, 387]) ink(page, 100, y, 1303, 3);
  for (let i = 0; i < 6; i++) ink(page, 200 + i * 40, 450, 8, 48);
  expect(rowsOfBoxes(page).map(({ lines }) => lines.length - 1)).toEqual([10]);
});

it('a number in boxes is read from their insides, twice, and stands behind its label', async () => {
  const page = blank();
  boxes(page, 400, 100, 10);
  const words = [word('ИНН', 200, 300), word('7|4]512', 395, 700), word('72296|', 720, 960)];
  const read = await withBoxedNumbers(page, words, reading('7451272296', '7451272296'));
  expect(read.map(({ text, digits }) => [text, digits])).toEqual([
    ['ИНН', undefined],
    ['7451272296', '7451272296'],
  ]);
});

it('where the readings give no digit for every filled box, the words stay as they are', async () => {
  const page = blank();
  boxes(page, 400, 100, 10, 9);
  const words = [word('ИНН', 200, 300), word('7|4]512', 395, 700)];
  expect(await withBoxedNumbers(page, words, reading('7451272296', '7451272296'))).toEqual(words);
});

it('day, month and year in boxes of their own are one date', async () => {
  const page = blank();
  for (const [left, count] of [
    [400, 2],
    [540, 2],
    [680, 4],
  ] as const)
    boxes(page, left, 100, count);
  const words = [word('с', 300, 330), word('0|2', 400, 510), word('1|2', 540, 650), word('[2026', 680, 900)];
  const read = await withBoxedNumbers(page, words, reading('02', 'O2', '12', '12', '2026', '2026'));
  expect(read.map(({ text }) => text)).toEqual(['с', '02.12.2026']);
});

it('of a word that runs into the boxes the label stays', () => {
  const number = { ...word('631901001', 400, 900), digits: '631901001' };
  expect(put([word('КПП|6]3', 300, 500), word('конец', 100, 200, 4)], number).map(({ text }) => text)).toEqual([
    'КПП',
    '631901001',
    'конец',
  ]);
});
