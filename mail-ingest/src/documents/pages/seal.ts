import { type ColourRaster, channel, flattenBackground, isColour, type Raster } from './raster.ts';

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
  const colour = isColour(small);
  if (colour && hasRing(dilated(blueInk(small)), 0.6)) return true;
  if (hasRing(dilated(darkInk(small)), 0.78)) return true;
  return colour ? false : null;
}

/** Means of whole blocks of pixels: thin rings stay visible. */
function shrunk({ width, height, data }: ColourRaster): ColourRaster {
  const factor = Math.max(1, Math.min(width, height) / lookWidth);
  const columns = Math.floor(width / factor);
  const rows = Math.floor(height / factor);
  const out = new Uint8Array(columns * rows * 3);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const sum = [0, 0, 0];
      let count = 0;
      for (let y = Math.floor(row * factor); y < Math.floor((row + 1) * factor); y++) {
        for (let x = Math.floor(column * factor); x < Math.floor((column + 1) * factor); x++) {
          const at = (y * width + x) * 3;
          for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (data[at + c] ?? 0);
          count++;
        }
      }
      for (let c = 0; c < 3; c++) out[(row * columns + column) * 3 + c] = (sum[c] ?? 0) / count;
    }
  }
  return { width: columns, height: rows, data: out };
}

/** A mask: 1 where there is ink. */
type Mask = Raster;

/** Blue and violet ink: hue 200–295°, saturation from 0.2, channels at least 24 apart, after balancing white per channel. */
function blueInk({ width, height, data }: ColourRaster): Mask {
  const white = [0, 1, 2].map((c) => brightest(data, c));
  const out = new Uint8Array(width * height);
  for (let i = 0; i < out.length; i++) {
    const [r, g, b] = white.map((w, c) => Math.min(255, ((data[i * 3 + c] ?? 0) * 255) / w)) as [number, number, number];
    const high = Math.max(r, g, b);
    const difference = high - Math.min(r, g, b);
    if (difference < 24 || difference < high * 0.2) continue;
    const hue = high === b ? 240 + (60 * (r - g)) / difference : high === r ? (360 + (60 * (g - b)) / difference) % 360 : 0;
    if (hue >= 200 && hue <= 295) out[i] = 1;
  }
  return { width, height, data: out };
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
  return { ...flat, data: Uint8Array.from(flat.data, (v) => (v < 205 ? 1 : 0)) };
}

/** One pixel wider on each side: a ring of a phone photo is no perfect circle. */
function dilated({ width, height, data }: Mask): Mask {
  const out = new Uint8Array(data.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      out[at] = data[at] || data[at - 1] || data[at + 1] || data[at - width] || data[at + width] ? 1 : 0;
    }
  }
  return { width, height, data: out };
}

const directions = Array.from({ length: 72 }, (_, i) => ({ x: Math.cos((i * Math.PI) / 36), y: Math.sin((i * Math.PI) / 36) }));

/** Share of the circle that lies on ink. */
function cover({ width, height, data }: Mask, x: number, y: number, radius: number): number {
  let on = 0;
  for (const direction of directions) {
    const px = Math.round(x + direction.x * radius);
    const py = Math.round(y + direction.y * radius);
    if (px >= 0 && py >= 0 && px < width && py < height && data[py * width + px] === 1) on++;
  }
  return on / directions.length;
}

/** A circle drawn in ink with little ink just outside it: lines of text fill the outside too. */
function hasRing(mask: Mask, enough: number): boolean {
  const centres = likelyCentres(mask);
  for (const { x, y } of centres) {
    for (let radius = smallest; radius <= largest; radius++) {
      const ring = cover(mask, x, y, radius);
      if (ring < enough) continue;
      const outside = (cover(mask, x, y, radius + 5) + cover(mask, x, y, radius + 8)) / 2;
      if (outside < 0.45 && outside < ring - 0.3) return true;
    }
  }
  return false;
}

/** Centres with the most ink on some circle around them, on a grid of two pixels. */
function likelyCentres(mask: Mask): { x: number; y: number }[] {
  const { width, height } = mask;
  const found: { x: number; y: number; score: number }[] = [];
  for (let y = smallest; y < height - smallest; y += 2) {
    for (let x = smallest; x < width - smallest; x += 2) {
      let best = 0;
      for (let radius = smallest; radius <= largest; radius += 2) {
        const score = quickCover(mask, x, y, radius);
        if (score > best) best = score;
      }
      if (best >= 10) found.push({ x, y, score: best });
    }
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, 400)
    .flatMap(({ x, y }) => [{ x, y }, { x: x + 1, y }, { x, y: y + 1 }, { x: x + 1, y: y + 1 }]);
}

const few = directions.filter((_, i) => i % 6 === 0);

/** How many of twelve points of the circle lie on ink; gives up once too few can follow. */
function quickCover({ width, height, data }: Mask, x: number, y: number, radius: number): number {
  let on = 0;
  for (let i = 0; i < few.length; i++) {
    const direction = few[i] ?? { x: 0, y: 0 };
    const px = Math.round(x + direction.x * radius);
    const py = Math.round(y + direction.y * radius);
    if (px >= 0 && py >= 0 && px < width && py < height && data[py * width + px] === 1) on++;
    else if (i - on >= 2) return 0;
  }
  return on;
}
