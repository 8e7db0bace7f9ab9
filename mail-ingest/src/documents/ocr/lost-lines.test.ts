import { describe, expect, test } from 'vitest';
import type { Raster } from '../pages/raster.ts';
import { unreadRegions, withLostLines } from './lost-lines.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

const blank = (): Raster => ({ width: 1600, height: 1200, data: new Uint8Array(1600 * 1200).fill(255) });

function ink(page: Raster, left: number, top: number, width: number, height: number, level = 0): void {
  for (let y = top; y < top + height; y++) page.data.fill(level, y * page.width + left, y * page.width + left + width);
}

/** Uprights of letters: strokes 8 px wide, 32 px high, as 12 pt has them at 300 dpi. */
function writing(page: Raster, left: number, top: number, letters: number): void {
  for (let i = 0; i < letters; i++) ink(page, left + i * 20, top, 8, 32);
}

const word = (text: string, left: number, top: number, letters: number, line: number): RecognizedWord => ({
  text,
  confidence: 90,
  left,
  top,
  right: left + letters * 20,
  bottom: top + 32,
  line,
});

/** Reads the given words whatever it is shown, and keeps what it was shown. */
function reading(words: RecognizedWord[]): Recognizer & { shown: Raster[] } {
  const shown: Raster[] = [];
  return {
    shown,
    start: async () => {},
    recognize: async (image) => {
      shown.push(image);
      return words;
    },
    readLine: async () => ({ text: '', confidence: 0 }),
    close: async () => {},
  };
}

describe('Lines that segmentation has lost', () => {
  test('are writing without words on it, neighbouring lines together', () => {
    const page = blank();
    writing(page, 100, 200, 30);
    writing(page, 900, 400, 20);
    writing(page, 900, 450, 20);
    const [region, ...others] = unreadRegions(page, [word('прочитано', 100, 200, 30, 0)]);
    expect(others).toEqual([]);
    expect(region?.left).toBeGreaterThan(860);
    expect(region?.top).toBeGreaterThan(360);
    expect((region?.top ?? 0) + (region?.height ?? 0)).toBeLessThan(520);
  });

  test('are not rules of tables, nor specks, nor what was read', () => {
    const page = blank();
    ink(page, 100, 300, 1200, 4);
    ink(page, 100, 300, 4, 600);
    ink(page, 700, 700, 12, 12);
    writing(page, 200, 500, 20);
    expect(unreadRegions(page, [word('прочитано', 200, 500, 20, 0)])).toEqual([]);
  });

  test('come between the lines above and below them, where they stand', async () => {
    const page = blank();
    for (const top of [200, 500, 800]) writing(page, 200, top, 20);
    const words = [word('сверху', 200, 200, 20, 0), word('снизу', 200, 800, 20, 1)];
    const all = await withLostLines(page, words, reading([word('между', 20, 20, 20, 0)]));
    expect(all.map(({ text }) => text)).toEqual(['сверху', 'между', 'снизу']);
    expect(Math.abs((all[1]?.top ?? 0) - 500)).toBeLessThanOrEqual(8);
    expect(new Set(all.map(({ line }) => line)).size).toBe(3);
  });

  test('are not the pale rest of a stamp, soft at its edges, beside black print', async () => {
    const page = blank();
    for (const left of [200, 220, 240, 260]) ink(page, left, 200, 8, 32);
    for (let left = 600; left < 1000; left += 20) {
      ink(page, left - 6, 500, 20, 32, 180);
      ink(page, left, 500, 8, 32, 120);
    }
    const words = [word('чёрн', 200, 200, 4, 0)];
    expect(unreadRegions(page, words)).toHaveLength(1);
    const recognizer = reading([]);
    await withLostLines(page, words, recognizer);
    expect(recognizer.shown).toEqual([]);
  });

  test('are not looked for a second time where all was read', async () => {
    const page = blank();
    writing(page, 200, 200, 20);
    const recognizer = reading([]);
    await withLostLines(page, [word('прочитано', 200, 200, 20, 0)], recognizer);
    expect(recognizer.shown).toEqual([]);
  });
});
