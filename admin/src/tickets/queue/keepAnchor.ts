export type ShownRow<T> = { row: T; gone: boolean };

/**
 * The rows to show after the queue was read again while a row is pinned (it lies under the cursor). New rows stand
 * where they belong. Rows that have left the queue stay as `gone` while something is pinned, so that nothing above the
 * cursor disappears; without a pin they go.
 */
export function keepAnchor<T extends { id: number }>(
  shown: readonly ShownRow<T>[],
  fresh: readonly T[],
  pinned: boolean,
): ShownRow<T>[] {
  const next: ShownRow<T>[] = fresh.map((row) => ({ row, gone: false }));
  if (!pinned) return next;
  const present = new Set(fresh.map((row) => row.id));
  shown.forEach((old, index) => {
    if (present.has(old.row.id)) return;
    // A row that has gone keeps its place behind the neighbour that it followed.
    const before = shown.slice(0, index).findLast((each) => next.some((there) => there.row.id === each.row.id));
    const at = before === undefined ? 0 : next.findIndex((there) => there.row.id === before.row.id) + 1;
    next.splice(at, 0, { row: old.row, gone: true });
  });
  return next;
}
