import { Temporal } from 'temporal-polyfill';
import type { IsoDate, IsoInstant } from '../registry/types.ts';
import {
  addCalendarDays,
  calendarYear,
  isWorkingDay,
  type ProductionCalendar,
  workingDayOnOrAfter,
} from './calendar.ts';
import { fromMilliseconds, milliseconds, toIsoInstant } from './instants.ts';

/** Local times are `HH:MM` in `zone`. */
export type WorkingTimeSettings = {
  opens: string;
  closes: string;
  /** The term of 1.3, in working hours. */
  termHours: number;
  zone: string;
  /** A break that isn't counted; null: the desk works through. */
  lunchBreak: { from: string; to: string } | null;
  /** Whether the calendar's shortened days close one hour earlier (Labour Code, article 95). */
  shortDays: boolean;
};

/** 1.3: «Запросы обрабатываются по графику 5/2 с 8:30 по 17:30 МСК», in reading 16. */
export const defaultWorkingTime: WorkingTimeSettings = {
  opens: '08:30',
  closes: '17:30',
  termHours: 8,
  zone: 'Europe/Moscow',
  lunchBreak: null,
  shortDays: false,
};

/** A stretch of counted time in milliseconds of the epoch; its end is no longer counted. */
export type Stretch = { start: number; end: number };

const dateAt = (settings: WorkingTimeSettings, instant: number): IsoDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(settings.zone).toPlainDate().toString();

type Days = Map<IsoDate, readonly Stretch[]>;
/** What was reckoned before: a calendar and settings never change, and the same days are asked for over and over. */
const reckoned = new WeakMap<ProductionCalendar, WeakMap<WorkingTimeSettings, Days>>();

function daysOf(calendar: ProductionCalendar, settings: WorkingTimeSettings): Days {
  const ofCalendar = reckoned.get(calendar) ?? new WeakMap<WorkingTimeSettings, Days>();
  const days = ofCalendar.get(settings) ?? new Map();
  reckoned.set(calendar, ofCalendar.set(settings, days));
  return days;
}

/** The counted stretches of one day, in order; none on a day off. Throws `CalendarYearMissing`. */
export function stretchesOf(
  calendar: ProductionCalendar,
  settings: WorkingTimeSettings,
  date: IsoDate,
): readonly Stretch[] {
  const days = daysOf(calendar, settings);
  const stretches = days.get(date) ?? reckonStretches(calendar, settings, date);
  days.set(date, stretches);
  return stretches;
}

function reckonStretches(calendar: ProductionCalendar, settings: WorkingTimeSettings, date: IsoDate): Stretch[] {
  if (!isWorkingDay(calendar, date)) return [];
  const at = (time: Temporal.PlainTime): number =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: settings.zone, plainTime: time }).epochMilliseconds;
  const opens = Temporal.PlainTime.from(settings.opens);
  const shorter = settings.shortDays && calendarYear(calendar, date).shortDays.has(date) ? 1 : 0;
  const closes = Temporal.PlainTime.from(settings.closes).subtract({ hours: shorter });
  if (settings.lunchBreak === null) return [{ start: at(opens), end: at(closes) }];
  const from = Temporal.PlainTime.from(settings.lunchBreak.from);
  const to = Temporal.PlainTime.from(settings.lunchBreak.to);
  return [
    { start: at(opens), end: at(from) },
    { start: at(to), end: at(closes) },
  ];
}

/** Counted stretches from an instant on, the first one cut to begin no earlier. Ends only with the calendar's years. */
function* stretchesFrom(
  calendar: ProductionCalendar,
  settings: WorkingTimeSettings,
  instant: number,
): Generator<Stretch> {
  for (let date = dateAt(settings, instant); ; date = addCalendarDays(date, 1))
    for (const { start, end } of stretchesOf(calendar, settings, date))
      if (end > instant) yield { start: Math.max(start, instant), end };
}

/**
 * The instant after `hours` working hours. A start outside working hours counts from the next opening; what falls due
 * at the closing minute stays on that day (reading 16). Throws `CalendarYearMissing`.
 */
export function addWorkingHours(
  calendar: ProductionCalendar,
  settings: WorkingTimeSettings,
  instant: IsoInstant,
  hours: number,
): IsoInstant {
  let left = Math.round(hours * 3_600_000);
  for (const { start, end } of stretchesFrom(calendar, settings, milliseconds(instant))) {
    if (left <= end - start) return fromMilliseconds(start + left);
    left -= end - start;
  }
  throw new RangeError('working time has no end');
}

/** Counted seconds between two instants; negative if `to` is earlier. Throws `CalendarYearMissing`. */
export function workingTimeBetween(
  calendar: ProductionCalendar,
  settings: WorkingTimeSettings,
  from: IsoInstant,
  to: IsoInstant,
): number {
  const [start, end] = [milliseconds(from), milliseconds(to)];
  if (end < start) return 0 - workingTimeBetween(calendar, settings, to, from);
  let counted = 0;
  const lastDay = dateAt(settings, end);
  for (let date = dateAt(settings, start); date <= lastDay; date = addCalendarDays(date, 1))
    for (const stretch of stretchesOf(calendar, settings, date))
      counted += Math.max(0, Math.min(stretch.end, end) - Math.max(stretch.start, start));
  return counted / 1000;
}

/** The opening of the first working day on or after a date: where the clock of a `wait` starts. Throws `CalendarYearMissing`. */
export function openingOnOrAfter(
  calendar: ProductionCalendar,
  settings: WorkingTimeSettings,
  date: IsoDate,
): IsoInstant {
  const day = Temporal.PlainDate.from(workingDayOnOrAfter(calendar, date));
  return toIsoInstant(day.toZonedDateTime({ timeZone: settings.zone, plainTime: settings.opens }).toInstant());
}
