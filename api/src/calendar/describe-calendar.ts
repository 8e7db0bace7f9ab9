import { CalendarYearRevision, type EntityManager, loadCalendar } from '@perenos/db';
import {
  type CalendarFile,
  calendarYear,
  dayGrounds,
  dayGroundsText,
  daysOfYear,
  missingYearWarning,
  type ProductionCalendar,
  withCalendarYear,
  workingDaysByMonth,
} from '@perenos/domain';
import type { CalendarCheckView, CalendarYearView } from '../contract/calendar.ts';
import { ApiError } from '../http/errors.ts';

const brought = 'Поставлен вместе с программой: сверен с двумя независимыми источниками';

export async function describeCalendar(em: EntityManager, today: string) {
  const calendar = await loadCalendar(em);
  return {
    version: calendar.version,
    years: [...calendar.years.keys()].sort((a, b) => a - b),
    warning: missingYearWarning(calendar, today),
  };
}

/** One year day by day, as it holds now. */
export async function describeYear(em: EntityManager, year: number): Promise<CalendarYearView> {
  const calendar = await loadCalendar(em);
  if (!calendar.years.has(year)) throw new ApiError('not-found', { what: `Календарь ${year} года` });
  const [loaded] = await em.find(CalendarYearRevision, { year }, { orderBy: { revision: 'desc' }, limit: 1 });
  const { decree, shortDays } = calendarYear(calendar, `${year}-01-01`);
  const months = workingDaysByMonth(calendar, year);
  return {
    year,
    workingDays: months.reduce((sum, count) => sum + count, 0),
    workingDaysByMonth: months,
    decree,
    source: loaded?.source ?? brought,
    revision: loaded?.revision ?? null,
    loadedAt: loaded?.loadedAt.toISOString() ?? null,
    loadedBy: loaded?.loadedBy ?? null,
    days: daysOfYear(year).map((date) => {
      const grounds = dayGrounds(calendar, date);
      const short = shortDays.has(date);
      return { date, worked: grounds.worked, short, kind: grounds.kind, text: dayGroundsText(grounds) };
    }),
  };
}

/** What a file would change, without changing anything. */
export async function describeCheck(em: EntityManager, file: CalendarFile): Promise<CalendarCheckView> {
  if (!file.ok) return { year: null, problems: file.problems, totals: null, changes: [] };
  const { year, data, totals } = file;
  const before = await loadCalendar(em);
  const after = withCalendarYear(before, { year, revision: 0, data });
  const changes = before.years.has(year) ? changesBetween(before, after, year) : [];
  return { year, problems: [], totals, changes };
}

const changesBetween = (before: ProductionCalendar, after: ProductionCalendar, year: number) =>
  daysOfYear(year).flatMap((date) => {
    const [was, will] = [dayGrounds(before, date), dayGrounds(after, date)].map(dayGroundsText);
    return was === undefined || will === undefined || was === will ? [] : [{ date, before: was, after: will }];
  });
