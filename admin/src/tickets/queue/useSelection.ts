import { useState } from 'react';
import type { TicketRow } from '../../api/types.ts';

type Kept = { listKey: string; marked: ReadonlyMap<number, TicketRow> };
export type Selection = ReturnType<typeof useSelection>;

/** The rows that are marked, over all pages of a list; another list (`listKey`) begins without marks. */
export function useSelection(rows: readonly TicketRow[] | undefined, listKey: string) {
  const [kept, keep] = useState<Kept>({ listKey, marked: new Map() });
  const of = (now: Kept) => (now.listKey === listKey ? now.marked : new Map<number, TicketRow>());
  const before = of(kept);
  const onPage = rows ?? [];
  // The rows as they are now: an action must carry the version that is on the screen.
  const fresh = new Map(onPage.map((row) => [row.id, row]));
  const marked = new Map([...before].map(([id, row]) => [id, fresh.get(id) ?? row]));
  const whole = onPage.length > 0 && onPage.every(({ id }) => marked.has(id));

  // Built on what is kept by then: keys come faster than the page is drawn anew.
  const change = (by: (next: Map<number, TicketRow>) => void) =>
    keep((now) => {
      const next = new Map(of(now));
      by(next);
      return { listKey, marked: next };
    });
  return {
    marked,
    whole,
    toggle: (row: TicketRow) =>
      change((next) => {
        if (!next.delete(row.id)) next.set(row.id, row);
      }),
    togglePage: () =>
      change((next) => {
        for (const row of onPage) {
          if (whole) next.delete(row.id);
          else next.set(row.id, row);
        }
      }),
    clear: () => change((next) => next.clear()),
  };
}
