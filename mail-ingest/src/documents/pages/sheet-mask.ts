import type { Raster } from './raster.ts';

/** The threshold that parts the levels best (Otsu 1979), and how far apart the two means are. */
export function otsu(counts: Uint32Array): { threshold: number; contrast: number } {
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
export function aboveTable(image: Raster): Uint8Array<ArrayBuffer> {
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
