import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

type Place = { top: number; rowId: number | null };

/** Where each list was left, as long as the panel is open. */
const places = new Map<string, Place>();

/** As when the panel has just been opened: the next person begins at the top. */
export const forgetPlaces = (): void => places.clear();

/**
 * Brings a list back to where it was left: how far it was scrolled, and the row that was opened has the focus again.
 * `listKey` names the list; `ready`: its rows are there.
 */
export function usePlace(listKey: string, ready: boolean, scroller: RefObject<HTMLElement | null>): void {
  const restored = useRef<string | null>(null);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!ready || !box || restored.current === listKey) return;
    const first = restored.current === null;
    restored.current = listKey;
    const place = first ? places.get(listKey) : undefined;
    box.scrollTop = place?.top ?? 0;
    const link = box.querySelector<HTMLElement>(`[data-row-id="${place?.rowId ?? ''}"] [data-queue-link]`);
    link?.focus({ preventScroll: true });
  }, [listKey, ready, scroller]);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const remember = () => {
      const id = document.activeElement?.closest<HTMLElement>('[data-row-id]')?.dataset.rowId;
      places.set(listKey, { top: box.scrollTop, rowId: id === undefined ? null : Number(id) });
    };
    box.addEventListener('scroll', remember, { passive: true });
    box.addEventListener('focusin', remember);
    return () => {
      box.removeEventListener('scroll', remember);
      box.removeEventListener('focusin', remember);
    };
  }, [listKey, scroller]);
}
