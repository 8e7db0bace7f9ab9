import type { Homography } from '../documents/pages/geometry.ts';
import {
  type ColourRaster,
  channel,
  histogram,
  isBlackAndWhite,
  isColour,
  percentile,
} from '../documents/pages/raster.ts';

/** What can be measured of a page as it came. */
export type PageFacts = {
  container: 'PDF' | 'JPEG' | 'PNG' | 'TIFF' | 'другой формат';
  tone: 'цветной' | 'серый' | '1 бит';
  /** Pixels per inch if the image is a sheet of A4; null inside a PDF. */
  dpi: number | null;
  /** Levels (0–255) between the darkest half per cent and the paper. */
  contrast: number;
  /** Encoded bytes to a pixel; null inside a PDF. */
  bytesPerPixel: number | null;
  exifTurned: boolean;
  turn: 0 | 90 | 180 | 270;
  /** Degrees by which lines of text lie askew. */
  skew: number;
  perspective: boolean;
};

/** Names of the kinds of damage, for the table; a page can have several. Limits are those at which letters get harder to read. */
export function damageKinds(facts: PageFacts): string[] {
  const kinds = [facts.container === 'PDF' ? 'скан в PDF' : facts.container, facts.tone];
  if (facts.dpi !== null && facts.dpi < 110) kinds.push('ниже 110 точек на дюйм');
  else if (facts.dpi !== null && facts.dpi < 170) kinds.push('110–170 точек на дюйм');
  if (facts.contrast < 130) kinds.push('бледный');
  if (facts.container === 'JPEG' && facts.bytesPerPixel !== null && facts.bytesPerPixel < 0.06)
    kinds.push('сильно сжатый');
  if (facts.exifTurned) kinds.push('поворот в EXIF');
  if (facts.turn === 180) kinds.push('вверх ногами');
  else if (facts.turn !== 0) kinds.push('на боку');
  if (facts.perspective) kinds.push('фото в перспективе');
  else if (Math.abs(facts.skew) >= 0.5) kinds.push('перекошенный');
  return kinds;
}

/** Tone and contrast of the decoded page. */
export function toneOf(page: ColourRaster): Pick<PageFacts, 'tone' | 'contrast'> {
  const luminance = channel(page, 'luminance');
  const counts = histogram(luminance);
  const tone = isBlackAndWhite(page) ? '1 бит' : isColour(page) ? 'цветной' : 'серый';
  return { tone, contrast: percentile(counts, 0.6) - percentile(counts, 0.005) };
}

/** How the prepared page lay in the one that came: askew by so many degrees, or seen at an angle. */
export function positionOf(toUpright: Homography): Pick<PageFacts, 'skew' | 'perspective'> {
  const [a, , , d, , , g, h, i] = toUpright;
  return { skew: (Math.atan2(d, a) * 180) / Math.PI, perspective: Math.abs(g) + Math.abs(h) > 1e-9 * Math.abs(i) };
}
