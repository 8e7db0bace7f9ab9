import { describe, expect, test } from 'vitest';
import { createRegistry } from '../registry/registry.ts';
import { aDecision, aLetter, anItem, aRegistryData } from '../testing/registry-builders.ts';
import { russianCalendar } from '../working-time/calendar.ts';
import { defaultWorkingTime } from '../working-time/deadlines.ts';
import { judgeThread, type ThreadToJudge } from './judge-thread.ts';

const aThread = (over: Partial<ThreadToJudge> = {}): ThreadToJudge => ({
  mailbox: 'perevod',
  kind: 'transfer',
  sender: { address: 'ask@new.example', role: 'partner', partnerId: 'p-new' },
  requestDate: '2026-03-17',
  items: [anItem()],
  picturedFields: [],
  letters: [aLetter()],
  payments: [],
  registry: createRegistry(aRegistryData()),
  calendar: russianCalendar,
  dkim: null,
  settled: [],
  previousStarts: [],
  at: '2026-03-17T07:00:00Z',
  settings: defaultWorkingTime,
  ...over,
});

describe('a thread as it stands', () => {
  test('gets its decision, and a clock from the mail that completed it', () => {
    const { decisions, clock, itemStarts } = judgeThread(aThread());
    expect(decisions.map(({ verdict }) => verdict)).toEqual(['execute']);
    expect(itemStarts).toEqual(['2026-03-17T07:00:00Z']);
    expect(clock).toEqual({ startsAt: '2026-03-17T07:00:00Z', dueAt: '2026-03-18T06:00:00Z' });
  });
  test('keeps a clock that runs, and has none while data are missing', () => {
    const previousStarts = ['2026-03-16T07:00:00Z'];
    expect(judgeThread(aThread({ previousStarts })).clock?.startsAt).toBe('2026-03-16T07:00:00Z');
    expect(judgeThread(aThread({ previousStarts, letters: [] }))).toMatchObject({ itemStarts: [null], clock: null });
  });
  test('an item that is settled keeps its decision and has no clock any more', () => {
    const kept = aDecision({ edition: 'earlier' });
    const { decisions, clock } = judgeThread(
      aThread({
        items: [anItem(), anItem({ product: '1c-etp' })],
        settled: [kept, null],
        previousStarts: ['2026-03-16T07:00:00Z', null],
      }),
    );
    expect(decisions[0]).toBe(kept);
    expect(decisions[1]).not.toBe(kept);
    expect(clock?.startsAt).toBe('2026-03-17T07:00:00Z');
  });
});
