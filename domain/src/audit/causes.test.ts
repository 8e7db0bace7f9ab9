import { describe, expect, test } from 'vitest';
import { russianCalendar } from '../working-time/calendar.ts';
import { defaultWorkingTime } from '../working-time/deadlines.ts';
import { type BreachFacts, breachCause } from './causes.ts';

const setting = { calendar: russianCalendar, settings: defaultWorkingTime };
/** Thursday 12 November 2026, 10:00 in Moscow: due on Friday at 9:00. */
const startsAt = '2026-11-12T07:00:00Z';
const cause = (given: Partial<BreachFacts>, settings = defaultWorkingTime) =>
  breachCause({ startsAt, takenAt: null, reopened: false, ...given }, { ...setting, settings });

describe('a breach of the term', () => {
  test.each([
    ['that nobody has touched', {}, 'never-taken'],
    ['taken a second before half of the term had passed', { takenAt: '2026-11-12T10:59:59Z' }, 'long-in-work'],
    ['taken when half of the term had passed', { takenAt: '2026-11-12T11:00:00Z' }, 'taken-late'],
    ['taken when it was over', { takenAt: '2026-11-16T07:00:00Z' }, 'taken-late'],
    ['taken before its term began', { takenAt: '2026-11-12T06:00:00Z' }, 'long-in-work'],
    ['taken at its start', { takenAt: startsAt }, 'long-in-work'],
    ['that came back, whoever took it when', { takenAt: '2026-11-16T07:00:00Z', reopened: true }, 'reopened'],
    ['that came back untouched', { reopened: true }, 'reopened'],
    ['of no term is none', { startsAt: null }, null],
    ['of no term is none, though it came back', { startsAt: null, reopened: true }, null],
  ])('%s', (_, given, expected) => {
    expect(cause(given)).toBe(expected);
  });

  test('a night doesn’t count: taken on the next morning, four hours of work had passed', () => {
    const evening = { startsAt: '2026-11-12T13:30:00Z' };
    expect(cause({ ...evening, takenAt: '2026-11-13T08:29:59Z' })).toBe('long-in-work');
    expect(cause({ ...evening, takenAt: '2026-11-13T08:30:00Z' })).toBe('taken-late');
  });

  test('half is of the term that holds', () => {
    const takenAt = '2026-11-12T11:00:00Z';
    expect(cause({ takenAt }, { ...defaultWorkingTime, termHours: 10 })).toBe('long-in-work');
  });
});
