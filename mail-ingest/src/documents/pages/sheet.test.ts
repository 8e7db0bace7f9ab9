import { expect, it } from 'vitest';
import { flattenSheet } from './sheet.ts';

const width = 300;
const height = 420;

/** White paper on a dark table, 30 px of which show on each side but the right; `light` is how bright a column is, 0–1. */
function photo(light: (x: number) => number, right = 30) {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isPaper = x >= 30 && x < width - right && y >= 30 && y < height - 30;
      data.fill((isPaper ? 240 : 50) * light(x), 3 * (y * width + x), 3 * (y * width + x) + 3);
    }
  return { width, height, data };
}

it.each<[string, (x: number) => number]>([
  ['an even light', () => 1],
  ['a light that falls off', (x) => 1 - (0.3 * x) / width],
  ['a shadow in which paper is darker than the table in the light', (x) => 1 - (0.85 * x) / width],
])('a sheet on a dark table is cut out in %s', (_title, light) => {
  const { image } = flattenSheet(photo(light)) ?? {};
  expect(Math.abs((image?.width ?? 0) - 240)).toBeLessThan(5);
  expect(Math.abs((image?.height ?? 0) - 360)).toBeLessThan(5);
});

it('of a sheet that reaches over the edge of the photo nothing is cut off', () => {
  expect(flattenSheet(photo(() => 1, 0))).toBeNull();
});
