import type { IsoDate } from '../registry/types.ts';
import type { ClockSetting } from '../tickets/clock.ts';
import { stretchesOf } from '../working-time/deadlines.ts';

/** Tickets that somebody settled on a day of Moscow. */
export type DayCount = { date: IsoDate; count: number };

/**
 * Tickets per working hour, over the days on which anything was settled; null without any. What was settled on days off
 * counts to the hours of none. Throws `CalendarYearMissing`.
 */
export function usualPerHour(days: readonly DayCount[], { calendar, settings }: ClockSetting): number | null {
  const worked = days.map(({ date, count }) => ({
    count,
    hours: stretchesOf(calendar, settings, date).reduce((sum, { start, end }) => sum + (end - start) / 3_600_000, 0),
  }));
  const hours = worked.reduce((sum, day) => sum + day.hours, 0);
  return hours === 0 ? null : worked.reduce((sum, day) => sum + day.count, 0) / hours;
}

/** The middle one, or the mean of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
