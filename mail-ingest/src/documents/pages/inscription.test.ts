import { expect, it } from 'vitest';
import { inscriptionsAcross } from './inscription.ts';
import type { ColourRaster } from './raster.ts';

const blank = (): ColourRaster => ({ width: 1240, height: 1754, data: new Uint8Array(1240 * 1754 * 3).fill(250) });

function ink(page: ColourRaster, left: number, top: number, width: number, height: number, level: number): void {
  for (let y = top; y < top + height; y++)
    page.data.fill(level, (y * page.width + left) * 3, (y * page.width + left + width) * 3);
}

/** Letters of two thick strokes each, in a row that climbs. */
function inscription(page: ColourRaster, level: number, letters = 6): void {
  for (let i = 0; i < letters; i++) {
    const [left, top] = [200 + i * 120, 1100 - i * 80];
    ink(page, left, top, 22, 110, level);
    ink(page, left, top, 70, 22, level);
  }
}

/** Letters of a rubber stamp: strokes as thin as those of print, red. */
function stamp(page: ColourRaster): void {
  for (let i = 0; i < 6; i++)
    for (const [width, height] of [
      [8, 44],
      [30, 8],
    ] as const)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
          page.data.set([200, 30, 30], ((1100 - i * 20 + y) * page.width + 300 + i * 50 + x) * 3);
}

it.each([
  ['pale', (page: ColourRaster) => inscription(page, 228)],
  ['black', (page: ColourRaster) => inscription(page, 20)],
  ['a stamp’s', stamp],
])('large letters across a page are laid flat: %s', (_, draw) => {
  const page = blank();
  for (let y = 300; y < 900; y += 40) ink(page, 150, y, 900, 5, 20);
  draw(page);
  const [found] = inscriptionsAcross(page);
  expect(found && found.width > 3 * found.height).toBe(true);
});

it('a pale word is found beside coloured ink that looks like one: the letters of a seal', () => {
  const page = blank();
  inscription(page, 228);
  stamp(page);
  expect(inscriptionsAcross(page)).toHaveLength(2);
});

it.each([
  ['three letters', (page: ColourRaster) => inscription(page, 228, 3)],
  [
    'a pattern of the paper',
    (page: ColourRaster) => {
      for (let y = 20; y < 1700; y += 80) for (let x = 20; x < 1200; x += 80) ink(page, x, y, 22, 60, 228);
    },
  ],
  ['a shade over half of the page', (page: ColourRaster) => ink(page, 0, 0, 600, 1754, 200)],
  ['nothing', () => {}],
])('%s is no inscription', (_, draw) => {
  const page = blank();
  draw(page);
  expect(inscriptionsAcross(page)).toEqual([]);
});
