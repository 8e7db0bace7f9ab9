import { describe, expect, test } from 'vitest';
import type { Verdict } from '../regulation/types.ts';
import { russianCalendar as calendar } from '../working-time/calendar.ts';
import { defaultWorkingTime as settings } from '../working-time/deadlines.ts';
import { moscowTimeOf } from '../working-time/instants.ts';
import { clockOf, type ItemStarts, itemStart } from './clock.ts';

type Judged = Verdict | ['wait', string];
const decisionOf = (judged: Judged) =>
  typeof judged === 'string' ? { verdict: judged, notBefore: null } : { verdict: judged[0], notBefore: judged[1] };
const moscow = (local: string): string => `${local.replace(' ', 'T')}+03:00`;

/** Judgements one after another, as mails come in; the clock after the last one, as Moscow clocks show it. */
function clockAfter(...mails: [at: string, ...verdicts: Judged[]][]): [string, string] | null {
  let itemStarts: ItemStarts = [];
  for (const [at, ...verdicts] of mails)
    itemStarts = verdicts.map((judged, index) =>
      itemStart(itemStarts[index] ?? null, decisionOf(judged), { receivedAt: moscow(at), calendar, settings }),
    );
  const clock = clockOf(itemStarts, { calendar, settings });
  const shown = (instant: string): string => moscowTimeOf(instant).slice(0, 19).replace('T', ' ');
  return clock === null ? null : [shown(clock.startsAt), shown(clock.dueAt)];
}

describe('one item', () => {
  test.each(['execute', 'refuse', 'review'] as const)('%s runs from the receipt of the first mail', (verdict) => {
    expect(clockAfter(['2026-03-17 09:12:40', verdict])).toEqual(['2026-03-17 09:12:40', '2026-03-17 17:12:40']);
  });
  test('a complete mail outside working hours starts at its receipt, and is due as from the next opening', () => {
    expect(clockAfter(['2026-03-14 20:40:03', 'execute'])).toEqual(['2026-03-14 20:40:03', '2026-03-16 16:30:00']);
  });
  test('does not run while data are missing', () => {
    expect(clockAfter(['2026-03-17 09:12:40', 'request-data'])).toBeNull();
  });
  test('keeps its start when the thread goes on', () => {
    expect(clockAfter(['2026-03-17 09:00:00', 'review'], ['2026-03-17 12:00:00', 'execute'])).toEqual([
      '2026-03-17 09:00:00',
      '2026-03-17 17:00:00',
    ]);
  });
  test('is stopped by a later lack of data, and started anew by what completes them', () => {
    const lack: [string, Verdict] = ['2026-03-17 12:00:00', 'request-data'];
    expect(clockAfter(['2026-03-17 09:00:00', 'review'], lack)).toBeNull();
    expect(clockAfter(['2026-03-17 09:00:00', 'review'], lack, ['2026-03-18 10:00:00', 'execute'])).toEqual([
      '2026-03-18 10:00:00',
      '2026-03-19 09:00:00',
    ]);
  });
  test('a wait starts at the opening of its day', () => {
    expect(clockAfter(['2026-03-05 10:00:00', ['wait', '2026-03-11']])).toEqual([
      '2026-03-11 08:30:00',
      '2026-03-11 16:30:00',
    ]);
  });
  test('a wait until a day off starts at the opening of the next working day', () => {
    expect(clockAfter(['2026-03-05 10:00:00', ['wait', '2026-03-07']])).toEqual([
      '2026-03-10 08:30:00',
      '2026-03-10 16:30:00',
    ]);
  });
  test('a wait takes the place of an earlier start', () => {
    expect(clockAfter(['2026-03-05 10:00:00', 'review'], ['2026-03-05 12:00:00', ['wait', '2026-03-11']])).toEqual([
      '2026-03-11 08:30:00',
      '2026-03-11 16:30:00',
    ]);
  });
  test('a wait that a new letter ends early starts at that letter, not at the day that is waited for no more', () => {
    expect(clockAfter(['2026-03-05 10:00:00', ['wait', '2026-03-20']], ['2026-03-06 09:00:00', 'execute'])).toEqual([
      '2026-03-06 09:00:00',
      '2026-03-06 17:00:00',
    ]);
  });
  test('a wait whose day has come keeps that opening', () => {
    expect(clockAfter(['2026-03-05 10:00:00', ['wait', '2026-03-11']], ['2026-03-11 11:00:00', 'execute'])).toEqual([
      '2026-03-11 08:30:00',
      '2026-03-11 16:30:00',
    ]);
  });
});

describe('several items', () => {
  test('run if any of them does', () => {
    expect(clockAfter(['2026-03-17 09:00:00', 'request-data', 'execute'])).toEqual([
      '2026-03-17 09:00:00',
      '2026-03-17 17:00:00',
    ]);
    expect(clockAfter(['2026-03-17 09:00:00', 'request-data', 'request-data'])).toBeNull();
  });
  test('run from the earliest start', () => {
    expect(
      clockAfter(['2026-03-17 09:00:00', 'request-data', 'execute'], ['2026-03-17 12:00:00', 'execute', 'execute']),
    ).toEqual(['2026-03-17 09:00:00', '2026-03-17 17:00:00']);
  });
  test('a wait beside an execution leaves the earlier start', () => {
    expect(clockAfter(['2026-03-05 10:00:00', ['wait', '2026-03-11'], 'execute'])?.[0]).toBe('2026-03-05 10:00:00');
  });
  test('the one that stops leaves the clock to the other', () => {
    expect(
      clockAfter(
        ['2026-03-17 09:00:00', 'execute', 'request-data'],
        ['2026-03-17 12:00:00', 'request-data', 'execute'],
      )?.[0],
    ).toBe('2026-03-17 12:00:00');
  });
  test('an item that a later mail adds starts with that mail', () => {
    expect(
      clockAfter(['2026-03-17 09:00:00', 'request-data'], ['2026-03-17 12:00:00', 'request-data', 'review'])?.[0],
    ).toBe('2026-03-17 12:00:00');
  });
});
