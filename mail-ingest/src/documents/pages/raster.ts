/** Grey pixels, row by row: 0 is black, 255 white. */
export type Raster = { width: number; height: number; data: Uint8Array };
/** RGB pixels, three bytes each. */
export type ColourRaster = { width: number; height: number; data: Uint8Array };

/** A part of a raster, in pixels. */
export type Box = { left: number; top: number; width: number; height: number };

/** The same bytes, not copied: loops are compiled for plain arrays, and slow down where they meet a `Buffer` too. */
export const pixelsOf = (buffer: Buffer): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);

/**
 * `pale`: the blue channel, in which the blue ink of stamps and signatures is pale; under a yellow marker and on warm
 * paper, where blue is the dark one, the lesser of the other two. What colours cover stays legible.
 */
export function channel(image: ColourRaster, which: 'pale' | 'luminance'): Raster {
  const { width, height, data } = image;
  const out = new Uint8Array(width * height);
  if (which === 'pale') for (let i = 0, j = 0; i < out.length; i++, j += 3) out[i] = palest(data, j);
  else for (let i = 0, j = 0; i < out.length; i++, j += 3) out[i] = brightness(data, j);
  return { width, height, data: out };
}

function palest(data: Uint8Array, at: number): number {
  const r = data[at] ?? 0;
  const g = data[at + 1] ?? 0;
  const b = data[at + 2] ?? 0;
  const warm = r < g ? r : g;
  return b > warm ? b : warm;
}

/** Luminance of the RGB pixel that starts there. */
export function brightness(data: Uint8Array, at: number): number {
  const r = data[at] ?? 0;
  const g = data[at + 1] ?? 0;
  const b = data[at + 2] ?? 0;
  return (r * 77 + g * 150 + b * 29) >> 8;
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
  // Neighbours mostly have the same level: counted in four tables, no count waits for the one before.
  const tables = new Uint32Array(4 * 256);
  for (let i = 0; i < data.length; i++) {
    const at = ((i & 3) << 8) | (data[i] ?? 0);
    tables[at] = (tables[at] ?? 0) + 1;
  }
  const count = (table: number, level: number): number => tables[(table << 8) | level] ?? 0;
  return Uint32Array.from({ length: 256 }, (_, v) => count(0, v) + count(1, v) + count(2, v) + count(3, v));
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
export function isBlackAndWhite({ data }: ColourRaster): boolean {
  let middle = 0;
  let seen = 0;
  // Every seventh pixel will do.
  for (let at = 0; at + 2 < data.length; at += 3 * 7, seen++) {
    const level = brightness(data, at);
    if (level >= 60 && level < 215) middle++;
  }
  return middle < seen * 0.004;
}

/** A copy of a part. */
export function cut({ width, data }: Raster, box: Box): Raster {
  const out = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (box.top + y) * width + box.left;
    out.set(data.subarray(from, from + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, data: out };
}

/** Upside down. */
export function turnOver(image: Raster): Raster {
  return { ...image, data: image.data.slice().reverse() };
}
