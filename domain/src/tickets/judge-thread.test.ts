import { describe, expect, test } from 'vitest';
import { aDecision, aJudgeInput, aLetter, anItem } from '../testing/builders.ts';
import { defaultWorkingTime } from '../working-time/deadlines.ts';
import { judgeThread, type ThreadToJudge } from './judge-thread.ts';

const aThread = (over: Partial<ThreadToJudge> = {}): ThreadToJudge => ({
  ...aJudgeInput({ letters: [aLetter()] }),
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
