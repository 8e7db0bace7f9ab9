import { describe, expect, test } from 'vitest';
import { DeadlineExceeded, type Worked, withWorkLimit } from './deadline.ts';

/** A thread that has used so many milliseconds of the processor, asked once after the other; then none. */
const aThread = (...milliseconds: number[]): Worked => ({
  cpuUsage: async () => ({ user: 1000 * (milliseconds.shift() ?? 0), system: 0 }),
});
const never = new Promise<never>(() => {});

describe('The time that a page may take', () => {
  test('is the time of work: a page that had to wait for the processor is read all the same', async () => {
    const page = Promise.withResolvers<string>();
    const waiting: Worked = {
      cpuUsage: async () => {
        asked++;
        if (asked === 3) page.resolve('text');
        return { user: 0, system: 0 };
      },
    };
    let asked = 0;
    expect(await withWorkLimit(page.promise, 5, waiting, 'too long')).toBe('text');
  });

  test('ends where the thread worked for that long, or has ended, or never works', async () => {
    const limited = (thread: Worked): Promise<never> => withWorkLimit(never, 5, thread, 'too long');
    await expect(limited(aThread(0, 6))).rejects.toThrow(DeadlineExceeded);
    await expect(limited({ cpuUsage: () => Promise.reject(new Error('ended')) })).rejects.toThrow(DeadlineExceeded);
    await expect(limited(aThread())).rejects.toThrow(DeadlineExceeded);
  });

  test("passes on the page's own failure", async () => {
    await expect(withWorkLimit(Promise.reject(new Error('damaged')), 5, aThread(), 'x')).rejects.toThrow('damaged');
  });
});
