import type { Raster } from './raster.ts';

/**
 * The form in which Leptonica, the recogniser's library, keeps a picture (spix: six numbers, then rows of whole 32-bit
 * words): it is taken over as it is, while a portable grey map is read pixel by pixel, 0.1 s a page. In memory that
 * threads share: sent to the recogniser's thread it is not copied.
 */
export function toSpix({ width, height, data }: Raster): SharedArrayBuffer {
  const wordsPerRow = (width + 3) >> 2;
  const size = 4 * wordsPerRow * height;
  const shared = new SharedArrayBuffer(spixHead + size);
  const out = Buffer.from(shared);
  out.write('spix', 'latin1');
  out.set(new Uint8Array(new Uint32Array([width, height, 8, wordsPerRow, 0, size]).buffer), 4);
  for (let y = 0; y < height; y++) out.set(data.subarray(y * width, (y + 1) * width), spixHead + 4 * wordsPerRow * y);
  // The first pixel is the highest byte of its word.
  out.subarray(spixHead).swap32();
  return shared;
}

const spixHead = 28;

/** Portable grey map: an encoding that costs nothing and that every program reads. */
export function toPgm({ width, height, data }: Raster): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const out = new Uint8Array(head.length + data.length);
  out.set(head);
  out.set(data, head.length);
  return out;
}
