import { expect, test } from 'vitest';
import { prepareAhead } from './prepare.ts';

/** Takes mails by number through the preparation and tells what was in hand whenever one was begun. */
async function inHandAtStart(keys: number[], isSuspect: (key: number) => boolean): Promise<[number, number[]][]> {
  const queue = [...keys];
  const inHand: number[] = [];
  const begun: [number, number[]][] = [];
  const source = {
    next: async () => queue.shift() ?? null,
    load: async (key: number) => {
      begun.push([key, [...inHand]]);
      inHand.push(key);
      return { mailbox: 'perevod' as const, sourceKey: String(key), bytes: new Uint8Array() };
    },
    isSuspect,
    parse: async () => ({ quarantined: 'malformed' }),
    read: async () => [],
  };
  for await (const { key } of prepareAhead(source)) inHand.splice(inHand.indexOf(key), 1);
  return begun;
}

test('a few mails are in hand at once', async () => {
  expect(await inHandAtStart([1, 2, 3, 4], () => false)).toEqual([
    [1, []],
    [2, [1]],
    [3, [1, 2]],
    [4, [2, 3]],
  ]);
});

test('a mail that may have ended the process is in hand alone', async () => {
  expect(await inHandAtStart([1, 2, 3, 4], (key) => key === 2)).toEqual([
    [1, []],
    [2, []],
    [3, []],
    [4, [3]],
  ]);
});
