import { useEffect, useLayoutEffect, useRef } from 'react';

/** Handlers by code, as the table of keys writes them. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const typing =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=combobox]';

/** How long the second key of a sequence is waited for. */
const sequenceMs = 1_500;
const prefix = 'KeyG';
/** When the first key of a sequence was pressed, and the event that used it up; one for all components. */
let pending: { at: number; by: KeyboardEvent | null } = { at: 0, by: null };

function keyName(event: KeyboardEvent): string {
  // «?» is Shift+/ in the Latin layout and Shift+7 in the Russian one.
  if (event.key === '?') return 'Shift+Slash';
  if (event.code !== prefix && Date.now() - pending.at < sequenceMs && (pending.by ?? event) === event) {
    pending.by = event;
    return `${prefix} ${event.code}`;
  }
  if (event.code === prefix && !event.shiftKey) pending = { at: Date.now(), by: null };
  return event.shiftKey ? `Shift+${event.code}` : event.code;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(typing) !== null;

/** A dialog or an open menu takes the keyboard to itself. */
const isModalOpen = (): boolean =>
  document.querySelector('.MuiModal-root:not([aria-hidden=true]):not(.MuiModal-hidden)') !== null;

/**
 * Binds keys while the component is on the page. They rest while somebody types or a dialog is open, except Escape in
 * an input, which leaves it.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  // Before the page is painted: the next key must find what the last one has changed.
  useLayoutEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isModalOpen()) return;
      if (isTyping(event.target)) {
        if (event.code === 'Escape' && event.target instanceof HTMLElement) {
          event.preventDefault();
          event.target.blur();
        }
        return;
      }
      const action = current.current[keyName(event)];
      if (action === undefined) return;
      event.preventDefault();
      action(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
