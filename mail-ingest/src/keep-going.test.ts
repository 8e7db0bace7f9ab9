import { expect, test } from 'vitest';
import { keepGoing } from './keep-going.ts';

const pace = { first: 1, most: 2 };

test('a part of the ingest that ends by an error is begun again until it ends by itself', async () => {
  const said: string[] = [];
  let begun = 0;
  const run = async (): Promise<void> => {
    begun += 1;
    if (begun < 3) throw new Error('the database is away');
  };
  await keepGoing('sending', run, {
    log: (_level, message) => said.push(message),
    signal: new AbortController().signal,
    pace,
  });
  expect(begun).toBe(3);
  expect(said).toEqual(Array(2).fill('sending has ended by an error and is begun again'));
});

test('a part is not begun again once the process ends', async () => {
  const stop = new AbortController();
  let begun = 0;
  const run = async (): Promise<void> => {
    begun += 1;
    stop.abort();
    throw new Error('interrupted');
  };
  await keepGoing('sending', run, { log: () => {}, signal: stop.signal, pace });
  expect(begun).toBe(1);
});
