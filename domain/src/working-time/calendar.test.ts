import { describe, expect, test } from 'vitest';
import file from './calendar.json' with { type: 'json' };
import {
  addCalendarDays,
  CalendarYearMissing,
  calendarDaysBetween,
  isWorkingDay,
  nextWorkingDay,
  nthWorkingDayOfMonth,
  russianCalendar,
  workingDayOnOrAfter,
} from './calendar.ts';
import { compareInstants, moscowDateOf, moscowTimeOf } from './instants.ts';

const { _about, ...years } = file;
const daysOf = (year: string): string[] => {
  const days = calendarDaysBetween(`${year}-01-01`, `${Number(year) + 1}-01-01`);
  return Array.from({ length: days }, (_, index) => addCalendarDays(`${year}-01-01`, index));
};
const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

describe.each(Object.entries(years))('production calendar %s', (year, data) => {
  const worked = daysOf(year).filter((day) => isWorkingDay(russianCalendar, day));
  test('has the published number of working days', () => {
    expect(worked).toHaveLength(data.workingDays);
  });
  test('has the published number of working days in each month', () => {
    expect(months.map((month) => worked.filter((day) => day.startsWith(`${year}-${month}`)).length)).toEqual(
      data.workingDaysByMonth,
    );
  });
  test('has the published sixth working day of each month (4.1.14)', () => {
    expect(months.map((month) => nthWorkingDayOfMonth(russianCalendar, `${year}-${month}`, 6))).toEqual(
      data.sixthWorkingDay,
    );
  });
  test('rests on every public holiday, and where the decree moved a day off to', () => {
    const moved = [...data.transfersDecree, ...data.transfersArt112].map(([, to]) => to ?? '');
    for (const day of [...data.publicHolidays, ...moved]) expect(isWorkingDay(russianCalendar, day), day).toBe(false);
  });
  test('lists as days off only weekdays, as worked only weekends, as short only working days', () => {
    for (const day of data.nonWorking) expect(new Date(day).getUTCDay() % 6, day).not.toBe(0);
    for (const day of data.workingWeekends) expect(new Date(day).getUTCDay() % 6, day).toBe(0);
    for (const day of data.shortDays) expect(isWorkingDay(russianCalendar, day), day).toBe(true);
  });
});

describe('a year that the calendar does not cover', () => {
  test.each(['2021-12-31', '2028-01-01'])('%s is an error that names the year, never a plain weekday', (date) => {
    expect(() => isWorkingDay(russianCalendar, date)).toThrow(CalendarYearMissing);
    expect(() => isWorkingDay(russianCalendar, date)).toThrow(date.slice(0, 4));
  });
  test('looking for the next working day past the last year is the same error', () => {
    expect(() => nextWorkingDay(russianCalendar, '2027-12-30')).toThrow(CalendarYearMissing);
  });
});

describe('days', () => {
  test('the next working day leaps over the May holidays', () => {
    expect(nextWorkingDay(russianCalendar, '2026-05-08')).toBe('2026-05-12');
  });
  test('a working day is its own working day on or after', () => {
    expect(workingDayOnOrAfter(russianCalendar, '2026-05-08')).toBe('2026-05-08');
    expect(workingDayOnOrAfter(russianCalendar, '2026-05-09')).toBe('2026-05-12');
  });
  test('the seventh working day ends the monthly reconciliation', () => {
    expect(nthWorkingDayOfMonth(russianCalendar, '2026-03', 7)).toBe('2026-03-11');
    expect(nthWorkingDayOfMonth(russianCalendar, '2026-01', 1)).toBe('2026-01-12');
  });
  test.each([0, 16])('January 2026 has no working day number %i', (n) => {
    expect(() => nthWorkingDayOfMonth(russianCalendar, '2026-01', n)).toThrow(RangeError);
  });
  test('calendar days are counted over a leap day and backwards', () => {
    expect(calendarDaysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(calendarDaysBetween('2026-03-17', '2026-03-03')).toBe(-14);
    expect(addCalendarDays('2026-03-17', -14)).toBe('2026-03-03');
  });
});

describe('Moscow', () => {
  test('midnight in Moscow is 21:00 UTC', () => {
    expect(moscowDateOf('2026-03-17T20:59:59Z')).toBe('2026-03-17');
    expect(moscowDateOf('2026-03-17T21:00:00Z')).toBe('2026-03-18');
    expect(moscowDateOf('2026-03-18T02:00:00+07:00')).toBe('2026-03-17');
  });
  test('an instant is printed with the Moscow offset, to the second', () => {
    expect(moscowTimeOf('2026-03-17T06:12:40.900Z')).toBe('2026-03-17T09:12:40+03:00');
  });
  test('instants are compared whatever their offset and precision', () => {
    expect(compareInstants('2026-03-17T09:00:00+03:00', '2026-03-17T06:00:00.000Z')).toBe(0);
    expect(compareInstants('2026-03-17T09:00:00+03:00', '2026-03-17T06:00:01Z')).toBeLessThan(0);
  });
});
