import { compose, distance, fromUnitSquare, type Homography, type Quadrangle, scaling } from './geometry.ts';
import { brightness, type ColourRaster, type Raster } from './raster.ts';
import { sheetCorners } from './sheet-corners.ts';

/** A sheet of paper flattened out of a photo; `toPhoto` maps its pixels to those of the photo. */
export type Sheet = { image: ColourRaster; toPhoto: Homography };

const lookSize = 500;

/**
 * The sheet on a darker table, flattened: phone photos show paper in perspective. null where the image is no such photo:
 * scans reach to the edges, and a light table gives no outline to go by.
 */
export function flattenSheet(photo: ColourRaster): Sheet | null {
  const step = Math.max(1, Math.floor(Math.max(photo.width, photo.height) / lookSize));
  const corners = isDarkAtEdges(photo, step) ? sheetCorners(sampled(photo, step)) : null;
  if (!corners) return null;
  const quadrangle = corners.map(({ x, y }) => ({ x: x * step, y: y * step })) as unknown as Quadrangle;
  const [a, b, c, d] = quadrangle;
  const width = Math.round(Math.max(distance(a, b), distance(d, c)));
  const height = Math.round(Math.max(distance(a, d), distance(b, c)));
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (ratio < 1.15 || ratio > 1.8) return null;
  const toPhoto = compose(fromUnitSquare(quadrangle), scaling(1 / width, 1 / height));
  return { image: warpColour(photo, toPhoto, width, height), toPhoto };
}

const darkestPaper = 200;

/** Whether there may be a table around the paper: the light edges of a scan tell at once that there is none. */
function isDarkAtEdges({ width, height, data }: ColourRaster, step: number): boolean {
  let dark = 0;
  let seen = 0;
  for (let y = 0; y < height; y += step) {
    // The first and the last row whole, of the others both ends.
    const across = y === 0 || y + step >= height ? step : Math.max(1, width - 1);
    for (let x = 0; x < width; x += across, seen++) {
      if (brightness(data, 3 * (y * width + x)) < darkestPaper) dark++;
    }
  }
  return dark > seen / 2;
}

/** Brightness on a grid of `step` pixels, each cell by nine of its pixels at most. */
function sampled({ width, height, data }: ColourRaster, step: number): Raster {
  const columns = Math.floor(width / step);
  const rows = Math.floor(height / step);
  const out = new Uint8Array(columns * rows);
  const stride = Math.ceil(step / 3);
  const count = Math.ceil(step / stride) ** 2;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let sum = 0;
      for (let dy = 0; dy < step; dy += stride) {
        const row = (y * step + dy) * width + x * step;
        for (let dx = 0; dx < step; dx += stride) sum += brightness(data, 3 * (row + dx));
      }
      out[y * columns + x] = sum / count;
    }
  }
  return { width: columns, height: rows, data: out };
}

function warpColour(source: ColourRaster, toSource: Homography, width: number, height: number): ColourRaster {
  const { width: columns, height: rows, data: from } = source;
  const data = new Uint8Array(width * height * 3).fill(255);
  const [a, b, c, d, e, f, g, h, i] = toSource;
  for (let y = 0, to = 0; y < height; y++) {
    const v = y + 0.5;
    for (let x = 0; x < width; x++, to += 3) {
      const u = x + 0.5;
      const w = g * u + h * v + i;
      const sx = (a * u + b * v + c) / w;
      const sy = (d * u + e * v + f) / w;
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      if (x0 < 0 || y0 < 0 || x0 + 1 >= columns || y0 + 1 >= rows) continue;
      const fx = sx - x0;
      const fy = sy - y0;
      const first = (y0 * columns + x0) * 3;
      for (let at = first, channel = 0; channel < 3; at++, channel++) {
        const below = at + columns * 3;
        const upper = (from[at] ?? 255) * (1 - fx) + (from[at + 3] ?? 255) * fx;
        const lower = (from[below] ?? 255) * (1 - fx) + (from[below + 3] ?? 255) * fx;
        data[to + channel] = upper * (1 - fy) + lower * fy;
      }
    }
  }
  return { width, height, data };
}
