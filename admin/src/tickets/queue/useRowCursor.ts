import type { RefObject } from 'react';

const links = (box: HTMLElement): Element[] => [...box.querySelectorAll('[data-queue-link]')];

/**
 * J and K walk the rows. The cursor is the focus itself, so that Enter opens the row and a screen reader reads it; the
 * first key starts at the row under the mouse, else at the top.
 */
export function useRowCursor(scroller: RefObject<HTMLElement | null>): { down: () => void; up: () => void } {
  const step = (by: 1 | -1) => () => {
    const box = scroller.current;
    if (!box) return;
    const all = links(box);
    const current = document.activeElement === null ? -1 : all.indexOf(document.activeElement);
    const pointed = all.findIndex((link) => link.closest('tr:hover') !== null);
    const from = current >= 0 ? current + by : Math.max(pointed, 0);
    const target = all[Math.min(Math.max(from, 0), all.length - 1)];
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    target?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  };
  return { down: step(1), up: step(-1) };
}
