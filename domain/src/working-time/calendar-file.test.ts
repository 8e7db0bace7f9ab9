import { describe, expect, test } from 'vitest';
import file from './calendar.json' with { type: 'json' };
import { createCalendar, dayGrounds, isWorkingDay, russianCalendar } from './calendar.ts';
import { readCalendarFile } from './calendar-file.ts';

const decree = { number: '1335', date: '2024-10-04', title: 'О переносе выходных дней в 2025 году' };
const { '2025': published } = file;
const own = (over: object = {}) => ({ year: 2025, ...published, ...over });

/** 2025 in the open form. */
const open = {
  year: 2025,
  months: [
    '1,2,3,4,5,6,7,8,11,12,18,19,25,26',
    '1,2,8,9,15,16,22,23',
    '1,2,7*,8,9,15,16,22,23,29,30',
    '5,6,12,13,19,20,26,27,30*',
    '1,2+,3,4,8+,9,10,11,17,18,24,25,31',
    '1,7,8,11*,12,13+,14,15,21,22,28,29',
    '5,6,12,13,19,20,26,27',
    '2,3,9,10,16,17,23,24,30,31',
    '6,7,13,14,20,21,27,28',
    '4,5,11,12,18,19,25,26',
    '1*,2,3+,4,8,9,15,16,22,23,29,30',
    '6,7,13,14,20,21,27,28,31+',
  ].map((days, index) => ({ month: index + 1, days })),
  transitions: [
    { from: '01.04', to: '05.02' },
    { from: '02.23', to: '05.08' },
    { from: '03.08', to: '06.13' },
    { from: '11.01', to: '11.03' },
    { from: '01.05', to: '12.31' },
  ],
  statistic: { workdays: 247 },
};

describe('a year of the production calendar from a file', () => {
  test.each([
    ['in our own form', own()],
    ['in the open form', open],
  ])('%s is the year that is published', (_, content) => {
    const read = readCalendarFile(content, decree);
    if (!read.ok) throw new Error(read.problems.join(' '));
    expect(read).toMatchObject({
      year: 2025,
      totals: { workingDays: 247, workingDaysByMonth: published.workingDaysByMonth },
    });
    const calendar = createCalendar('read', { 2025: read.data });
    for (let month = 1; month <= 12; month += 1)
      for (let day = 1; day <= 28; day += 1) {
        const date = `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect(isWorkingDay(calendar, date), date).toBe(isWorkingDay(russianCalendar, date));
        expect(dayGrounds(calendar, date), date).toEqual(dayGrounds(russianCalendar, date));
      }
  });

  test.each([
    ['is no calendar', { hello: 1 }, ['Файл не похож на производственный календарь: нужен JSON одного года.']],
    [
      'counts other totals than it lists',
      own({ workingDays: 246 }),
      ['Рабочих дней по датам файла 247, а в его итоге 246.'],
    ],
    ['has a date of another year', own({ shortDays: ['2024-03-07'] }), ['Дата «2024-03-07» — не день 2025 года.']],
    [
      'works on a public holiday',
      own({
        nonWorking: published.nonWorking.filter((day) => day !== '2025-05-01'),
        workingDays: 248,
        workingDaysByMonth: undefined,
      }),
      ['01.05.2025 — праздник по ст. 112 ТК РФ, а в файле рабочий день.'],
    ],
    [
      'names a weekday as a worked weekend',
      own({ workingWeekends: ['2025-11-05'] }),
      ['05.11.2025 — будний день, а указан рабочим выходным.'],
    ],
  ])('that %s is refused in words', (_, content, problems) => {
    expect(readCalendarFile(content, decree)).toEqual({ ok: false, problems });
  });
});
