import type { Box, Raster } from './raster.ts';

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
