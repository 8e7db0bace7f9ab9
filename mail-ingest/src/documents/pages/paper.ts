import { histogram, percentile, type Raster } from './raster.ts';

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
