import type { IsoDate } from '../registry/types.ts';
import calendarFile from './calendar.json' with { type: 'json' };

/** One year of the production calendar of a five-day week. */
export type CalendarYear = {
  /** Weekdays that are days off. */
  nonWorking: ReadonlySet<IsoDate>;
  /** Saturdays and Sundays that are worked. */
  workingWeekends: ReadonlySet<IsoDate>;
  /** Working days one hour shorter (Labour Code, article 95). */
  shortDays: ReadonlySet<IsoDate>;
  /** Public holidays of the Labour Code, article 112, whatever weekday they fall on. */
  publicHolidays: ReadonlySet<IsoDate>;
  /** The government's decree on days off of this year. */
  decree: CalendarDecree;
  /** What moved a day off: keyed by the day that became one. */
  movedTo: ReadonlyMap<IsoDate, { from: IsoDate; by: 'decree' | 'article-112' }>;
};

export type CalendarDecree = { number: string; date: IsoDate; title: string };

/** Which days are worked, by year. `version` is kept with what was computed from it. */
export type ProductionCalendar = { version: string; years: ReadonlyMap<number, CalendarYear> };

/** A date lies in a year that the calendar doesn't cover. Never "no holidays": a deadline would silently be wrong. */
export class CalendarYearMissing extends Error {
  readonly tag = 'CalendarYearMissing';
  readonly year: number;
  readonly calendarVersion: string;
  constructor(year: number, calendarVersion: string) {
    super(`production calendar ${calendarVersion} does not cover ${year}`);
    this.name = 'CalendarYearMissing';
    this.year = year;
    this.calendarVersion = calendarVersion;
  }
}

/** A year as its file holds it. A transfer is the day whose day off it was, and the day that became one. */
export type CalendarYearData = {
  nonWorking: string[];
  workingWeekends: string[];
  shortDays: string[];
  publicHolidays: string[];
  decree: CalendarDecree;
  transfersDecree: string[][];
  transfersArt112: string[][];
};

const movesOf = (pairs: string[][], by: 'decree' | 'article-112') =>
  pairs.flatMap(([from, to]): [IsoDate, { from: IsoDate; by: 'decree' | 'article-112' }][] =>
    from === undefined || to === undefined ? [] : [[to, { from, by }]],
  );

const yearOf = (data: CalendarYearData): CalendarYear => ({
  nonWorking: new Set(data.nonWorking),
  workingWeekends: new Set(data.workingWeekends),
  shortDays: new Set(data.shortDays),
  publicHolidays: new Set(data.publicHolidays),
  decree: data.decree,
  movedTo: new Map([...movesOf(data.transfersDecree, 'decree'), ...movesOf(data.transfersArt112, 'article-112')]),
});

/** Builds a calendar from data by year, as `calendar.json` holds them. */
export function createCalendar(version: string, years: Record<string, CalendarYearData>): ProductionCalendar {
  const entries = Object.entries(years).map(([year, data]): [number, CalendarYear] => [Number(year), yearOf(data)]);
  return { version, years: new Map(entries) };
}

/** The calendar with a revision of one year, which its version then names: `ru-2022-2027+2028.1`. */
export const withCalendarYear = (
  calendar: ProductionCalendar,
  { year, revision, data }: { year: number; revision: number; data: CalendarYearData },
): ProductionCalendar => ({
  version: `${calendar.version}+${year}.${revision}`,
  years: new Map([...calendar.years, [year, yearOf(data)]]),
});

const { _about, ...coveredYears } = calendarFile;

/** Russia, 2022–2027, by the government's decrees on days off; regional holidays are left out. */
export const russianCalendar = createCalendar('ru-2022-2027', coveredYears);

/** Zone of the calendar's dates and of the regulation's working hours (1.3, «МСК»). */
export const moscowZone: string = _about.zone;

/** The calendar's year of a date. Throws `CalendarYearMissing`. */
export function calendarYear(calendar: ProductionCalendar, date: IsoDate): CalendarYear {
  const year = Number(date.slice(0, 4));
  const found = calendar.years.get(year);
  if (found === undefined) throw new CalendarYearMissing(year, calendar.version);
  return found;
}

/** Every date of a year, in order. */
export function daysOfYear(year: number): IsoDate[] {
  const first = `${year}-01-01`;
  const count = calendarDaysBetween(first, `${year + 1}-01-01`);
  return Array.from({ length: count }, (_, index) => addCalendarDays(first, index));
}

/** How many days of each month of a year are worked. Throws `CalendarYearMissing`. */
export function workingDaysByMonth(calendar: ProductionCalendar, year: number): number[] {
  const counts = Array.from({ length: 12 }, () => 0);
  for (const day of daysOfYear(year))
    if (isWorkingDay(calendar, day))
      counts[Number(day.slice(5, 7)) - 1] = (counts[Number(day.slice(5, 7)) - 1] ?? 0) + 1;
  return counts;
}

/** From November on: that the next year can't be reckoned yet; null while nothing is missing. */
export function missingYearWarning(calendar: ProductionCalendar, today: IsoDate): string | null {
  const next = Number(today.slice(0, 4)) + 1;
  if (Number(today.slice(5, 7)) < 11 || calendar.years.has(next)) return null;
  return `Нет производственного календаря на ${next} год: сроки, которые в него попадают, не посчитать. Загрузите его на странице «Календарь».`;
}

/** Throws `CalendarYearMissing`. */
export function isWorkingDay(calendar: ProductionCalendar, date: IsoDate): boolean {
  const year = calendarYear(calendar, date);
  if (isWeekendDay(date)) return year.workingWeekends.has(date);
  return !year.nonWorking.has(date);
}

/** Why a day is worked or not, with what says so. */
export type DayGrounds =
  | { worked: true; kind: 'weekday' }
  | { worked: true; kind: 'worked-weekend'; decree: CalendarDecree }
  | { worked: false; kind: 'weekend' }
  | { worked: false; kind: 'public-holiday' }
  | { worked: false; kind: 'moved-by-article-112'; from: IsoDate }
  | { worked: false; kind: 'moved-by-decree'; from: IsoDate; decree: CalendarDecree };

/** Why a day is worked or not. Throws `CalendarYearMissing`. */
export function dayGrounds(calendar: ProductionCalendar, date: IsoDate): DayGrounds {
  const { decree, movedTo, publicHolidays } = calendarYear(calendar, date);
  const isWeekend = isWeekendDay(date);
  if (isWorkingDay(calendar, date))
    return isWeekend ? { worked: true, kind: 'worked-weekend', decree } : { worked: true, kind: 'weekday' };
  if (publicHolidays.has(date)) return { worked: false, kind: 'public-holiday' };
  const moved = movedTo.get(date);
  if (moved?.by === 'decree') return { worked: false, kind: 'moved-by-decree', from: moved.from, decree };
  if (moved) return { worked: false, kind: 'moved-by-article-112', from: moved.from };
  return { worked: false, kind: 'weekend' };
}

// Dates are reckoned as days of UTC, where all are equally long: judging a year of tickets asks for millions of them.
const dayLength = 86_400_000;

/** The date `days` calendar days later, or earlier for negative `days`. */
export const addCalendarDays = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(date) + days * dayLength).toISOString().slice(0, 10);

/** Calendar days from one date to another: 0 for the same day, negative if `to` is earlier. */
export const calendarDaysBetween = (from: IsoDate, to: IsoDate): number =>
  (Date.parse(to) - Date.parse(from)) / dayLength;

const isWeekendDay = (date: IsoDate): boolean => new Date(date).getUTCDay() % 6 === 0;

/** The date itself if it is worked, else the next one that is. Throws `CalendarYearMissing`. */
export function workingDayOnOrAfter(calendar: ProductionCalendar, date: IsoDate): IsoDate {
  let day = date;
  while (!isWorkingDay(calendar, day)) day = addCalendarDays(day, 1);
  return day;
}

/** The first working day after a date. Throws `CalendarYearMissing`. */
export const nextWorkingDay = (calendar: ProductionCalendar, date: IsoDate): IsoDate =>
  workingDayOnOrAfter(calendar, addCalendarDays(date, 1));

/**
 * The n-th working day (from 1) of a month `YYYY-MM`; 4.1.14 counts them.
 * Throws `CalendarYearMissing`, and `RangeError` if the month has fewer.
 */
export function nthWorkingDayOfMonth(calendar: ProductionCalendar, month: string, n: number): IsoDate {
  let day = workingDayOnOrAfter(calendar, `${month}-01`);
  for (let count = 1; count < n; count += 1) day = nextWorkingDay(calendar, day);
  if (n < 1 || !day.startsWith(month)) throw new RangeError(`${month} has no working day number ${n}`);
  return day;
}
