import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { IsoDate } from '../registry/types.ts';
import { formatDate } from '../wording/format.ts';
import {
  type CalendarDecree,
  type CalendarYearData,
  createCalendar,
  daysOfYear,
  isWorkingDay,
  workingDaysByMonth,
} from './calendar.ts';

const date = z.iso.date();
const pair = z.tuple([date, date]);
/** A year as `calendar.json` holds it. `workingDays…` are what the publisher counted: they are checked, not used. */
const ownYear = z.object({
  year: z.number().int(),
  nonWorking: z.array(date),
  workingWeekends: z.array(date),
  shortDays: z.array(date),
  publicHolidays: z.array(date),
  transfersDecree: z.array(pair).default([]),
  transfersArt112: z.array(pair).default([]),
  workingDays: z.number().int(),
  workingDaysByMonth: z.array(z.number().int()).length(12).optional(),
});
/** The widespread open form: days off by month, `*` for a shortened working day, `+` for a day off that was moved there. */
const openYear = z.object({
  year: z.number().int(),
  months: z.array(z.object({ month: z.number().int().min(1).max(12), days: z.string() })).length(12),
  transitions: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
  statistic: z.object({ workdays: z.number().int() }),
});

export type CalendarTotals = { workingDays: number; workingDaysByMonth: number[] };
/** A year read from a file; with problems it can't be loaded. */
export type CalendarFile =
  | { ok: true; year: number; data: CalendarYearData; totals: CalendarTotals }
  | { ok: false; problems: string[] };

/** Days that the Labour Code, article 112, makes public holidays. */
const holidays112 = [
  ...Array.from({ length: 8 }, (_, index) => `01-0${index + 1}`),
  '02-23',
  '03-08',
  '05-01',
  '05-09',
  '06-12',
  '11-04',
];

type Reading = {
  year: number;
  data: CalendarYearData;
  declared: { workingDays: number; byMonth?: number[] | undefined };
};

/**
 * Reads a year of the production calendar from a file, in the product's own form or in the open one, and checks it: every
 * date in its year and of its kind, every public holiday a day off, and the totals that the file itself declares.
 * Problems are in Russian, for whoever loads the file.
 */
export function readCalendarFile(content: unknown, decree: CalendarDecree): CalendarFile {
  const reading = readOwn(content, decree) ?? readOpen(content, decree);
  if (reading === null)
    return { ok: false, problems: ['Файл не похож на производственный календарь: нужен JSON одного года.'] };
  const { year, data, declared } = reading;
  const problems = [...datesOf(year, data), ...kindsOf(data)];
  if (problems.length > 0) return { ok: false, problems };
  const totals = totalsOf(year, data);
  const wrong = [...holidaysOf(year, data), ...mismatches(totals, declared)];
  return wrong.length > 0 ? { ok: false, problems: wrong } : { ok: true, year, data, totals };
}

function readOwn(content: unknown, decree: CalendarDecree): Reading | null {
  const parsed = ownYear.safeParse(content);
  if (!parsed.success) return null;
  const { year, workingDays, workingDaysByMonth, ...data } = parsed.data;
  return { year, data: { ...data, decree }, declared: { workingDays, byMonth: workingDaysByMonth } };
}

function readOpen(content: unknown, decree: CalendarDecree): Reading | null {
  const parsed = openYear.safeParse(content);
  if (!parsed.success) return null;
  const { year, months, transitions, statistic } = parsed.data;
  const listed = months.flatMap(({ month, days }) =>
    days
      .split(',')
      .map((day) => day.trim())
      .filter((day) => day !== '')
      .map((day) => ({ date: dateOf(year, month, Number.parseInt(day, 10)), short: day.endsWith('*') })),
  );
  const off = new Set(listed.filter(({ short }) => !short).map((day) => day.date));
  const moved = transitions.map(({ from, to }): string[] => [monthDay(year, from), monthDay(year, to)]);
  const holidays = holidays112.map((day) => `${year}-${day}`);
  const data: CalendarYearData = {
    nonWorking: [...off].filter((day) => !isWeekend(day)),
    workingWeekends: daysOfYear(year).filter((day) => isWeekend(day) && !off.has(day)),
    shortDays: listed.filter(({ short }) => short).map((day) => day.date),
    publicHolidays: holidays,
    decree,
    transfersDecree: moved,
    transfersArt112: movedByLaw(year, off, moved),
  };
  return { year, data, declared: { workingDays: statistic.workdays } };
}

/** Weekdays off that are neither a holiday nor moved by the decree were moved by article 112 from the holiday before. */
function movedByLaw(year: number, off: ReadonlySet<IsoDate>, moved: string[][]): string[][] {
  const explained = new Set([...moved.map(([, to]) => to), ...holidays112.map((day) => `${year}-${day}`)]);
  return [...off]
    .filter((day) => !isWeekend(day) && !explained.has(day))
    .map((day) => {
      const holiday = holidays112.map((one) => `${year}-${one}`).filter((one) => one < day && isWeekend(one));
      return [holiday.at(-1) ?? day, day];
    });
}

const dateOf = (year: number, month: number, day: number): IsoDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
/** `05.10` is the tenth of May. */
const monthDay = (year: number, text: string): IsoDate => {
  const [month = 0, day = 0] = text.split('.').map(Number);
  return dateOf(year, month, day);
};

const isDate = (text: string): boolean => date.safeParse(text).success;
const isWeekend = (day: IsoDate): boolean => isDate(day) && Temporal.PlainDate.from(day).dayOfWeek >= 6;

const datesOf = (year: number, data: CalendarYearData): string[] =>
  [...data.nonWorking, ...data.workingWeekends, ...data.shortDays, ...data.publicHolidays]
    .filter((day) => !isDate(day) || !day.startsWith(`${year}-`))
    .map((day) => `Дата «${day}» — не день ${year} года.`);

const kindsOf = ({ nonWorking, workingWeekends, shortDays }: CalendarYearData): string[] => [
  ...nonWorking.filter(isWeekend).map((day) => `${formatDate(day)} — и так выходной, а указан нерабочим будним днём.`),
  ...workingWeekends
    .filter((day) => !isWeekend(day))
    .map((day) => `${formatDate(day)} — будний день, а указан рабочим выходным.`),
  ...shortDays
    .filter((day) => nonWorking.includes(day))
    .map((day) => `${formatDate(day)} — указан и сокращённым, и нерабочим.`),
];

const calendarOf = (year: number, data: CalendarYearData) => createCalendar('checked', { [year]: data });

const holidaysOf = (year: number, data: CalendarYearData): string[] =>
  holidays112
    .map((day) => `${year}-${day}`)
    .filter((day) => isWorkingDay(calendarOf(year, data), day))
    .map((day) => `${formatDate(day)} — праздник по ст. 112 ТК РФ, а в файле рабочий день.`);

function totalsOf(year: number, data: CalendarYearData): CalendarTotals {
  const byMonth = workingDaysByMonth(calendarOf(year, data), year);
  return { workingDays: byMonth.reduce((sum, count) => sum + count, 0), workingDaysByMonth: byMonth };
}

function mismatches(totals: CalendarTotals, declared: Reading['declared']): string[] {
  const whole =
    totals.workingDays === declared.workingDays
      ? []
      : [`Рабочих дней по датам файла ${totals.workingDays}, а в его итоге ${declared.workingDays}.`];
  const months = (declared.byMonth ?? []).flatMap((count, month) => {
    const counted = totals.workingDaysByMonth[month] ?? 0;
    return counted === count ? [] : [`Месяц ${month + 1}: рабочих дней по датам ${counted}, а в итоге файла ${count}.`];
  });
  return [...whole, ...months];
}
