/** A plane projective map, row by row: (x, y) → ((ax + by + c) / w, (dx + ey + f) / w) with w = gx + hy + 1·i. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];
export type Point = { x: number; y: number };
/** Its corners clockwise from the upper left. */
export type Quadrangle = readonly [Point, Point, Point, Point];

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const identity: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];
export const scaling = (sx: number, sy: number): Homography => [sx, 0, 0, 0, sy, 0, 0, 0, 1];
export const shift = (x: number, y: number): Homography => [1, 0, x, 0, 1, y, 0, 0, 1];

export function apply(h: Homography, { x, y }: Point): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return { x: (h[0] * x + h[1] * y + h[2]) / w, y: (h[3] * x + h[4] * y + h[5]) / w };
}

/** First `inner`, then `outer`. */
export function compose(outer: Homography, inner: Homography): Homography {
  const cell = (row: number, column: number): number =>
    [0, 1, 2].reduce((sum, k) => sum + (outer[row * 3 + k] ?? 0) * (inner[k * 3 + column] ?? 0), 0);
  return [cell(0, 0), cell(0, 1), cell(0, 2), cell(1, 0), cell(1, 1), cell(1, 2), cell(2, 0), cell(2, 1), cell(2, 2)];
}

/** The map back, by the adjugate: a factor common to all cells changes nothing. */
export function inverse([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

/** Turns clockwise by quarter turns the image of the given size; `size` is the size before the turn. */
export function quarterTurn(turn: 0 | 90 | 180 | 270, size: { width: number; height: number }): Homography {
  switch (turn) {
    case 0:
      return identity;
    case 90:
      return [0, -1, size.height, 1, 0, 0, 0, 0, 1];
    case 180:
      return [-1, 0, size.width, 0, -1, size.height, 0, 0, 1];
    case 270:
      return [0, 1, 0, -1, 0, size.width, 0, 0, 1];
  }
}

/** The longest side of a page image as it is shown to people: A4 at 200 dpi. */
const longestShown = 2340;

/** The size in which a page of that size is shown; boxes of words refer to it. */
export function shownSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, longestShown / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The map that takes the unit square's corners (clockwise from the upper left) to the four points (Heckbert 1989). */
export function fromUnitSquare([p0, p1, p2, p3]: Quadrangle): Homography {
  const sx = p0.x - p1.x + p2.x - p3.x;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return [
    p1.x - p0.x + g * p1.x,
    p3.x - p0.x + h * p3.x,
    p0.x,
    p1.y - p0.y + g * p1.y,
    p3.y - p0.y + h * p3.y,
    p0.y,
    g,
    h,
    1,
  ];
}
