import type { Raster } from './raster.ts';
import { withoutLongRuns } from './runs.ts';

/** Which way the lines of text run, by how many degrees clockwise they are off, and how many there are. */
export type LineDirection = {
  sideways: boolean;
  skew: number;
  /** Bands of ink along the direction of the lines: writing, legible or not. A photo or a logo has few. */
  lines: number;
};

const longestSkew = 12;
/** Ruled lines and edges are longer than any stroke of a letter; they would outvote the text. */
const longestStroke = 45;
/** White between the letters of a word is narrower, white between lines is wider. */
const letterGap = 5;

/** Finds the direction of the lines of text. Expects a page about 1,000 px wide. */
export function lineDirection({ width, height, data }: Raster): LineDirection {
  const ink = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) ink[i] = (data[i] ?? 255) < 150 ? 1 : 0;
  const dark = withoutLongRuns({ width, height, data: ink }, longestStroke).data;
  // Letters of a word stand close: closing their gaps gives long runs along the line, short ones across.
  const { along, across } = meanRuns(dark, width);
  const sideways = across > along * 1.25;
  const { xs, ys } = inkPixels(dark, width);
  if (xs.length < 200) return { sideways: false, skew: 0, lines: 0 };
  // Transposed, a clockwise tilt of lines shows as a negative angle.
  return sideways
    ? { sideways, ...projection(ys, xs, height, width, -1) }
    : { sideways, ...projection(xs, ys, width, height, 1) };
}

/** Mean length of the runs of ink along the rows and down the columns, gaps between letters closed; each pixel of a run counts. */
function meanRuns(dark: Uint8Array, width: number): { along: number; across: number } {
  const rows = runsOf(dark.length / width);
  const columns = runsOf(width);
  for (let y = 0, at = 0; at < dark.length; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (dark[at] !== 1) continue;
      rows.ink(y, x);
      columns.ink(x, y);
    }
  }
  return { along: rows.mean(), across: columns.mean() };
}

/** Runs of so many lines side by side, told of their ink in order. */
function runsOf(lines: number) {
  const starts = new Int32Array(lines);
  // Far enough before the first pixel.
  const lasts = new Int32Array(lines).fill(-1 - letterGap);
  let sum = 0;
  let squares = 0;
  const end = (line: number): void => {
    const last = lasts[line] ?? 0;
    if (last < 0) return;
    const run = last - (starts[line] ?? 0) + 1;
    sum += run;
    squares += run * run;
  };
  return {
    ink(line: number, at: number): void {
      if (at - (lasts[line] ?? 0) > letterGap) {
        end(line);
        starts[line] = at;
      }
      lasts[line] = at;
    },
    mean(): number {
      for (let line = 0; line < lines; line++) end(line);
      return sum === 0 ? 0 : squares / sum;
    },
  };
}

/** At most 20,000 of the dark pixels. */
function inkPixels(dark: Uint8Array, width: number): { xs: Float32Array; ys: Float32Array } {
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

/** The angle at which the profile of ink has the sharpest steps: coarse in whole degrees, then finer around the best. */
function projection(
  xs: Float32Array,
  ys: Float32Array,
  width: number,
  height: number,
  sign: 1 | -1,
): { skew: number; lines: number } {
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
  sharpness(bins, xs, ys, width, best.angle);
  return { skew: sign * best.angle, lines: bands(bins) };
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

/** Runs of inked rows of a letter's height, parted by paler rows. */
function bands(bins: Float64Array): number {
  const mean = bins.reduce((sum, n) => sum + n, 0) / Math.max(1, bins.filter((n) => n > 0).length);
  let count = 0;
  let run = 0;
  for (const n of bins) {
    if (n > mean * 0.6) run++;
    else {
      if (run >= 4 && run <= 40) count++;
      run = 0;
    }
  }
  return count;
}
