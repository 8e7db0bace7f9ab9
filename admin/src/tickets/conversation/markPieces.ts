export type Range = { start: number; end: number };
export type Piece = { text: string; start: number; marked: boolean; active: boolean };

/** Cuts a stretch of text at the edges of marked ranges. Offsets are those of the whole text; `from` is the stretch's. */
export function markPieces(text: string, from: number, marks: readonly Range[], active: Range | null): Piece[] {
  const to = from + text.length;
  const edges = new Set([from, to]);
  for (const range of active === null ? marks : [...marks, active]) {
    if (range.end <= from || range.start >= to) continue;
    edges.add(Math.max(range.start, from));
    edges.add(Math.min(range.end, to));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const covers = (range: Range, start: number, end: number) => range.start <= start && range.end >= end;
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? to;
    return {
      text: text.slice(start - from, end - from),
      start,
      marked: marks.some((range) => covers(range, start, end)),
      active: active !== null && covers(active, start, end),
    };
  });
}
