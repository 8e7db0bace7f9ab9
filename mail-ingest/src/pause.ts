/** Resolves after `ms`, or at once when the signal is given. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** Sleeps between two looks for work. */
export type Sleeper = {
  /** For `ms` at most; not at all where something has woken it since the last sleep. */
  sleep(ms: number): Promise<void>;
  wake(): void;
  /** Lets go of the signal. */
  close(): void;
};

/** A sleeper that the signal wakes for good. */
export function createSleeper(signal: AbortSignal): Sleeper {
  let waking = new AbortController();
  const wake = (): void => waking.abort();
  signal.addEventListener('abort', wake);
  return {
    sleep: async (ms) => {
      if (!signal.aborted) await pause(ms, waking.signal);
      waking = new AbortController();
    },
    wake,
    close: () => signal.removeEventListener('abort', wake),
  };
}
