import { apply, type Homography } from './geometry.ts';
import type { Raster } from './raster.ts';

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
