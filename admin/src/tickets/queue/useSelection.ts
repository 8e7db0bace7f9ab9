import { useState } from 'react';
import type { TicketRow } from '../../api/types.ts';

export type Selection = ReturnType<typeof useSelection>;

/** The rows that are marked, over all pages of a list; another list (`listKey`) begins without marks. */
export function useSelection(rows: readonly TicketRow[] | undefined, listKey: string) {
  const [kept, keep] = useState<{ listKey: string; marked: ReadonlyMap<number, TicketRow> }>({
    listKey,
    marked: new Map(),
  });
  const before = kept.listKey === listKey ? kept.marked : new Map<number, TicketRow>();
  const onPage = rows ?? [];
  // The rows as they are now: an action must carry the version that is on the screen.
  const fresh = new Map(onPage.map((row) => [row.id, row]));
  const marked = new Map([...before].map(([id, row]) => [id, fresh.get(id) ?? row]));
  const whole = onPage.length > 0 && onPage.every(({ id }) => marked.has(id));

  const set = (next: ReadonlyMap<number, TicketRow>) => keep({ listKey, marked: next });
  return {
    marked,
    whole,
    toggle: (row: TicketRow) => {
      const next = new Map(marked);
      if (!next.delete(row.id)) next.set(row.id, row);
      set(next);
    },
    togglePage: () => {
      const next = new Map(marked);
      for (const row of onPage) {
        if (whole) next.delete(row.id);
        else next.set(row.id, row);
      }
      set(next);
    },
    clear: () => set(new Map()),
  };
}
