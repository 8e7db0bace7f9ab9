import { compose, type Homography, scaling, shift } from './geometry.ts';
import { brightness, type ColourRaster, type Raster } from './raster.ts';
import { warp } from './warp.ts';

/** Cells of the grid along the shorter side of the page (210 mm): 0.7 mm each, nearly twice the stroke of common print. */
const columns = 300;
/** Cells from a stroke's edge to its middle at most: paper is what remains of it where such strokes are closed. */
const widestStroke = 9;
/** How much darker than the paper a stroke is, of 255: below is noise. */
const leastDepth = 5;
/** Letters of an inscription across a page, in cells: 7–70 mm. */
const wideLetters = { smallest: 10, largest: 100, cells: 30 };
/** Coloured ink is no print, whatever its strokes: half the cells, letters of 5–70 mm. */
const colouredColumns = 600;
const colouredLetters = { smallest: 14, largest: 200, cells: 40 };
/** How far apart the channels of coloured ink are; paper and the light on it stay below. */
const leastColour = 60;
const fewestLetters = 4;
/** More of them on a page are a pattern of the paper. */
const mostLetters = 200;
/** Height of a letter given to recognition, in pixels, and the paper around it. */
const shown = { height: 56, margin: 28, longest: 1600 };

/**
 * The large words across a page («ПРОЕКТ», «АННУЛИРОВАНО»), laid flat and made black: recognition reads no line that is askew,
 * and an even background and levels, without which nothing else is legible, take a pale one off the page. Where a row of
 * coloured ink is found it may be a seal's: the thick letters are looked for all the same.
 */
export const inscriptionsAcross = (page: ColourRaster): Raster[] =>
  [inscribed(thick(page), wideLetters), inscribed(coloured(page), colouredLetters)].filter((row) => row !== null);

function inscribed(ink: Raster | null, sizes: LetterSizes): Raster | null {
  const row = ink && rowOf(lettersOf(ink, sizes));
  return ink && row && laidFlat(ink, row);
}

/** How deep the strokes are that common print is too thin for. null: too small to bear print. */
function thick(page: ColourRaster): Raster | null {
  const grid = lightest(page);
  if (grid === null) return null;
  const strokes = closed(grid, 1);
  const paper = closed(strokes, widestStroke);
  const ink = new Uint8Array(grid.data.length);
  for (let i = 0; i < ink.length; i++) {
    const depth = (paper.data[i] ?? 0) - (strokes.data[i] ?? 0);
    ink[i] = depth >= leastDepth ? depth : 0;
  }
  return { ...grid, data: ink };
}

/** Where the ink is coloured: stamps, seals, signatures. null: too small to bear print. */
function coloured({ width, height, data }: ColourRaster): Raster | null {
  const step = Math.floor(Math.min(width, height) / colouredColumns);
  if (step < 1) return null;
  const size = { width: Math.floor(width / step), height: Math.floor(height / step) };
  const out = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const at = (y * step * width + x * step) * 3;
      const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      if (Math.max(r, g, b) - Math.min(r, g, b) >= leastColour) out[y * size.width + x] = 255;
    }
  return { ...size, data: out };
}

/** The lightest of some pixels of each cell: common print leaves paper in every one. null: too small to bear print. */
function lightest({ width, height, data }: ColourRaster): Raster | null {
  const step = Math.floor(Math.min(width, height) / columns);
  if (step < 2) return null;
  const size = { width: Math.floor(width / step), height: Math.floor(height / step) };
  const out = new Uint8Array(size.width * size.height);
  const stride = Math.ceil(step / 2);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      let best = 0;
      for (let dy = 0; dy < step; dy += stride) {
        const from = ((y * step + dy) * width + x * step) * 3;
        for (let dx = 0; dx < step; dx += stride) best = Math.max(best, brightness(data, from + dx * 3));
      }
      out[y * size.width + x] = best;
    }
  }
  return { ...size, data: out };
}

/** Dark strokes up to twice the radius wide taken off: the lightest cell around, then the darkest of these. */
function closed({ width, height, data }: Raster, radius: number): Raster {
  const out = data.slice();
  for (const flip of [0, 255]) {
    // The darkest cell is the lightest of the negative.
    for (let i = 0; i < out.length; i++) out[i] = flip ^ (out[i] ?? 0);
    widened(out, radius, 1, width);
    widened(out, radius, width, width * height);
  }
  for (let i = 0; i < out.length; i++) out[i] = 255 ^ (out[i] ?? 0);
  return { width, height, data: out };
}

/** Every cell becomes the lightest within the radius along lines of `length` cells that lie `step` apart. */
function widened(data: Uint8Array, radius: number, step: number, length: number): void {
  let covered = 0;
  while (covered < radius) {
    // Three windows that touch or overlap make one that is three times as wide at most.
    const reach = Math.min(2 * covered + 1, radius - covered);
    const from = data.slice();
    const far = reach * step;
    for (let start = 0; start < data.length; start += length) {
      const end = Math.min(start + length, data.length);
      for (let at = start + far; at < end; at++) {
        const before = from[at - far] ?? 0;
        if (before > (data[at] ?? 0)) data[at] = before;
      }
      for (let at = start; at < end - far; at++) {
        const behind = from[at + far] ?? 0;
        if (behind > (data[at] ?? 0)) data[at] = behind;
      }
    }
    covered += reach;
  }
}

type LetterSizes = { smallest: number; largest: number; cells: number };
type Letter = { cells: number[]; x: number; y: number; size: number };

/** What hangs together and has the size of a letter. */
function lettersOf({ width, height, data }: Raster, sizes: LetterSizes): Letter[] {
  const rest = data.slice();
  const letters: Letter[] = [];
  for (let start = 0; start < rest.length; start++) {
    if (!rest[start]) continue;
    const cells = [start];
    rest[start] = 0;
    for (const at of cells) {
      const x = at % width;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const near = at + dy * width + dx;
          if (x + dx < 0 || x + dx >= width || near < 0 || near >= width * height || !rest[near]) continue;
          rest[near] = 0;
          cells.push(near);
        }
    }
    const found = cells.length < sizes.cells ? null : measured(cells, width, sizes);
    if (found) letters.push(found);
  }
  return letters;
}

function measured(cells: number[], width: number, sizes: LetterSizes): Letter | null {
  let [left, right, top, bottom] = [width, 0, Number.POSITIVE_INFINITY, 0];
  for (const at of cells) {
    const x = at % width;
    const y = (at - x) / width;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  const size = Math.max(right - left, bottom - top) + 1;
  if (size < sizes.smallest || size > sizes.largest) return null;
  return { cells, x: (left + right) / 2, y: (top + bottom) / 2, size };
}

const minOf = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
const maxOf = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));

type Row = { letters: Letter[]; angle: number };

/** The longest straight row of letters of about one size; it may run in any direction. */
function rowOf(letters: readonly Letter[]): Row | null {
  let best: Row | null = null;
  if (letters.length > mostLetters) return best;
  for (const [i, a] of letters.entries())
    for (const b of letters.slice(i + 1)) {
      // Read from left to right; whether it stands on its head shows in the words.
      const [from, to] = a.x <= b.x ? [a, b] : [b, a];
      const angle = Math.atan2(to.y - from.y, to.x - from.x);
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const across = (one: Letter) => (one.y - a.y) * cos - (one.x - a.x) * sin;
      const row = letters.filter(
        (one) => one.size < a.size * 1.8 && one.size > a.size * 0.5 && Math.abs(across(one)) < a.size * 0.3,
      );
      if (row.length >= fewestLetters && row.length > (best?.letters.length ?? 0)) best = { letters: row, angle };
    }
  return best;
}

/** The row's cells alone, in black, with the row level. */
function laidFlat({ width, height, data }: Raster, { letters, angle }: Row): Raster {
  const cells = letters.flatMap((one) => one.cells);
  const alone = new Uint8Array(width * height).fill(255);
  const levels = cells.map((at) => data[at] ?? 0).sort((a, b) => a - b);
  const full = Math.max(1, levels[levels.length >> 1] ?? 1);
  for (const at of cells) alone[at] = 255 - Math.min(255, ((data[at] ?? 0) / full) * 255);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = cells.map((at) => (at % width) * cos + Math.floor(at / width) * sin);
  const across = cells.map((at) => Math.floor(at / width) * cos - (at % width) * sin);
  const [left, top] = [minOf(along), minOf(across)];
  const size = { width: maxOf(along) - left + 1, height: maxOf(across) - top + 1 };
  const factor = Math.min(shown.height / size.height, shown.longest / size.width);
  const turn: Homography = [cos, -sin, 0, sin, cos, 0, 0, 0, 1];
  const toRow = compose(
    shift(left, top),
    compose(scaling(1 / factor, 1 / factor), shift(-shown.margin, -shown.margin)),
  );
  return warp(
    { width, height, data: alone },
    compose(turn, toRow),
    Math.round(size.width * factor) + 2 * shown.margin,
    Math.round(size.height * factor) + 2 * shown.margin,
  );
}
