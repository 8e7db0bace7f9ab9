import sharp from 'sharp';
import { keepColouredPrint } from './coloured-print.ts';
import { compose, type Homography, identity, inverse, quarterTurn, scaling, shift } from './geometry.ts';
import { inkBox } from './ink-box.ts';
import { inscriptionsAcross } from './inscription.ts';
import { flattenBackground, stretchLevels } from './paper.ts';
import { type ColourRaster, channel, cut, isBlackAndWhite, isColour, pixelsOf, type Raster } from './raster.ts';
import { detectSeal } from './seal.ts';
import { flattenSheet, type Sheet } from './sheet.ts';
import { lineDirection } from './skew.ts';
import { warp } from './warp.ts';

/** Tesseract reads best where A4 is 2,480 px wide (300 dpi). */
const pageWidth = 2480;
const largestEnlargement = 3.5;

export type PreparedPage = {
  /** Straightened grey page for recognition. Its lines run left to right, but it may still stand on its head. */
  image: Raster;
  /** From pixels of `image` to pixels of the page as decoded and then turned by `turn`. */
  toUpright: Homography;
  /** Quarter turn, clockwise, that was needed. */
  turn: 0 | 90;
  /** Size of the decoded page after the turn. */
  width: number;
  height: number;
  /** Lines of writing, legible or not. */
  lines: number;
  sealDetected: boolean | null;
  /** What may be a large word across the page, each by itself. */
  inscriptions: Raster[];
};

/**
 * What recognition needs, in the order that measured best: seal on the colours, colours made pale, even background, levels;
 * then enlargement and straightening of what bears ink. Black-and-white pages are left as they are: more would hurt them.
 */
export async function preparePage(decoded: ColourRaster): Promise<PreparedPage> {
  const sheet = flattenSheet(decoded);
  const colour = sheet?.image ?? decoded;
  const clean = cleaned(colour);
  const { sideways, skew, lines } = lineDirection(await resized(clean, 1000 / textWidth(clean)));
  const turn = sideways ? 90 : 0;
  const { image, toClean } = await straightened(clean, turn, skew);
  const toPage = compose(quarterTurn(turn, clean), toClean);
  return {
    image,
    toUpright: sheet ? compose(throughPhoto(sheet, turn, decoded), toPage) : toPage,
    turn,
    ...turned(decoded, turn),
    lines,
    sealDetected: detectSeal(colour),
    inscriptions: inscriptionsAcross(colour),
  };
}

/** Below this the picture is reduced by means of its pixels: reading single ones would lose thin strokes. */
const leastSampled = 0.8;

/**
 * What bears ink, in the size for recognition, with upright lines: recognition takes time for blank margins too. `toClean`
 * maps it back.
 */
async function straightened(
  clean: Raster,
  turn: 0 | 90,
  skew: number,
): Promise<{ image: Raster; toClean: Homography }> {
  const wanted = Math.min(largestEnlargement, pageWidth / textWidth(clean));
  const source = wanted < leastSampled ? await resized(clean, wanted) : clean;
  const remaining = source === clean ? wanted : 1;
  const factor = Math.abs(remaining - 1) < 0.02 ? 1 : remaining;
  const box = inkBox(source);
  const large = { width: Math.round(box.width * factor), height: Math.round(box.height * factor) };
  const straight = straighten(turned(large, turn), skew);
  const toBox = compose(scaling(1 / factor, 1 / factor), compose(inverse(quarterTurn(turn, large)), straight.map));
  const toSource = compose(shift(box.left, box.top), toBox);
  const asItLies = factor === 1 && turn === 0 && straight.map === identity;
  return {
    image: asItLies ? cut(source, box) : warp(source, toSource, straight.width, straight.height),
    toClean: compose(scaling(clean.width / source.width, clean.height / source.height), toSource),
  };
}

/** Even, high-contrast grey. Black-and-white pages are left as they are. */
function cleaned(colour: ColourRaster): Raster {
  if (isBlackAndWhite(colour)) return channel(colour, 'luminance');
  const grey = isColour(colour) ? keepColouredPrint(channel(colour, 'pale'), colour) : channel(colour, 'luminance');
  return stretchLevels(flattenBackground(grey));
}

type Size = { width: number; height: number };

const turned = ({ width, height }: Size, turn: 0 | 90): Size =>
  turn === 0 ? { width, height } : { width: height, height: width };

/** From the turned sheet back to the sheet, into the photo, and turned with it. */
const throughPhoto = (sheet: Sheet, turn: 0 | 90, photo: Size): Homography =>
  compose(quarterTurn(turn, photo), compose(sheet.toPhoto, inverse(quarterTurn(turn, sheet.image))));

/** The side along which lines of text are taken to run: the shorter one of a sheet, else the width. */
function textWidth({ width, height }: Raster): number {
  const ratio = Math.max(width, height) / Math.min(width, height);
  return ratio > 1.15 && ratio < 1.8 ? Math.min(width, height) : width;
}

async function resized(image: Raster, factor: number): Promise<Raster> {
  if (Math.abs(factor - 1) < 0.02) return image;
  const raw = { width: image.width, height: image.height, channels: 1 as const };
  const width = Math.max(1, Math.round(image.width * factor));
  const height = Math.max(1, Math.round(image.height * factor));
  const data = await sharp(image.data, { raw })
    .resize({ width, height, fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { width, height, data: pixelsOf(data) };
}

/** The map from the straightened page to the page as it lies, and the size that holds all of it. */
function straighten(
  size: { width: number; height: number },
  skew: number,
): { map: Homography; width: number; height: number } {
  if (Math.abs(skew) < 0.1) return { map: identity, ...size };
  const angle = (skew * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const width = Math.round(size.width * cos + size.height * Math.abs(sin));
  const height = Math.round(size.height * cos + size.width * Math.abs(sin));
  const map: Homography = [
    cos,
    -sin,
    size.width / 2 - (cos * width) / 2 + (sin * height) / 2,
    sin,
    cos,
    size.height / 2 - (sin * width) / 2 - (cos * height) / 2,
    0,
    0,
    1,
  ];
  return { map, width, height };
}
