import { documentLimits } from '../limits.ts';
import type { ColourRaster } from './raster.ts';

/**
 * Decodes an uncompressed Windows bitmap of 1, 4, 8, 24 or 32 bits (sharp can't); null for anything else. Rows are padded
 * to four bytes and stand bottom up unless the height is negative.
 */
export function decodeBmp(bytes: Uint8Array): ColourRaster | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 54 || view.getUint16(0) !== 0x424d) return null;
  const pixels = view.getUint32(10, true);
  const headerSize = view.getUint32(14, true);
  const width = view.getInt32(18, true);
  const signedHeight = view.getInt32(22, true);
  const height = Math.abs(signedHeight);
  const bits = view.getUint16(28, true);
  const compression = view.getUint32(30, true);
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  const known = [1, 4, 8, 24, 32].includes(bits) && (compression === 0 || (compression === 3 && bits === 32));
  if (!known || width <= 0 || width * height > documentLimits.pixels || pixels + rowBytes * height > bytes.length)
    return null;
  const palette = 14 + headerSize;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const row = pixels + (signedHeight > 0 ? height - 1 - y : y) * rowBytes;
    for (let x = 0; x < width; x++) {
      const from = bits >= 24 ? row + x * (bits / 8) : palette + 4 * paletteIndex(bytes, row, x, bits);
      const to = (y * width + x) * 3;
      data[to] = bytes[from + 2] ?? 255;
      data[to + 1] = bytes[from + 1] ?? 255;
      data[to + 2] = bytes[from] ?? 255;
    }
  }
  return { width, height, data };
}

function paletteIndex(bytes: Uint8Array, row: number, x: number, bits: number): number {
  const byte = bytes[row + Math.floor((x * bits) / 8)] ?? 0;
  return (byte >> (8 - bits - ((x * bits) % 8))) & ((1 << bits) - 1);
}
