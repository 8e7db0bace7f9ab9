import { expect, it } from 'vitest';
import { flattenSheet } from './sheet.ts';

const width = 300;
const height = 420;

/** White paper on a dark table, 30 px of which show on each side; `light` is how bright a column is, 0–1. */
function photo(light: (x: number) => number) {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isPaper = x >= 30 && x < width - 30 && y >= 30 && y < height - 30;
      data.fill((isPaper ? 240 : 50) * light(x), 3 * (y * width + x), 3 * (y * width + x) + 3);
    }
  return { width, height, data };
}

it('a sheet on a dark table is cut out, also where the light falls off', () => {
  for (const light of [() => 1, (x: number) => 1 - (0.3 * x) / width]) {
    const { image } = flattenSheet(photo(light)) ?? {};
    expect(Math.abs((image?.width ?? 0) - 240)).toBeLessThan(5);
    expect(Math.abs((image?.height ?? 0) - 360)).toBeLessThan(5);
  }
});

it('where a shadow hides the edge of the sheet nothing is cut off', () => {
  expect(flattenSheet(photo((x) => 1 - (0.85 * x) / width))).toBeNull();
});
