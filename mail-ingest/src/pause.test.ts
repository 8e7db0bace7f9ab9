import { expect, it } from 'vitest';
import { createSleeper } from './pause.ts';

const longest = 2 ** 31 - 1;

it('a notice that comes while work is done ends the next sleep, not the one behind it', async () => {
  const stop = new AbortController();
  const sleeper = createSleeper(stop.signal);
  sleeper.wake();
  await sleeper.sleep(longest);
  const asleep = sleeper.sleep(longest).then(() => 'woken');
  expect(await Promise.race([asleep, Promise.resolve('asleep')])).toBe('asleep');
  sleeper.wake();
  expect(await asleep).toBe('woken');
});

it('nobody sleeps once the signal is given', async () => {
  const stop = new AbortController();
  const sleeper = createSleeper(stop.signal);
  const asleep = sleeper.sleep(longest);
  stop.abort();
  await asleep;
  await sleeper.sleep(longest);
  sleeper.close();
});
