import { apply, type Homography } from './geometry.ts';

/** Grey pixels, row by row: 0 is black, 255 white. */
export type Raster = { width: number; height: number; data: Uint8Array };
/** RGB pixels, three bytes each. */
export type ColourRaster = { width: number; height: number; data: Uint8Array };

/** The same bytes, not copied: loops are compiled for plain arrays, and slow down where they meet a `Buffer` too. */
export const pixelsOf = (buffer: Buffer): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);

/**
 * `pale`: the blue channel, in which the blue ink of stamps and signatures is pale; under a yellow marker and on warm
 * paper, where blue is the dark one, the lesser of the other two. What colours cover stays legible.
 */
export function channel(image: ColourRaster, which: 'pale' | 'luminance'): Raster {
  const { width, height, data } = image;
  const out = new Uint8Array(width * height);
  if (which === 'pale') for (let i = 0, j = 0; i < out.length; i++, j += 3) out[i] = palest(data, j);
  else for (let i = 0, j = 0; i < out.length; i++, j += 3) out[i] = brightness(data, j);
  return { width, height, data: out };
}

function palest(data: Uint8Array, at: number): number {
  const r = data[at] ?? 0;
  const g = data[at + 1] ?? 0;
  const b = data[at + 2] ?? 0;
  const warm = r < g ? r : g;
  return b > warm ? b : warm;
}

/** Luminance of the RGB pixel that starts there. */
export function brightness(data: Uint8Array, at: number): number {
  const r = data[at] ?? 0;
  const g = data[at + 1] ?? 0;
  const b = data[at + 2] ?? 0;
  return (r * 77 + g * 150 + b * 29) >> 8;
}

/** Whether ink or paper has colour at all: more than one pixel in 2,000 with channels over 40 apart. */
export function isColour({ data }: ColourRaster): boolean {
  let coloured = 0;
  let seen = 0;
  for (let i = 0; i + 2 < data.length; i += 3 * 7) {
    const r = data[i] ?? 0;
    const g = data[i + 1] ?? 0;
    const b = data[i + 2] ?? 0;
    if (Math.max(r, g, b) - Math.min(r, g, b) > 40) coloured++;
    seen++;
  }
  return coloured > seen / 2000;
}

export function histogram({ data }: Raster): Uint32Array {
  // Neighbours mostly have the same level: counted in four tables, no count waits for the one before.
  const tables = new Uint32Array(4 * 256);
  for (let i = 0; i < data.length; i++) {
    const at = ((i & 3) << 8) | (data[i] ?? 0);
    tables[at] = (tables[at] ?? 0) + 1;
  }
  const count = (table: number, level: number): number => tables[(table << 8) | level] ?? 0;
  return Uint32Array.from({ length: 256 }, (_, v) => count(0, v) + count(1, v) + count(2, v) + count(3, v));
}

/** The grey level below which the share (0–1) of all pixels lies. */
export function percentile(counts: Uint32Array, share: number): number {
  const total = counts.reduce((sum, n) => sum + n, 0);
  let sum = 0;
  for (let level = 0; level < 256; level++) {
    sum += counts[level] ?? 0;
    if (sum >= total * share) return level;
  }
  return 255;
}

/** Nearly no pixel between ink and paper: a fax, a black-and-white copy, or a page drawn by a program. */
export function isBlackAndWhite({ data }: ColourRaster): boolean {
  let middle = 0;
  let seen = 0;
  // Every seventh pixel will do.
  for (let at = 0; at + 2 < data.length; at += 3 * 7, seen++) {
    const level = brightness(data, at);
    if (level >= 60 && level < 215) middle++;
  }
  return middle < seen * 0.004;
}

const cellSize = 32;

/**
 * Divides by the paper's brightness nearby, in place, so that shadows and yellowed paper become white. The paper is the
 * 90th percentile of each cell; cells of solid ink borrow from their neighbours.
 */
export function flattenBackground(image: Raster): Raster {
  const { width, height, data } = image;
  const columns = Math.ceil(width / cellSize);
  const rows = Math.ceil(height / cellSize);
  const paper = spread(brightnessByCell(image, columns, rows), columns, rows);
  const line = new Float64Array(columns);
  for (let y = 0; y < height; y++) {
    const gy = Math.min(rows - 1, Math.max(0, y / cellSize - 0.5));
    const y0 = Math.floor(gy) * columns;
    const y1 = Math.min(rows - 1, Math.floor(gy) + 1) * columns;
    const fy = gy - Math.floor(gy);
    for (let c = 0; c < columns; c++) line[c] = (paper[y0 + c] ?? 255) * (1 - fy) + (paper[y1 + c] ?? 255) * fy;
    flattenRow(data, y * width, width, line, columns);
  }
  return image;
}

/** Divides a row of pixels by the paper's brightness, which runs straight between the middles of cells. */
function flattenRow(data: Uint8Array, start: number, width: number, line: Float64Array, columns: number): void {
  const half = cellSize / 2;
  for (let from = 0, cell = -1; from < width; cell++) {
    const to = Math.min(width, (cell + 1) * cellSize + half);
    const left = line[Math.max(0, cell)] ?? 255;
    const right = line[Math.min(columns - 1, cell + 1)] ?? 255;
    const slope = (right - left) / cellSize;
    let white = left + (from - cell * cellSize - half) * slope;
    for (let x = from; x < to; x++, white += slope) {
      const level = ((data[start + x] ?? 0) * 250) / white;
      data[start + x] = level > 255 ? 255 : level;
    }
    from = to;
  }
}

function brightnessByCell({ width, height, data }: Raster, columns: number, rows: number): Float32Array {
  const cells = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      counts.fill(0);
      let seen = 0;
      for (let y = row * cellSize; y < Math.min(height, (row + 1) * cellSize); y += 2) {
        for (let x = column * cellSize; x < Math.min(width, (column + 1) * cellSize); x += 2) {
          const level = data[y * width + x] ?? 0;
          counts[level] = (counts[level] ?? 0) + 1;
          seen++;
        }
      }
      let above = seen * 0.1;
      let level = 255;
      while (level > 20 && above >= (counts[level] ?? 0)) above -= counts[level--] ?? 0;
      cells[row * columns + column] = level;
    }
  }
  return cells;
}

/** The brightest of the 3 × 3 neighbours, then their mean. */
function spread(cells: Float32Array, columns: number, rows: number): Float32Array {
  const around = (source: Float32Array, combine: (values: number[]) => number): Float32Array =>
    source.map((_, index) => {
      const column = index % columns;
      const row = (index - column) / columns;
      const values: number[] = [];
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
          values.push(source[y * columns + x] ?? 255);
      }
      return combine(values);
    });
  const brightest = around(cells, (values) => Math.max(...values));
  return around(brightest, (values) => values.reduce((sum, v) => sum + v, 0) / values.length);
}

/** Pulls ink to black and paper to white, in place; faded copies gain most. */
export function stretchLevels(image: Raster): Raster {
  const counts = histogram(image);
  const black = Math.min(percentile(counts, 0.003), 140);
  const white = Math.max(percentile(counts, 0.5) - 12, black + 40);
  const table = Uint8Array.from({ length: 256 }, (_, v) =>
    Math.max(0, Math.min(255, ((v - black) * 255) / (white - black))),
  );
  const { data } = image;
  for (let i = 0; i < data.length; i++) data[i] = table[data[i] ?? 255] ?? 255;
  return image;
}

/** Steps to a pixel in which `warp` counts: whole numbers are several times as fast here. */
const fractionBits = 16;
const fraction = 1 << fractionBits;

/** Reads the source through the affine map from output to source pixels, bilinear; outside the source is paper. */
export function warp(source: Raster, toSource: Homography, width: number, height: number): Raster {
  const data = new Uint8Array(width * height).fill(255);
  const [a, b, c, d, e, f] = toSource.map((cell) => (cell / toSource[8]) * fraction) as unknown as Homography;
  const [stepX, stepY] = [Math.round(a), Math.round(d)];
  if (b === 0 && d === 0) {
    enlarge(source, { width, height, data }, [Math.round(c), stepX], (y) => Math.round(e * y + f));
    return { width, height, data };
  }
  for (let y = 0; y < height; y++) {
    warpRow(source, data, y * width, width, [Math.round(b * y + c), Math.round(e * y + f), stepX, stepY]);
  }
  return { width, height, data };
}

/** The same without any turn: a row is mixed of two once, then read at the same places in all rows. */
function enlarge(
  { width: columns, height: rows, data: from }: Raster,
  { width, height, data: to }: Raster,
  [startX, stepX]: readonly [number, number],
  rowAt: (y: number) => number,
): void {
  const places = Int32Array.from({ length: width }, (_, x) => startX + x * stepX);
  const inside = (place: number): boolean => place >= 0 && (place >> fractionBits) + 1 < columns;
  const first = places.findIndex(inside);
  const last = places.findLastIndex(inside);
  if (first < 0) return;
  const mixed = new Int32Array(columns);
  for (let y = 0; y < height; y++) {
    const row = rowAt(y);
    const upper = row >> fractionBits;
    if (upper < 0 || upper + 1 >= rows) continue;
    const fy = (row >> (fractionBits - 8)) & 255;
    for (let x = 0, at = upper * columns; x < columns; x++, at++)
      mixed[x] = (from[at] ?? 255) * (256 - fy) + (from[at + columns] ?? 255) * fy;
    for (let x = first, at = y * width + first; x <= last; x++, at++) {
      const place = places[x] ?? 0;
      const left = place >> fractionBits;
      const fx = (place >> (fractionBits - 8)) & 255;
      to[at] = ((mixed[left] ?? 255) * (256 - fx) + (mixed[left + 1] ?? 255) * fx) >> 16;
    }
  }
}

function warpRow(
  { width: columns, height: rows, data: from }: Raster,
  to: Uint8Array,
  start: number,
  width: number,
  [startX, startY, stepX, stepY]: readonly [number, number, number, number],
): void {
  const inside = (i: number): boolean => {
    const x = (startX + i * stepX) >> fractionBits;
    const y = (startY + i * stepY) >> fractionBits;
    return x >= 0 && y >= 0 && x + 1 < columns && y + 1 < rows;
  };
  // What lies inside is one stretch of the row: looked for from both ends, not asked at every pixel.
  let first = 0;
  let last = width - 1;
  while (first <= last && !inside(first)) first++;
  while (last > first && !inside(last)) last--;
  let sx = startX + first * stepX;
  let sy = startY + first * stepY;
  for (let at = start + first; at <= start + last; at++, sx = (sx + stepX) | 0, sy = (sy + stepY) | 0) {
    const upper = (sy >> fractionBits) * columns + (sx >> fractionBits);
    const lower = upper + columns;
    const a = from[upper] ?? 255;
    const b = from[upper + 1] ?? 255;
    const c = from[lower] ?? 255;
    const d = from[lower + 1] ?? 255;
    // Most of a page is bare paper, which the output is already.
    if ((a & b & c & d) === 255) continue;
    // Weights of 8 bits: products stay below 2^24.
    const fx = (sx >> (fractionBits - 8)) & 255;
    const fy = (sy >> (fractionBits - 8)) & 255;
    to[at] = ((a * (256 - fx) + b * fx) * (256 - fy) + (c * (256 - fx) + d * fx) * fy) >> 16;
  }
}

export type Box = { left: number; top: number; width: number; height: number };

/** Darker is ink; specks of fewer pixels in a row or column are dust. */
const inkLevel = 170;
const leastInk = 3;

/** The part of the page that bears ink, with a margin as recognition likes it; the whole page where there is none. */
export function inkBox({ width, height, data }: Raster): Box {
  const inColumn = new Uint32Array(width);
  const inRow = new Uint32Array(height);
  for (let y = 0; y < height; y++) {
    let count = 0;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if ((data[at] ?? 255) >= inkLevel) continue;
      count++;
      inColumn[x] = (inColumn[x] ?? 0) + 1;
    }
    inRow[y] = count;
  }
  const margin = Math.round(width * 0.016);
  const across = inkRange(inColumn, margin);
  const down = inkRange(inRow, margin);
  return { left: across.start, top: down.start, width: across.length, height: down.length };
}

function inkRange(counts: Uint32Array, margin: number): { start: number; length: number } {
  const inked = (count: number): boolean => count >= leastInk;
  const first = counts.findIndex(inked);
  if (first < 0) return { start: 0, length: counts.length };
  const start = Math.max(0, first - margin);
  return { start, length: Math.min(counts.length, counts.findLastIndex(inked) + 1 + margin) - start };
}

export function cut({ width, data }: Raster, box: Box): Raster {
  const out = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (box.top + y) * width + box.left;
    out.set(data.subarray(from, from + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, data: out };
}

/** Upside down. */
export function turnOver(image: Raster): Raster {
  return { ...image, data: image.data.slice().reverse() };
}

/**
 * The form in which Leptonica, the recogniser's library, keeps a picture (spix: six numbers, then rows of whole 32-bit
 * words): it is taken over as it is, while a portable grey map is read pixel by pixel, 0.1 s a page. In memory that
 * threads share: sent to the recogniser's thread it is not copied.
 */
export function toSpix({ width, height, data }: Raster): SharedArrayBuffer {
  const wordsPerRow = (width + 3) >> 2;
  const size = 4 * wordsPerRow * height;
  const shared = new SharedArrayBuffer(spixHead + size);
  const out = Buffer.from(shared);
  out.write('spix', 'latin1');
  out.set(new Uint8Array(new Uint32Array([width, height, 8, wordsPerRow, 0, size]).buffer), 4);
  for (let y = 0; y < height; y++) out.set(data.subarray(y * width, (y + 1) * width), spixHead + 4 * wordsPerRow * y);
  // The first pixel is the highest byte of its word.
  out.subarray(spixHead).swap32();
  return shared;
}

const spixHead = 28;

/** Portable grey map: an encoding that costs nothing and that every program reads. */
export function toPgm({ width, height, data }: Raster): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const out = new Uint8Array(head.length + data.length);
  out.set(head);
  out.set(data, head.length);
  return out;
}

/** The smallest upright rectangle around a rectangle's image under the map. */
export function mapBox(h: Homography, box: { left: number; top: number; right: number; bottom: number }) {
  const corners = [
    apply(h, { x: box.left, y: box.top }),
    apply(h, { x: box.right, y: box.top }),
    apply(h, { x: box.right, y: box.bottom }),
    apply(h, { x: box.left, y: box.bottom }),
  ];
  const xs = corners.map((p) => p.x);
  const ys = corners.map((p) => p.y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
