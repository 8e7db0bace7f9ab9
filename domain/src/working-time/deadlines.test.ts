import { describe, expect, test } from 'vitest';
import { CalendarYearMissing, dayGrounds, daysOfYear, isWorkingDay, russianCalendar } from './calendar.ts';
import {
  addWorkingHours,
  defaultWorkingTime,
  openingOnOrAfter,
  type WorkingTimeSettings,
  workingTimeBetween,
} from './deadlines.ts';
import { compareInstants, moscowDateOf, moscowTimeOf } from './instants.ts';

/** `2026-11-20 09:30:01` as Moscow clocks show it. */
const moscow = (local: string): string => `${local.replace(' ', 'T')}+03:00`;
const shown = (instant: string): string => moscowTimeOf(instant).slice(0, 19).replace('T', ' ');
const due = (start: string, settings = defaultWorkingTime): string =>
  shown(addWorkingHours(russianCalendar, settings, moscow(start), settings.termHours));

/** Eight working hours from the first moment to the second. */
const byHand: [start: string, due: string][] = [
  // the closing minute and one second over
  ['2026-11-20 09:30:00', '2026-11-20 17:30:00'],
  ['2026-11-20 09:30:01', '2026-11-23 08:30:01'],
  ['2026-11-20 08:30:00', '2026-11-20 16:30:00'],
  ['2026-11-20 17:29:59', '2026-11-23 16:29:59'],
  // outside working hours: from the next opening
  ['2026-11-20 08:29:59', '2026-11-20 16:30:00'],
  ['2026-11-20 00:00:00', '2026-11-20 16:30:00'],
  ['2026-11-20 17:30:00', '2026-11-23 16:30:00'],
  ['2026-11-20 23:59:59', '2026-11-23 16:30:00'],
  ['2026-11-21 12:00:00', '2026-11-23 16:30:00'],
  ['2026-11-22 12:00:00', '2026-11-23 16:30:00'],
  // an ordinary night
  ['2026-03-17 11:05:12', '2026-03-18 10:05:12'],
  // 2022, 2023
  ['2022-03-04 17:00:00', '2022-03-05 16:00:00'],
  ['2022-03-05 17:00:00', '2022-03-09 16:00:00'],
  ['2022-05-06 12:00:00', '2022-05-11 11:00:00'],
  ['2023-02-22 10:00:00', '2023-02-27 09:00:00'],
  ['2023-04-28 17:00:00', '2023-05-02 16:00:00'],
  ['2023-05-05 17:00:00', '2023-05-10 16:00:00'],
  ['2023-11-03 12:00:00', '2023-11-07 11:00:00'],
  ['2023-12-29 17:00:00', '2024-01-09 16:00:00'],
  // 2024: worked Saturdays before the May and New Year holidays
  ['2024-02-22 15:00:00', '2024-02-26 14:00:00'],
  ['2024-03-07 17:00:00', '2024-03-11 16:00:00'],
  ['2024-04-26 15:00:00', '2024-04-27 14:00:00'],
  ['2024-04-27 15:00:00', '2024-05-02 14:00:00'],
  ['2024-05-08 12:00:00', '2024-05-13 11:00:00'],
  ['2024-06-11 10:00:00', '2024-06-13 09:00:00'],
  ['2024-11-01 17:00:00', '2024-11-02 16:00:00'],
  ['2024-11-02 17:00:00', '2024-11-05 16:00:00'],
  ['2024-12-27 16:00:00', '2024-12-28 15:00:00'],
  ['2024-12-28 16:00:00', '2025-01-09 15:00:00'],
  ['2024-12-29 10:00:00', '2025-01-09 16:30:00'],
  ['2024-03-08 12:00:00', '2024-03-11 16:30:00'],
  ['2024-05-01 08:30:00', '2024-05-02 16:30:00'],
  ['2024-11-02 08:30:00', '2024-11-02 16:30:00'],
  // 2025
  ['2025-02-21 17:00:00', '2025-02-24 16:00:00'],
  ['2025-03-07 10:00:00', '2025-03-10 09:00:00'],
  ['2025-04-30 14:00:00', '2025-05-05 13:00:00'],
  ['2025-05-07 11:00:00', '2025-05-12 10:00:00'],
  ['2025-06-11 16:00:00', '2025-06-16 15:00:00'],
  ['2025-10-31 16:00:00', '2025-11-01 15:00:00'],
  ['2025-11-01 12:00:00', '2025-11-05 11:00:00'],
  ['2025-12-30 09:30:00', '2025-12-30 17:30:00'],
  ['2025-12-30 12:00:00', '2026-01-12 11:00:00'],
  ['2025-12-31 12:00:00', '2026-01-12 16:30:00'],
  ['2025-05-02 10:00:00', '2025-05-05 16:30:00'],
  ['2025-11-01 17:30:00', '2025-11-05 16:30:00'],
  // 2026
  ['2026-02-20 10:00:00', '2026-02-24 09:00:00'],
  ['2026-03-06 17:00:00', '2026-03-10 16:00:00'],
  ['2026-04-30 09:31:00', '2026-05-04 08:31:00'],
  ['2026-05-08 17:00:00', '2026-05-12 16:00:00'],
  ['2026-06-11 12:00:00', '2026-06-15 11:00:00'],
  ['2026-11-03 17:15:00', '2026-11-05 16:15:00'],
  ['2026-12-30 16:00:00', '2027-01-11 15:00:00'],
  ['2026-01-07 10:00:00', '2026-01-12 16:30:00'],
  ['2026-05-11 23:59:59', '2026-05-12 16:30:00'],
  ['2026-12-30 09:30:01', '2027-01-11 08:30:01'],
  // 2027
  ['2027-02-19 14:00:00', '2027-02-20 13:00:00'],
  ['2027-02-20 14:00:00', '2027-02-24 13:00:00'],
  ['2027-03-05 11:00:00', '2027-03-09 10:00:00'],
  ['2027-04-30 12:00:00', '2027-05-04 11:00:00'],
  ['2027-05-07 13:00:00', '2027-05-11 12:00:00'],
  ['2027-06-11 15:30:00', '2027-06-15 14:30:00'],
  ['2027-11-03 16:45:00', '2027-11-08 15:45:00'],
  ['2027-02-20 09:30:01', '2027-02-24 08:30:01'],
  ['2027-06-14 12:00:00', '2027-06-15 16:30:00'],
];

describe('1.3 eight working hours, counted by hand', () => {
  test.each(byHand)('%s → %s', (start, expected) => {
    expect(due(start)).toBe(expected);
  });

  const days = [2024, 2025, 2026, 2027].flatMap(daysOfYear);
  test('lead over every block of holidays of 2024–2027', () => {
    const isWorked = (date: string): boolean => isWorkingDay(russianCalendar, date);
    const isHoliday = (date: string): boolean =>
      !isWorked(date) && dayGrounds(russianCalendar, date).kind !== 'weekend';
    // what follows on 31.12.2027 nobody knows yet
    const holidays = days.filter((date) => isHoliday(date) && date < '2027-12-31');
    const unproved = holidays.filter(
      (date) => !byHand.some(([start, end]) => start.slice(0, 10) < date && date < end.slice(0, 10)),
    );
    expect(unproved).toEqual([]);
  });
  test('count on every worked Saturday of 2024–2027', () => {
    const worked = days.filter(
      (date) => isWorkingDay(russianCalendar, date) && dayGrounds(russianCalendar, date).kind === 'worked-weekend',
    );
    expect(worked).toHaveLength(5);
    for (const date of worked)
      expect(
        byHand.some(([, end]) => end.startsWith(date)),
        date,
      ).toBe(true);
  });

  test('a deadline in a year without a calendar is an error', () => {
    expect(() => due('2027-12-30 12:00:00')).toThrow(CalendarYearMissing);
    expect(due('2027-12-30 09:30:00')).toBe('2027-12-30 17:30:00');
  });
});

describe('settings', () => {
  const lunch: WorkingTimeSettings = { ...defaultWorkingTime, lunchBreak: { from: '12:30', to: '13:30' } };
  test.each([
    ['2026-11-19 08:30:00', '2026-11-19 17:30:00'],
    ['2026-11-19 08:30:01', '2026-11-20 08:30:01'],
    ['2026-11-19 12:30:00', '2026-11-20 12:30:00'],
    ['2026-11-19 13:00:00', '2026-11-20 12:30:00'],
    ['2026-11-19 13:30:01', '2026-11-20 13:30:01'],
  ])('with a lunch break %s → %s', (start, expected) => {
    expect(due(start, lunch)).toBe(expected);
  });

  test('shortened days close one hour earlier if the settings say so', () => {
    const shorter = { ...defaultWorkingTime, shortDays: true };
    expect(due('2026-11-03 08:30:00')).toBe('2026-11-03 16:30:00');
    expect(due('2026-11-03 08:30:00', shorter)).toBe('2026-11-03 16:30:00');
    expect(due('2026-11-03 08:30:01', shorter)).toBe('2026-11-05 08:30:01');
    expect(due('2026-11-02 08:30:01', shorter)).toBe('2026-11-02 16:30:01');
  });

  test('hours are those of the zone', () => {
    const siberia = { ...defaultWorkingTime, zone: 'Asia/Novosibirsk' };
    expect(due('2026-11-20 04:30:00', siberia)).toBe('2026-11-20 12:30:00');
  });
});

describe('openings', () => {
  test.each([
    ['2026-03-11', '2026-03-11 08:30:00'],
    ['2026-03-14', '2026-03-16 08:30:00'],
    ['2026-01-01', '2026-01-12 08:30:00'],
  ])('the opening on or after %s is %s', (date, expected) => {
    expect(shown(openingOnOrAfter(russianCalendar, defaultWorkingTime, date))).toBe(expected);
  });
});

describe('measured time', () => {
  const between = (from: string, to: string): number =>
    workingTimeBetween(russianCalendar, defaultWorkingTime, moscow(from), moscow(to));
  test.each([
    ['2026-11-20 09:30:00', '2026-11-20 17:30:00', 8 * 3600],
    ['2026-11-20 17:29:59', '2026-11-23 08:30:01', 2],
    ['2026-11-20 17:30:00', '2026-11-23 08:30:00', 0],
    ['2026-11-20 10:00:00', '2026-11-20 10:00:00', 0],
    ['2024-12-27 00:00:00', '2025-01-09 23:00:00', 3 * 9 * 3600],
  ])('from %s to %s are %i seconds', (from, to, seconds) => {
    expect(between(from, to)).toBe(seconds);
    expect(between(to, from)).toBe(0 - seconds);
  });
});

/** Numbers that look random and are the same in every run (mulberry32). */
function* seededNumbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

describe('for any start and term', () => {
  const numbers = seededNumbers(20260317);
  const next = (): number => numbers.next().value;
  const first = Date.parse('2024-01-01T00:00:00Z');
  const span = Date.parse('2027-11-01T00:00:00Z') - first;
  const cases = Array.from({ length: 400 }, () => ({
    start: new Date(first + Math.floor(next() * (span / 1000)) * 1000).toISOString(),
    seconds: 1 + Math.floor(next() * 40 * 3600),
    settings: {
      ...defaultWorkingTime,
      lunchBreak: next() < 0.3 ? { from: '12:00', to: '12:45' } : null,
      shortDays: next() < 0.3,
    },
  }));

  test('adding and then measuring gives the same, and the deadline is a working moment', () => {
    for (const { start, seconds, settings } of cases) {
      const end = addWorkingHours(russianCalendar, settings, start, seconds / 3600);
      expect(workingTimeBetween(russianCalendar, settings, start, end), `${start} + ${seconds}`).toBe(seconds);
      expect(isWorkingDay(russianCalendar, moscowDateOf(end))).toBe(true);
    }
  });

  test('a later start is never due earlier', () => {
    const sorted = cases.map((one) => one.start).sort(compareInstants);
    const deadlines = sorted.map((start) => addWorkingHours(russianCalendar, defaultWorkingTime, start, 8));
    expect(deadlines).toEqual([...deadlines].sort(compareInstants));
  });
});
