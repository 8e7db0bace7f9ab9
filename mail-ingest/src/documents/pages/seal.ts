import type { ColourRaster } from './raster.ts';

/**
 * Whether a round seal stands on the page: an advisory signal, never a verdict (3.7 is for an eye). null: cannot tell.
 */
export function detectSeal(_image: ColourRaster): boolean | null {
  return null;
}
