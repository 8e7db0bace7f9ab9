import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';

/** How a sheet of paper became an image. Defaults: a clean upright colour scan of 200 dpi as JPEG. */
export type ScanOptions = {
  /** Page of the PDF, from 1. */
  page?: number;
  dpi?: number;
  /** Degrees clockwise by which the sheet lay askew. */
  skew?: number;
  /** Standard deviation of the noise, in levels of 0–255. */
  noise?: number;
  grey?: boolean;
  /** Sigma in pixels. */
  blur?: number;
  /** The image lies on its side or upside down, clockwise. */
  rotate?: 0 | 90 | 180 | 270;
  /** Written as EXIF orientation, with the pixels turned the other way: a phone held sideways. */
  exifOrientation?: 6 | 8 | 3;
  jpegQuality?: number;
  format?: 'jpeg' | 'png' | 'tiff' | 'fax';
  /** Paper and ink in levels of 0–255; [120, 235] is a faded copy. */
  levels?: readonly [ink: number, paper: number];
};

const paper = { r: 250, g: 250, b: 248 };
const turnsBefore = { 6: 270, 8: 90, 3: 180 } as const;

/** Prints a page of the PDF and scans it. Deterministic: the same arguments give the same bytes. */
export async function scanOf(pdf: Uint8Array, options: ScanOptions = {}): Promise<Uint8Array> {
  const { dpi = 200, skew = 0, rotate = 0, grey = false, blur = 0 } = options;
  const bitmap = await renderPdf(pdf, options.page ?? 1, dpi);
  let image = sharp(bitmap.data, { raw: { width: bitmap.width, height: bitmap.height, channels: 3 } });
  if (skew !== 0) image = await settled(image.rotate(skew, { background: paper }));
  const turn = rotate + (options.exifOrientation ? turnsBefore[options.exifOrientation] : 0);
  if (turn % 360 !== 0) image = await settled(image.rotate(turn % 360));
  if (blur > 0) image = image.blur(blur);
  if (options.levels) {
    const [ink, white] = options.levels;
    image = image.linear((white - ink) / 255, ink);
  }
  if (options.noise) image = await noisy(image, options.noise);
  if (grey || options.format === 'fax') image = image.greyscale().toColourspace('b-w');
  image = image.withMetadata({
    density: dpi,
    ...(options.exifOrientation && { orientation: options.exifOrientation }),
  });
  return encode(image, options);
}

async function encode(image: Sharp, options: ScanOptions): Promise<Uint8Array> {
  switch (options.format ?? 'jpeg') {
    case 'png':
      return image.png().toBuffer();
    case 'tiff':
      return image.tiff({ compression: 'lzw' }).toBuffer();
    case 'fax':
      return (await settled(image.threshold(140).extractChannel(0)))
        .toColourspace('b-w')
        .tiff({
          compression: 'ccittfax4',
          bitdepth: 1,
          xres: (options.dpi ?? 200) / 25.4,
          yres: (options.dpi ?? 200) / 25.4,
        })
        .toBuffer();
    default:
      return image.jpeg({ quality: options.jpegQuality ?? 82 }).toBuffer();
  }
}

/** Pixels as they are now: sharp applies its steps in an order of its own, so each turn is settled before the next. */
async function settled(image: Sharp): Promise<Sharp> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function renderPdf(pdf: Uint8Array, page: number, dpi: number) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  try {
    const { data, width, height } = await document.getPage(page - 1).render({ scale: dpi / 72, render: 'bitmap' });
    const rgb = new Uint8Array(width * height * 3);
    for (let i = 0; i < width * height; i++) {
      rgb[i * 3] = data[i * 4] ?? 255;
      rgb[i * 3 + 1] = data[i * 4 + 1] ?? 255;
      rgb[i * 3 + 2] = data[i * 4 + 2] ?? 255;
    }
    return { data: rgb, width, height };
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** Marsaglia's xorshift: the noise is the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

async function noisy(image: Sharp, deviation: number): Promise<Sharp> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const random = randomNumbers(20260312);
  for (let i = 0; i < data.length; i++) {
    // The sum of three uniform numbers is near enough to a bell curve.
    const bell = (random() + random() + random() - 1.5) * 2;
    data[i] = Math.max(0, Math.min(255, (data[i] ?? 0) + bell * deviation));
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}
