import { addCalendarDays, calendarDaysBetween, moscowDateOf, moscowMidnight } from '@perenos/domain';
import { ApiError } from '../http/errors.ts';

/** Moscow calendar dates, both included. */
export type Period = { from: string; to: string };

/** Days that are looked at where nobody says otherwise. */
const usualDays = 30;
/** More than a year at once says nothing that a year doesn't. */
const longestDays = 400;

/** The period asked for, or the last thirty days. */
export function periodOf(asked: { from?: string | undefined; to?: string | undefined }, now: Date): Period {
  const to = asked.to ?? moscowDateOf(now.toISOString());
  const from = asked.from ?? addCalendarDays(to, 1 - usualDays);
  const days = calendarDaysBetween(from, to);
  if (days < 0) throw new ApiError('invalid-input', { fields: { to: 'Конец периода раньше начала' } });
  if (days > longestDays) throw new ApiError('invalid-input', { fields: { from: 'Период длиннее года' } });
  return { from, to };
}

/** The instants of a period, its end no longer included. */
export const instantsOf = ({ from, to }: Period): { from: Date; to: Date } => ({
  from: new Date(moscowMidnight(from)),
  to: new Date(moscowMidnight(addCalendarDays(to, 1))),
});

/** The whole of a month `YYYY-MM`. */
export function monthPeriod(month: string): Period {
  const from = `${month}-01`;
  return { from, to: addCalendarDays(`${addCalendarDays(from, 31).slice(0, 7)}-01`, -1) };
}

/** The month of a day and those before it, `count` in all, in order. */
export function monthsUntil(day: string, count: number): string[] {
  const months = [day.slice(0, 7)];
  while (months.length < count) months.unshift(addCalendarDays(`${months[0]}-01`, -1).slice(0, 7));
  return months;
}
