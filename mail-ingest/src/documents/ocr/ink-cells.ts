import type { Raster } from '../pages/raster.ts';

/**
 * Pixels along the side of a cell of the coarse maps in which lines and boxes are looked for. At 300 dpi a letter is four
 * to ten cells high, and half a millimetre of slant over a box doesn't hide its lines.
 */
export const cell = 4;

/** A page in cells: 1 where one of its pixels is darker than `level`, of 255. */
export function inkCells({ width, height, data }: Raster, level: number): Raster {
  const columns = Math.floor(width / cell);
  const rows = Math.floor(height / cell);
  const out = new Uint8Array(columns * rows);
  for (let y = 0; y < rows * cell; y++) {
    const row = Math.floor(y / cell) * columns;
    for (let x = 0, at = y * width; x < columns * cell; x++, at++)
      if ((data[at] ?? 255) < level) out[row + (x >> 2)] = 1;
  }
  return { width: columns, height: rows, data: out };
}
