import { useSyncExternalStore } from 'react';

const everyMs = 10_000;
const listeners = new Set<() => void>();
let now = new Date();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = new Date();
    for (const each of listeners) each();
  }, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

function read(): Date {
  // After a pause without listeners the kept moment may be old.
  if (timer === null && Date.now() - now.getTime() > everyMs) now = new Date();
  return now;
}

/** The current moment, moved on every ten seconds; one timer for the whole page. */
export const useNow = (): Date => useSyncExternalStore(subscribe, read);
