import { expect, test } from 'vitest';
import { keepColouredPrint } from './coloured-print.ts';
import { type ColourRaster, channel } from './raster.ts';

type Drawing = (x: number, y: number) => boolean;

/** Blue ink on white paper of 620 pixels' width: a cell a pixel. */
function bluePage(isInk: Drawing): ColourRaster {
  const [width, height] = [620, 700];
  const data = new Uint8Array(width * height * 3).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (isInk(x, y)) data.set([0, 80, 170], (y * width + x) * 3);
  return { width, height, data };
}

/** Upright strokes with bare paper between, as letters have. */
const letters =
  (from: number, to: number): Drawing =>
  (x, y) =>
    x >= from && x < to && y >= 100 && y < 108 && x % 4 < 2;

const levelOf = (isInk: Drawing): number => {
  const page = bluePage(isInk);
  const kept = keepColouredPrint(channel(page, 'pale'), page);
  return kept.data.reduce((a, b) => Math.min(a, b));
};

test('A long line in blue, as of a letterhead, and a blue band under white print stay as dark as they look', () => {
  const band: Drawing = (x, y) => x >= 50 && x < 550 && y >= 50 && y < 90 && !letters(100, 300)(x, y + 40);
  for (const drawing of [letters(100, 300), band]) expect(levelOf(drawing)).toBeLessThan(80);
});

test('Blue words as short as those inside a seal, a ring, a signature and a rule stay pale', () => {
  const ring: Drawing = (x, y) => Math.abs(Math.hypot(x - 300, y - 300) - 60) < 2;
  const signature: Drawing = (x, y) => x >= 200 && x < 310 && Math.abs(y - 300 - 20 * Math.sin(x / 6)) < 2;
  const rule: Drawing = (x, y) => x >= 50 && x < 550 && y >= 50 && y < 53;
  for (const drawing of [letters(100, 150), ring, signature, rule]) expect(levelOf(drawing)).toBe(170);
});
