import type { Raster } from './raster.ts';

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
