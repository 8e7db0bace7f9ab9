import { useSyncExternalStore } from 'react';

let ended = false;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Keeps what the server has said last: that nobody is signed in (any more), or that somebody is. */
export function tellSession(isEnded: boolean): void {
  ended = isEnded;
  for (const listener of listeners) listener();
}

export const useSessionEnded = (): boolean => useSyncExternalStore(subscribe, () => ended);
