import { apply, type Homography } from './geometry.ts';

/** Grey pixels, row by row: 0 is black, 255 white. */
export type Raster = { width: number; height: number; data: Uint8Array };
/** RGB pixels, three bytes each. */
export type ColourRaster = { width: number; height: number; data: Uint8Array };

/** Blue ink of stamps and signatures is pale in the blue channel: what they cover stays legible. */
export function channel(image: ColourRaster, which: 'blue' | 'luminance'): Raster {
  const { width, height, data } = image;
  const out = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < out.length; i++, j += 3) {
    const r = data[j] ?? 0;
    const g = data[j + 1] ?? 0;
    const b = data[j + 2] ?? 0;
    out[i] = which === 'blue' ? b : (r * 77 + g * 150 + b * 29) >> 8;
  }
  return { width, height, data: out };
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
  const counts = new Uint32Array(256);
  for (let i = 0; i < data.length; i++) counts[data[i] ?? 0] = (counts[data[i] ?? 0] ?? 0) + 1;
  return counts;
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
export function isBlackAndWhite(image: Raster): boolean {
  const counts = histogram(image);
  let middle = 0;
  for (let level = 60; level < 215; level++) middle += counts[level] ?? 0;
  return middle < image.data.length * 0.004;
}

const cellSize = 32;

/**
 * Divides by the paper's brightness nearby, so that shadows and yellowed paper become white. The paper is the 90th
 * percentile of each cell; cells of solid ink borrow from their neighbours.
 */
export function flattenBackground(image: Raster): Raster {
  const { width, height, data } = image;
  const columns = Math.ceil(width / cellSize);
  const rows = Math.ceil(height / cellSize);
  const paper = spread(brightnessByCell(image, columns, rows), columns, rows);
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const gy = Math.min(rows - 1, Math.max(0, y / cellSize - 0.5));
    const y0 = Math.floor(gy);
    const y1 = Math.min(rows - 1, y0 + 1);
    const fy = gy - y0;
    for (let x = 0; x < width; x++) {
      const gx = Math.min(columns - 1, Math.max(0, x / cellSize - 0.5));
      const x0 = Math.floor(gx);
      const x1 = Math.min(columns - 1, x0 + 1);
      const fx = gx - x0;
      const upper = (paper[y0 * columns + x0] ?? 255) * (1 - fx) + (paper[y0 * columns + x1] ?? 255) * fx;
      const lower = (paper[y1 * columns + x0] ?? 255) * (1 - fx) + (paper[y1 * columns + x1] ?? 255) * fx;
      const white = upper * (1 - fy) + lower * fy;
      out[y * width + x] = Math.min(255, ((data[y * width + x] ?? 0) * 250) / white);
    }
  }
  return { width, height, data: out };
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

/** Pulls ink to black and paper to white; faded copies gain most. */
export function stretchLevels(image: Raster): Raster {
  const counts = histogram(image);
  const black = Math.min(percentile(counts, 0.003), 140);
  const white = Math.max(percentile(counts, 0.5) - 12, black + 40);
  const table = Uint8Array.from({ length: 256 }, (_, v) =>
    Math.max(0, Math.min(255, ((v - black) * 255) / (white - black))),
  );
  const data = new Uint8Array(image.data.length);
  for (let i = 0; i < data.length; i++) data[i] = table[image.data[i] ?? 255] ?? 255;
  return { ...image, data };
}

/** Reads the source through the map from output to source pixels, bilinear; outside the source is paper. */
export function warp(source: Raster, toSource: Homography, width: number, height: number): Raster {
  const data = new Uint8Array(width * height).fill(255);
  const [a, b, c, d, e, f, g, h, i] = toSource;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const w = g * x + h * y + i;
      const sx = (a * x + b * y + c) / w;
      const sy = (d * x + e * y + f) / w;
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      if (x0 < 0 || y0 < 0 || x0 + 1 >= source.width || y0 + 1 >= source.height) continue;
      const fx = sx - x0;
      const fy = sy - y0;
      const at = y0 * source.width + x0;
      const upper = (source.data[at] ?? 255) * (1 - fx) + (source.data[at + 1] ?? 255) * fx;
      const lower =
        (source.data[at + source.width] ?? 255) * (1 - fx) + (source.data[at + source.width + 1] ?? 255) * fx;
      data[y * width + x] = upper * (1 - fy) + lower * fy;
    }
  }
  return { width, height, data };
}

/** Upside down. */
export function turnOver(image: Raster): Raster {
  return { ...image, data: image.data.slice().reverse() };
}

/** Portable grey map: the encoding that costs nothing and that the recogniser reads. */
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
