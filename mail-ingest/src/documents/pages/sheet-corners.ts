import { distance, type Quadrangle } from './geometry.ts';
import { histogram, type Raster } from './raster.ts';
import { aboveTable, otsu } from './sheet-mask.ts';

/** Corners clockwise from the upper left, if paper lies inside a mostly dark frame and has four straight sides. */
export function sheetCorners(image: Raster): Quadrangle | null {
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
