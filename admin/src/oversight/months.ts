import { moscowDate } from '../lib/dates.ts';

const named = new Intl.DateTimeFormat('ru-RU', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** `2026-11` → «ноябрь 2026 г.». */
export const monthLabel = (month: string): string => named.format(new Date(`${month}-01T00:00:00Z`));

/** The month of a moment in Moscow and those before it, the latest first, as `YYYY-MM`. */
export function lastMonths(now: Date, count: number): string[] {
  const [year = 0, month = 1] = moscowDate(now).split('-').map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** The last `days` Moscow days, today included. */
export const lastDays = (now: Date, days: number): { from: string; to: string } => ({
  from: moscowDate(new Date(now.getTime() - (days - 1) * 86_400_000)),
  to: moscowDate(now),
});
