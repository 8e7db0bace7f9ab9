import sharp from 'sharp';
import { documentLimits } from '../limits.ts';
import { decodeBmp } from './bmp.ts';
import { type ColourRaster, pixelsOf } from './raster.ts';

/** Thrown where an image can't be decoded. */
export class ImageProblem extends Error {
  readonly problem: 'damaged' | 'too-large';
  constructor(problem: 'damaged' | 'too-large') {
    super(`image: ${problem}`);
    this.problem = problem;
  }
}

export type ImageInfo = { width: number; height: number; pages: number };

const open = (bytes: Uint8Array, page?: number) =>
  // 'none': a photo cut off by the sender's network still shows most of the page.
  sharp(bytes, { limitInputPixels: documentLimits.pixels, failOn: 'none', ...(page !== undefined && { page }) });

/** Size and number of pages without decoding. @throws ImageProblem */
export async function inspectImage(bytes: Uint8Array): Promise<ImageInfo> {
  const bmp = decodeBmp(bytes);
  if (bmp) return { width: bmp.width, height: bmp.height, pages: 1 };
  const { width, height, pages = 1, format } = await guarded(() => open(bytes).metadata());
  if (width * height > documentLimits.pixels) throw new ImageProblem('too-large');
  // An animation is one picture; only TIFF holds sheets.
  return { width, height, pages: format === 'tiff' ? pages : 1 };
}

/** RGB pixels of the page (from 1), turned as EXIF says, on white, not above the limit of recognition. @throws ImageProblem */
export async function decodeImage(bytes: Uint8Array, page: number): Promise<ColourRaster> {
  const bmp = decodeBmp(bytes);
  const source = bmp
    ? sharp(bmp.data, { raw: { width: bmp.width, height: bmp.height, channels: 3 } })
    : open(bytes, page - 1);
  const longest = documentLimits.recognitionPixels;
  const stretch = bmp ? 1 : faxStretch(bytes, await guarded(() => open(bytes, page - 1).metadata()));
  const { data, info } = await guarded(() =>
    source
      .autoOrient()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const rgb = info.channels === 3 ? data : Buffer.from(Array.from(data).flatMap((v) => [v, v, v]));
  const image = { width: info.width, height: info.height, data: pixelsOf(rgb) };
  return stretch === 1 ? image : stretched(image, stretch);
}

/** Standard fax has half the lines of fine fax (ITU-T T.4: 204 × 98 dpi): its pages come out squat. */
function faxStretch(
  bytes: Uint8Array,
  { width, height, format }: { width: number; height: number; format?: string },
): number {
  if (format !== 'tiff') return 1;
  const resolution = tiffResolution(bytes);
  if (resolution && resolution.x > 0 && resolution.y > 0) {
    const ratio = resolution.x / resolution.y;
    return ratio > 1.2 && ratio < 3 ? ratio : 1;
  }
  return [1728, 2048, 2432].includes(width) && height < width ? 2 : 1;
}

/** XResolution and YResolution (TIFF 6.0, tags 282 and 283) of the first page. */
function tiffResolution(bytes: Uint8Array): { x: number; y: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  try {
    const directory = view.getUint32(4, little);
    const found = new Map<number, number>();
    for (let i = 0; i < view.getUint16(directory, little); i++) {
      const entry = directory + 2 + i * 12;
      const at = view.getUint32(entry + 8, little);
      const tag = view.getUint16(entry, little);
      if (tag === 282 || tag === 283) found.set(tag, view.getUint32(at, little) / view.getUint32(at + 4, little));
    }
    const x = found.get(282);
    const y = found.get(283);
    return x && y ? { x, y } : null;
  } catch {
    // RangeError: offsets beyond the file. The size decides then.
    return null;
  }
}

async function stretched(image: ColourRaster, factor: number): Promise<ColourRaster> {
  const height = Math.round(image.height * factor);
  const raw = { width: image.width, height: image.height, channels: 3 as const };
  const data = await sharp(image.data, { raw }).resize({ width: image.width, height, fit: 'fill' }).raw().toBuffer();
  return { width: image.width, height, data: pixelsOf(data) };
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new ImageProblem(/pixel limit|too large/i.test(String(error)) ? 'too-large' : 'damaged');
  }
}
