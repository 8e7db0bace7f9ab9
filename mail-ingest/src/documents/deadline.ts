/** Thrown where something took longer than its limit. */
export class DeadlineExceeded extends Error {}

/** The promise's outcome, or DeadlineExceeded after `milliseconds`. The work itself is not stopped. */
export async function withDeadline<T>(promise: Promise<T>, milliseconds: number, message: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new DeadlineExceeded(message)), milliseconds);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A thread that tells its processor time, in microseconds, also while it works: a `Worker` of Node. */
export type Worked = { cpuUsage(): Promise<{ user: number; system: number }> };

/** A thread that waits for the processor, or for ever, is given up after so many times its limit by the clock. */
const longestWait = 10;

/**
 * Like `withDeadline`, but the limit is of the thread's own processor time: on a busy machine a page may take minutes by
 * the clock, and must be read as on a quiet one.
 */
export async function withWorkLimit<T>(
  promise: Promise<T>,
  milliseconds: number,
  thread: Worked,
  message: string,
): Promise<T> {
  const used = async (): Promise<number> => {
    const { user, system } = await thread.cpuUsage();
    return (user + system) / 1000;
  };
  const before = withDeadline(used(), milliseconds, message).catch(() => 0);
  const settled = promise.then(
    () => true as const,
    () => true as const,
  );
  let waited = 0;
  let left = milliseconds;
  while (left > 0 && waited < milliseconds * longestWait) {
    if (await settledWithin(settled, left)) return promise;
    waited += left;
    // A thread that has ended, or doesn't answer for so long, finishes nothing more.
    const worked = await withDeadline(used(), milliseconds, message).catch(() => Number.POSITIVE_INFINITY);
    const rest = milliseconds - (worked - (await before));
    left = rest > 0 ? Math.max(rest, milliseconds / 10) : 0;
  }
  throw new DeadlineExceeded(message);
}

async function settledWithin(settled: Promise<true>, milliseconds: number): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), milliseconds);
  try {
    return await Promise.race([settled, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
