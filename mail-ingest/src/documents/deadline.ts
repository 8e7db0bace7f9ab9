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
