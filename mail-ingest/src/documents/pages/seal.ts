import { flattenBackground } from './paper.ts';
import { type ColourRaster, channel, isColour, type Raster } from './raster.ts';

/** Pixels of a page's width (210 mm) at which rings are looked for: 3 px a millimetre. */
const lookWidth = 630;
const pixelsPerMillimetre = lookWidth / 210;
/** Round seals of companies measure 38–42 mm, those of entrepreneurs and branches from 24; photos and margins add slack. */
const smallest = Math.round(11.5 * pixelsPerMillimetre);
const largest = Math.round(25 * pixelsPerMillimetre);

/**
 * Whether a round seal stands on the page: an advisory signal, never a verdict (3.7 is for an eye). First by blue ink,
 * then by a ring of any dark ink. Without colours the answer is never "absent": null, cannot tell.
 */
export function detectSeal(image: ColourRaster): boolean | null {
  const small = shrunk(image);
  if (isColour(small) && hasRing(dilated(blueInk(small)), 0.6)) return true;
  if (hasRing(dilated(darkInk(small)), 0.78)) return true;
  return wasScannedInColour(small) ? false : null;
}

/** Whether colours could have been seen at all: a grey scan has the same level in all channels everywhere. */
function wasScannedInColour({ data }: ColourRaster): boolean {
  let coloured = 0;
  for (let i = 0; i + 2 < data.length; i += 3) {
    const r = data[i] ?? 0;
    const g = data[i + 1] ?? 0;
    const b = data[i + 2] ?? 0;
    if (Math.max(r, g, b) - Math.min(r, g, b) > 16) coloured++;
  }
  return coloured > data.length / 3 / 5000;
}

/** Means of whole blocks of pixels: thin rings stay visible. */
function shrunk({ width, height, data }: ColourRaster): ColourRaster {
  const factor = Math.max(1, Math.min(width, height) / lookWidth);
  const columns = Math.floor(width / factor);
  const rows = Math.floor(height / factor);
  const starts = Int32Array.from({ length: columns + 1 }, (_, column) => Math.floor(column * factor) * 3);
  const out = new Uint8Array(columns * rows * 3);
  // Of a fine scan every second pixel both ways tells the mean: a ring is several of them wide.
  const step = factor >= 2.5 ? 2 : 1;
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [Math.floor(row * factor), Math.floor((row + 1) * factor)];
    for (let column = 0; column < columns; column++) {
      const left = starts[column] ?? 0;
      const right = starts[column + 1] ?? 0;
      let r = 0;
      let g = 0;
      let b = 0;
      let count = 0;
      for (let y = top; y < bottom; y += step) {
        const end = y * width * 3 + right;
        for (let at = y * width * 3 + left; at < end; at += 3 * step) {
          r += data[at] ?? 0;
          g += data[at + 1] ?? 0;
          b += data[at + 2] ?? 0;
          count++;
        }
      }
      const to = (row * columns + column) * 3;
      out[to] = r / count;
      out[to + 1] = g / count;
      out[to + 2] = b / count;
    }
  }
  return { width: columns, height: rows, data: out };
}

/** A mask: 1 where there is ink. */
type Mask = Raster;

/** Blue and violet ink: hue 200–295°, saturation from 0.2, channels at least 24 apart, after balancing white per channel. */
function blueInk({ width, height, data }: ColourRaster): Mask {
  const [balanceRed, balanceGreen, balanceBlue] = [balance(data, 0), balance(data, 1), balance(data, 2)];
  const out = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < out.length; i++, at += 3) {
    const r = balanceRed[data[at] ?? 0] ?? 255;
    const g = balanceGreen[data[at + 1] ?? 0] ?? 255;
    const b = balanceBlue[data[at + 2] ?? 0] ?? 255;
    const high = Math.max(r, g, b);
    const difference = high - Math.min(r, g, b);
    if (difference < 24 || difference < high * 0.2) continue;
    const hue =
      high === b ? 240 + (60 * (r - g)) / difference : high === r ? (360 + (60 * (g - b)) / difference) % 360 : 0;
    if (hue >= 200 && hue <= 295) out[i] = 1;
  }
  return { width, height, data: out };
}

/** What each level of the channel becomes when the paper is made white. */
function balance(data: Uint8Array, c: number): Float64Array {
  const white = brightest(data, c);
  return Float64Array.from({ length: 256 }, (_, level) => Math.min(255, (level * 255) / white));
}

/** The level that 95 % of the channel's pixels don't pass. */
function brightest(data: Uint8Array, c: number): number {
  const counts = new Uint32Array(256);
  for (let i = c; i < data.length; i += 3) counts[data[i] ?? 0] = (counts[data[i] ?? 0] ?? 0) + 1;
  let left = (data.length / 3) * 0.05;
  let level = 255;
  while (level > 1 && left > 0) left -= counts[level--] ?? 0;
  return level;
}

function darkInk(image: ColourRaster): Mask {
  const flat = flattenBackground(channel(image, 'luminance'));
  const out = new Uint8Array(flat.data.length);
  for (let i = 0; i < out.length; i++) out[i] = (flat.data[i] ?? 255) < 205 ? 1 : 0;
  return { ...flat, data: out };
}

/** Points of a circle whose outside is looked at too. */
const margin = largest + 9;

/** One pixel wider on each side (a ring of a phone photo is no perfect circle), with an empty margin around. */
function dilated({ width, height, data }: Mask): Mask {
  const wide = width + 2 * margin;
  const out = new Uint8Array(wide * (height + 2 * margin));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] !== 1) continue;
      const at = (y + margin) * wide + x + margin;
      out[at] = 1;
      out[at - 1] = 1;
      out[at + 1] = 1;
      out[at - wide] = 1;
      out[at + wide] = 1;
    }
  }
  return { width: wide, height: height + 2 * margin, data: out };
}

/** Offsets of the circle's points in a mask of that width, `count` of them, opposite ones first. */
function circle(radius: number, width: number, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => {
    const angle = (((i % 2) * count) / 2 + Math.floor(i / 2)) * ((2 * Math.PI) / count);
    return Math.round(Math.sin(angle) * radius) * width + Math.round(Math.cos(angle) * radius);
  });
}

function share(data: Uint8Array, at: number, offsets: Int32Array): number {
  let on = 0;
  for (let i = 0; i < offsets.length; i++) on += data[at + (offsets[i] ?? 0)] ?? 0;
  return on / offsets.length;
}

const finePoints = 72;
const coarsePoints = 12;
const mostCandidates = 300;

/** A circle drawn in ink with little ink just outside it: lines of text fill the outside too. */
function hasRing(mask: Mask, enough: number): boolean {
  // The smallest ring is longer than all that ink: the usual answer for blue.
  let inked = 0;
  for (let i = 0; i < mask.data.length; i++) inked += mask.data[i] ?? 0;
  if (inked < smallest * Math.PI) return false;
  const radii = Array.from({ length: largest - smallest + 12 }, (_, i) =>
    circle(smallest - 2 + i, mask.width, finePoints),
  );
  const around = (at: number, radius: number): number =>
    share(mask.data, at, radii[radius - smallest + 2] ?? new Int32Array(1));
  for (const { at, radius } of candidates(mask)) {
    for (const near of [at, at + 1, at + mask.width, at + mask.width + 1]) {
      for (let r = radius - 1; r <= radius + 1; r++) {
        const ring = around(near, r);
        if (ring < enough) continue;
        const outside = (around(near, r + 5) + around(near, r + 8)) / 2;
        if (outside < 0.45 && outside < ring - 0.3) return true;
      }
    }
  }
  return false;
}

/** Circles of which at most one of twelve points is bare, on a grid of two pixels, the fullest first. */
function candidates(mask: Mask): { at: number; radius: number }[] {
  const { data } = mask;
  const found: { at: number; radius: number; score: number }[] = [];
  for (let radius = smallest; radius <= largest; radius += 2) {
    const offsets = circle(radius, mask.width, coarsePoints);
    const finer = circle(radius, mask.width, finePoints / 2);
    const [east = 0, west = 0, , , , , south = 0, north = 0] = offsets;
    for (let y = margin + smallest; y < mask.height - margin - smallest; y += 2) {
      for (let x = margin + smallest; x < mask.width - margin - smallest; x += 2) {
        const at = y * mask.width + x;
        // The usual cases, apart from the loop.
        if (data[at + east] !== 1 && data[at + west] !== 1) continue;
        if (data[at + south] !== 1 && data[at + north] !== 1) continue;
        let bare = 0;
        for (let i = 0; i < coarsePoints && bare < 2; i++) if (data[at + (offsets[i] ?? 0)] !== 1) bare++;
        if (bare < 2) found.push({ at, radius, score: share(data, at, finer) });
      }
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, mostCandidates);
}
