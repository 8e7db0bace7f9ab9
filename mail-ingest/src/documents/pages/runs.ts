import type { Raster } from './raster.ts';

/** Without the runs of ones, along and across, that are longer: rules of tables, frames, edges. A new mask. */
export function withoutLongRuns(mask: Raster, longest: number): Raster {
  const { width, height, data } = mask;
  const kept = data.slice();
  // Both looked for in all of the ink: a table's rules taken away would cut the crossing ones into short strokes.
  dropLongRuns(data, kept, height, width, width, 1, longest);
  dropLongRuns(data, kept, width, height, 1, width, longest);
  return { width, height, data: kept };
}

function dropLongRuns(
  ink: Uint8Array,
  kept: Uint8Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  longest: number,
): void {
  for (let line = 0; line < lines; line++) {
    let run = 0;
    for (let i = 0; i <= length; i++) {
      const at = line * lineStep + i * step;
      if (i < length && ink[at] === 1) run++;
      else {
        if (run > longest) for (let k = 1; k <= run; k++) kept[at - k * step] = 0;
        run = 0;
      }
    }
  }
}

/** With gaps of at most so many pixels along the rows closed. A new mask. */
export function joinedRuns({ width, height, data }: Raster, gap: number): Raster {
  const joined = data.slice();
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    let last = -1;
    for (let at = data.indexOf(1, y * width); at >= 0 && at < end; at = data.indexOf(1, at + 1)) {
      if (last >= 0 && at - last - 1 <= gap) joined.fill(1, last + 1, at);
      last = at;
    }
  }
  return { width, height, data: joined };
}
