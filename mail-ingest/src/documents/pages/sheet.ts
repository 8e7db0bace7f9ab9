import { compose, fromUnitSquare, type Homography, type Point, scaling } from './geometry.ts';
import { brightness, type ColourRaster, histogram, type Raster } from './raster.ts';

/** A sheet of paper flattened out of a photo; `toPhoto` maps its pixels to those of the photo. */
export type Sheet = { image: ColourRaster; toPhoto: Homography };

type Quadrangle = readonly [Point, Point, Point, Point];

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

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

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

/** Corners clockwise from the upper left, if paper lies inside a mostly dark frame and has four straight sides. */
function sheetCorners(image: Raster): Quadrangle | null {
  const { threshold, contrast } = otsu(histogram(image));
  if (contrast < 50) return null;
  return (
    cornersOf(
      image,
      image.data.map((level) => (level > threshold ? 1 : 0)),
    ) ?? cornersOf(image, aboveTable(image))
  );
}

/** The corners of the largest part of what is taken for paper (marked 1). */
function cornersOf(image: Raster, paper: Uint8Array): Quadrangle | null {
  const { width, height } = image;
  if (darkShareOfFrame(paper, width, height) < 0.7) return null;
  const area = largestPart(paper, width, height);
  const quadrangle = extremes(paper, width, height);
  const filled = area / quadrangleArea(quadrangle);
  const isSheet = area > width * height * 0.25 && filled > 0.85 && filled < 1.06;
  // A shadow across the paper would cut the lines of writing in two: a side that isn't sharp is none.
  return isSheet && hasSharpSides(image, quadrangle) ? quadrangle : null;
}

/** How much lighter than the table beside it paper is at least. */
const lighterThanTable = 1.3;
/** How many of the outermost cells are averaged, inwards and to both sides. */
const frameDepth = 3;
const frameReach = 9;

/** The levels along the four edges, from left to right and from top to bottom. */
type Frame = { top: number[]; bottom: number[]; left: number[]; right: number[] };

function frameOf({ width, height, data }: Raster): Frame {
  const mean = (levels: readonly number[]): number => levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const edge = (length: number, at: (along: number, inwards: number) => number): number[] => {
    const line = Array.from({ length }, (_, i) => mean([...Array(frameDepth).keys()].map((k) => data[at(i, k)] ?? 0)));
    return line.map((_, i) => mean(line.slice(Math.max(0, i - frameReach), i + frameReach + 1)));
  };
  return {
    top: edge(width, (x, k) => k * width + x),
    bottom: edge(width, (x, k) => (height - 1 - k) * width + x),
    left: edge(height, (y, k) => y * width + k),
    right: edge(height, (y, k) => y * width + width - 1 - k),
  };
}

/**
 * What is lighter than the table would be there. Where light falls off or a hand throws its shadow, paper in the shade may
 * be darker than the table in the light; the table is seen all around, and what it would be inside lies between its edges
 * (a Coons patch).
 */
function aboveTable(image: Raster): Uint8Array<ArrayBuffer> {
  const { width, height, data } = image;
  const { top, bottom, left, right } = frameOf(image);
  const between = (a: number | undefined, b: number | undefined, share: number): number =>
    (a ?? 0) * (1 - share) + (b ?? 0) * share;
  const paper = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y++) {
    const v = y / (height - 1);
    const first = between(top[0], bottom[0], v);
    const last = between(top.at(-1), bottom.at(-1), v);
    for (let x = 0; x < width; x++, at++) {
      const u = x / (width - 1);
      const table = between(left[y], right[y], u) + between(top[x], bottom[x], v) - between(first, last, u);
      paper[at] = (data[at] ?? 0) > lighterThanTable * table ? 1 : 0;
    }
  }
  return paper;
}

const alongSide = 24;
const acrossSide = 3;

/** Whether the paper ends at each side: within a few pixels it gets darker by a fifth, which no shadow does. */
function hasSharpSides(image: Raster, corners: Quadrangle): boolean {
  const level = (x: number, y: number): number => {
    const column = Math.min(image.width - 1, Math.max(0, Math.round(x)));
    return image.data[Math.min(image.height - 1, Math.max(0, Math.round(y))) * image.width + column] ?? 0;
  };
  return corners.every((from, i) => {
    const to = corners[(i + 1) % 4] ?? from;
    const length = Math.max(1, distance(from, to));
    // Corners go clockwise, y downwards: the outside lies to the left.
    const outward = { x: ((to.y - from.y) / length) * acrossSide, y: (-(to.x - from.x) / length) * acrossSide };
    let sharp = 0;
    for (let k = 1; k <= alongSide; k++) {
      const x = from.x + ((to.x - from.x) * k) / (alongSide + 1);
      const y = from.y + ((to.y - from.y) * k) / (alongSide + 1);
      if (level(x + outward.x, y + outward.y) < level(x - outward.x, y - outward.y) * 0.8) sharp++;
    }
    return sharp > alongSide / 2;
  });
}

/** How much of the outermost pixels is no paper, 0–1. */
function darkShareOfFrame(paper: Uint8Array, width: number, height: number): number {
  let dark = 0;
  let frame = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += y === 0 || y === height - 1 ? 1 : width - 1) {
      frame++;
      dark += paper[y * width + x] === 0 ? 1 : 0;
    }
  }
  return dark / frame;
}

/** The threshold that parts the levels best (Otsu 1979), and how far apart the two means are. */
function otsu(counts: Uint32Array): { threshold: number; contrast: number } {
  const total = counts.reduce((s, n) => s + n, 0);
  const sum = counts.reduce((s, n, level) => s + n * level, 0);
  let best = { threshold: 128, contrast: 0, variance: 0 };
  let below = 0;
  let belowSum = 0;
  for (let level = 0; level < 255; level++) {
    below += counts[level] ?? 0;
    belowSum += (counts[level] ?? 0) * level;
    if (below === 0 || below === total) continue;
    const contrast = (sum - belowSum) / (total - below) - belowSum / below;
    const variance = below * (total - below) * contrast ** 2;
    if (variance > best.variance) best = { threshold: level, contrast, variance };
  }
  return best;
}

/** Keeps only the largest connected part of the mask (marked 1) and returns its size; ink inside the sheet counts as paper. */
function largestPart(mask: Uint8Array, width: number, height: number): number {
  const label = new Int32Array(mask.length);
  const stack: number[] = [];
  let best = { label: 0, size: 0 };
  let next = 0;
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1 || label[start] !== 0) continue;
    next++;
    let size = 0;
    stack.push(start);
    label[start] = next;
    while (stack.length > 0) {
      const at = stack.pop() ?? 0;
      size++;
      const x = at % width;
      for (const near of [at - width, at + width, x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1]) {
        if (near < 0 || near >= width * height || mask[near] !== 1 || label[near] !== 0) continue;
        label[near] = next;
        stack.push(near);
      }
    }
    if (size > best.size) best = { label: next, size };
  }
  for (let i = 0; i < mask.length; i++) mask[i] = label[i] === best.label ? 1 : 0;
  return best.size;
}

/** The points farthest towards the four corners. */
function extremes(mask: Uint8Array, width: number, height: number): Quadrangle {
  const found = Array.from({ length: 4 }, () => ({ x: 0, y: 0, key: Number.NEGATIVE_INFINITY }));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x] !== 1) continue;
      [-x - y, x - y, x + y, y - x].forEach((key, i) => {
        const end = found[i];
        if (end && key > end.key) found[i] = { x, y, key };
      });
    }
  }
  return found as unknown as Quadrangle;
}

function quadrangleArea(points: Quadrangle): number {
  const twice = points.reduce((sum, p, i) => {
    const q = points[(i + 1) % 4] ?? p;
    return sum + p.x * q.y - q.x * p.y;
  }, 0);
  return Math.max(1, Math.abs(twice) / 2);
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
