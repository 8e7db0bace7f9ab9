import type { Raster } from './raster.ts';

/** Which way the lines of text run, and by how many degrees clockwise they are off. */
export type LineDirection = { sideways: boolean; skew: number; strength: number };

const longestSkew = 12;

/**
 * Finds the direction of the lines by projection: along the lines the profile of ink has the sharpest steps. Ruled lines
 * and edges are left out: they would outvote the text. Expects about 1,000 px of page width.
 */
export function lineDirection(image: Raster): LineDirection {
  const ink = inkPixels(image);
  if (ink.xs.length < 200) return { sideways: false, skew: 0, strength: 0 };
  const along = bestAngle(ink.xs, ink.ys, image.width, image.height);
  const across = bestAngle(ink.ys, ink.xs, image.height, image.width);
  const sideways = across.score > along.score * 1.25;
  // Transposed, a clockwise tilt of lines shows as a negative angle.
  const skew = sideways ? -across.angle : along.angle;
  return { sideways, skew, strength: sideways ? across.score / along.score : along.score / across.score };
}

/** Dark pixels that belong to letters, at most 20,000 of them. */
function inkPixels({ width, height, data }: Raster): { xs: Float32Array; ys: Float32Array } {
  const longestRun = 45;
  const dark = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) dark[i] = (data[i] ?? 255) < 150 ? 1 : 0;
  dropRuns(dark, height, width, width, 1, longestRun);
  dropRuns(dark, width, height, 1, width, longestRun);
  let count = 0;
  for (let i = 0; i < dark.length; i++) count += dark[i] ?? 0;
  const every = Math.max(1, Math.ceil(count / 20_000));
  const xs = new Float32Array(Math.ceil(count / every));
  const ys = new Float32Array(Math.ceil(count / every));
  let seen = 0;
  for (let i = 0; i < dark.length; i++) {
    if (dark[i] !== 1 || seen++ % every !== 0) continue;
    const at = Math.floor((seen - 1) / every);
    xs[at] = i % width;
    ys[at] = Math.floor(i / width);
  }
  return { xs, ys };
}

function dropRuns(
  dark: Uint8Array,
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
      if (i < length && dark[at] === 1) run++;
      else {
        if (run > longest) for (let k = 1; k <= run; k++) dark[at - k * step] = 0;
        run = 0;
      }
    }
  }
}

/** Coarse search in whole degrees, then finer around the best. */
function bestAngle(
  xs: Float32Array,
  ys: Float32Array,
  width: number,
  height: number,
): { angle: number; score: number } {
  const bins = new Float64Array(Math.ceil(height + 2 * width * Math.tan((longestSkew * Math.PI) / 180)) + 4);
  let best = { angle: 0, score: 0 };
  const look = (from: number, to: number, step: number): void => {
    for (let angle = from; angle <= to + 1e-9; angle += step) {
      const score = sharpness(bins, xs, ys, width, angle);
      if (score > best.score) best = { angle, score };
    }
  };
  look(-longestSkew, longestSkew, 1);
  look(best.angle - 0.8, best.angle + 0.8, 0.2);
  look(best.angle - 0.15, best.angle + 0.15, 0.05);
  return best;
}

function sharpness(bins: Float64Array, xs: Float32Array, ys: Float32Array, width: number, angle: number): number {
  bins.fill(0);
  const slope = Math.tan((angle * Math.PI) / 180);
  const offset = width * Math.tan((longestSkew * Math.PI) / 180) + 1;
  for (let i = 0; i < xs.length; i++) {
    const bin = Math.floor((ys[i] ?? 0) - (xs[i] ?? 0) * slope + offset);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let score = 0;
  for (let i = 1; i < bins.length; i++) score += ((bins[i] ?? 0) - (bins[i - 1] ?? 0)) ** 2;
  return score;
}
