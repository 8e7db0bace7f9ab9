import { describe, expect, test } from 'vitest';
import { scaling, shift } from './geometry.ts';
import { inkBox } from './ink-box.ts';
import { channel, cut, histogram, type Raster } from './raster.ts';
import { toSpix } from './raster-formats.ts';
import { warp } from './warp.ts';

const raster = (width: number, height: number, levelAt: (x: number, y: number) => number): Raster => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => levelAt(i % width, Math.floor(i / width))),
});

describe('Pixels of a page', () => {
  test('are handed over in rows of whole words, the first pixel in the highest byte', () => {
    const spix = Buffer.from(toSpix(raster(5, 2, (x, y) => 10 * y + x)));
    expect(spix.subarray(0, 4).toString('latin1')).toBe('spix');
    expect([4, 8, 12, 16, 20, 24].map((at) => spix.readUInt32LE(at))).toEqual([5, 2, 8, 2, 0, 16]);
    expect([...spix.subarray(28)]).toEqual([3, 2, 1, 0, 0, 0, 0, 4, 13, 12, 11, 10, 0, 0, 0, 14]);
  });

  test('that bear ink lie in a box with a margin; dust does not widen it, and a blank page is kept whole', () => {
    const page = raster(500, 400, (x, y) =>
      (x >= 100 && x < 200 && y >= 50 && y < 90) || (x === 480 && y === 380) ? 0 : 255,
    );
    expect(inkBox(page)).toEqual({ left: 92, top: 42, width: 116, height: 56 });
    const blank = raster(500, 400, () => 250);
    expect(inkBox(blank)).toEqual({ left: 0, top: 0, width: 500, height: 400 });
  });

  test('are read through a map, between pixels in proportion, and outside is paper', () => {
    const page = raster(8, 8, (x, y) => 10 * x + y);
    expect(warp(page, shift(2, 3), 3, 3).data).toEqual(cut(page, { left: 2, top: 3, width: 3, height: 3 }).data);
    const twice = warp(page, scaling(0.5, 0.5), 4, 1);
    expect([...twice.data]).toEqual([0, 5, 10, 15]);
    expect([...warp(page, shift(-1, 0), 2, 1).data]).toEqual([255, 0]);
  });

  test('are dark where ink is black or red, and pale under blue ink, a yellow marker or on warm paper', () => {
    const colours = [20, 20, 20, 200, 30, 40, 60, 70, 190, 250, 240, 60, 250, 220, 190];
    const page = { width: 5, height: 1, data: Uint8Array.from(colours) };
    expect([...channel(page, 'pale').data]).toEqual([20, 40, 190, 240, 220]);
  });

  test('are counted by level', () => {
    const counts = histogram(raster(7, 3, (x) => (x === 6 ? 9 : 250)));
    expect([counts[250], counts[9], counts.reduce((a, b) => a + b)]).toEqual([18, 3, 21]);
  });
});
