import type { Box, Raster } from './raster.ts';

/** Without the runs of ones, along and across, that are longer: rules of tables, frames, edges. A new mask. */
export function withoutLongRuns(mask: Raster, longest: number): Raster {
  const { width, height, data } = mask;
  const kept = data.slice();
  // Both looked for in all of the ink: a table's rules taken away would cut the crossing ones into short strokes.
  dropLongRows(data, kept, width, longest);
  dropLongColumns(data, kept, width, longest);
  return { width, height, data: kept };
}

function dropLongRows(ink: Uint8Array, kept: Uint8Array, width: number, longest: number): void {
  for (let start = 0; start < ink.length; start += width) {
    const end = start + width;
    let run = 0;
    for (let at = start; at <= end; at++) {
      if (at < end && ink[at] === 1) run++;
      else {
        if (run > longest) kept.fill(0, at - run, at);
        run = 0;
      }
    }
  }
}

/** Row by row, with the length of each column's run so far: going down the columns would miss the cache at every pixel. */
function dropLongColumns(ink: Uint8Array, kept: Uint8Array, width: number, longest: number): void {
  const runs = new Uint32Array(width);
  for (let start = 0; start <= ink.length; start += width) {
    const last = start === ink.length;
    for (let x = 0; x < width; x++) {
      const run = runs[x] ?? 0;
      if (!last && ink[start + x] === 1) runs[x] = run + 1;
      else if (run > 0) {
        if (run > longest) for (let k = 1; k <= run; k++) kept[start + x - k * width] = 0;
        runs[x] = 0;
      }
    }
  }
}

/** With gaps of at most so many pixels along the rows closed. A new mask. */
export function joinedRuns({ width, height, data }: Raster, gap: number): Raster {
  const joined = data.slice();
  for (let start = 0; start < data.length; start += width) {
    let last = -1;
    for (let at = start; at < start + width; at++) {
      if (data[at] !== 1) continue;
      const bare = at - last - 1;
      if (last >= 0 && bare > 0 && bare <= gap) joined.fill(1, last + 1, at);
      last = at;
    }
  }
  return { width, height, data: joined };
}

/** Boxes of what hangs together. */
export function connectedParts({ width, height, data }: Raster): Box[] {
  const found: Box[] = [];
  const rest = data.slice();
  const stack: number[] = [];
  for (let start = rest.indexOf(1); start >= 0; start = rest.indexOf(1, start + 1)) {
    let [left, right, top, bottom] = [width, 0, height, 0];
    stack.push(start);
    rest[start] = 0;
    while (stack.length > 0) {
      const at = stack.pop() ?? 0;
      const x = at % width;
      const y = (at - x) / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (const near of [at - width, at + width, x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1]) {
        if (rest[near] !== 1) continue;
        rest[near] = 0;
        stack.push(near);
      }
    }
    found.push({ left, top, width: right - left + 1, height: bottom - top + 1 });
  }
  return found;
}

/** How much of the box is ones, 0–1. */
export function inkShare({ left, top, width, height }: Box, mask: Raster): number {
  let inked = 0;
  for (let y = top; y < top + height; y++)
    for (let x = left; x < left + width; x++) inked += mask.data[y * mask.width + x] ?? 0;
  return inked / (width * height);
}
