import { type Box, brightness, type ColourRaster, type Raster } from './raster.ts';
import { connectedParts, inkShare, joinedRuns } from './runs.ts';

/** Cells along the shorter side of a page, a third of a millimetre each on A4. */
const cellsAcross = 620;
/** Words of a line stand closer, in cells. */
const wordGap = 9;
/** In cells: longer than what fits into the ring of a seal, flatter than a signature. */
const line = { lowest: 4, shortest: 75, flatness: 5 };

/**
 * What is made pale for the sake of stamps and signatures may be print as well: letterheads in blue or on a blue band,
 * corner stamps. Long lines of such ink are as dark as they look again, in place.
 */
export function keepColouredPrint(pale: Raster, colour: ColourRaster): Raster {
  const side = Math.max(1, Math.round(Math.min(pale.width, pale.height) / cellsAcross));
  const lost = lostInk(pale, colour, side);
  if (!lost.data.includes(1)) return pale;
  for (const part of connectedParts(joinedRuns(lost, wordGap)))
    if (isPrint(part, lost)) darken(pale, colour, part, side);
  return pale;
}

/** In cells of so many pixels: 1 where ink is dark to the eye and pale in the channel. */
function lostInk({ width, height, data }: Raster, colour: ColourRaster, side: number): Raster {
  const columns = Math.ceil(width / side);
  const out = new Uint8Array(columns * Math.ceil(height / side));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / side) * columns;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const level = data[at] ?? 255;
      if (level < 90 || level > 235) continue;
      const seen = brightness(colour.data, at * 3);
      if (seen < 160 && level - seen > 40) out[row + Math.floor(x / side)] = 1;
    }
  }
  return { width: columns, height: Math.ceil(height / side), data: out };
}

function isPrint(part: Box, lost: Raster): boolean {
  if (part.height < line.lowest || part.width < line.shortest || part.width < line.flatness * part.height) return false;
  return inkShare(part, lost) > 0.15;
}

/** The part and a cell around it: the edges of strokes are paler than their middle. */
function darken({ width, height, data }: Raster, colour: ColourRaster, part: Box, side: number): void {
  const right = Math.min(width, (part.left + part.width + 1) * side);
  const bottom = Math.min(height, (part.top + part.height + 1) * side);
  for (let y = Math.max(0, (part.top - 1) * side); y < bottom; y++)
    for (let x = Math.max(0, (part.left - 1) * side); x < right; x++) {
      const at = y * width + x;
      data[at] = Math.min(data[at] ?? 255, brightness(colour.data, at * 3));
    }
}
