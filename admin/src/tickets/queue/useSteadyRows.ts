import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { keepAnchor, type ShownRow } from './keepAnchor.ts';

type Kept<T> = { key: string; fresh: readonly T[] | undefined; pinned: boolean; rows: ShownRow<T>[] };

/**
 * Rows of a live list that don't move under the cursor: while a row is pinned (pointed at, or focused), new rows above
 * it are balanced by scrolling. `listKey` names the list: another one starts afresh.
 */
export function useSteadyRows<T extends { id: number }>(
  fresh: readonly T[] | undefined,
  listKey: string,
  scroller: RefObject<HTMLElement | null>,
) {
  const [pinnedId, pin] = useState<number | null>(null);
  const pinned = pinnedId !== null;
  const [kept, setKept] = useState<Kept<T>>({ key: listKey, fresh: undefined, pinned, rows: [] });
  let rows = kept.rows;
  if (kept.fresh !== fresh || kept.key !== listKey || kept.pinned !== pinned) {
    rows = keepAnchor(kept.key === listKey ? kept.rows : [], fresh ?? [], pinned);
    setKept({ key: listKey, fresh, pinned, rows });
  }

  const place = useRef<{ id: number; top: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew whenever the rows change
  useLayoutEffect(() => {
    const box = scroller.current;
    const element = pinnedId === null ? null : box?.querySelector<HTMLElement>(`[data-row-id="${pinnedId}"]`);
    const spacer = box?.querySelector<HTMLElement>('[data-spacer]');
    if (!box || !element || pinnedId === null) {
      place.current = null;
      if (spacer) spacer.style.height = '0';
      return;
    }
    const moved = place.current?.id === pinnedId ? element.offsetTop - place.current.top : 0;
    if (moved !== 0) {
      // A list shorter than its box can't scroll: it is lengthened by what lacks.
      const lacking = box.scrollTop + moved + box.clientHeight - box.scrollHeight;
      if (spacer && lacking > 0) spacer.style.height = `${spacer.offsetHeight + lacking}px`;
      box.scrollTop += moved;
    }
    place.current = { id: pinnedId, top: element.offsetTop };
  }, [pinnedId, rows, scroller]);

  return { rows, pin };
}
