import { type CalendarYearData, type ProductionCalendar, russianCalendar, withCalendarYear } from '@perenos/domain';
import type { EntityManager } from '../database.ts';

type Revision = { year: number; revision: number; data: CalendarYearData };

/** The calendar as it is now: the product's years, with those loaded here in place of them or beside them. */
export async function loadCalendar(em: EntityManager): Promise<ProductionCalendar> {
  const newest = new Map((await revisions(em)).map((row) => [row.year, row]));
  return [...newest.values()].reduce(withCalendarYear, russianCalendar);
}

/** The calendar of an earlier day, by the version that was kept with what was computed; null if there was never such. */
export async function loadCalendarVersion(em: EntityManager, version: string): Promise<ProductionCalendar | null> {
  const [base, ...names] = version.split('+');
  if (base !== russianCalendar.version) return null;
  const named = (await revisions(em)).filter(({ year, revision }) => names.includes(`${year}.${revision}`));
  return named.length === names.length ? named.reduce(withCalendarYear, russianCalendar) : null;
}

/** Not by entities: it is asked for while a unit of work is being flushed. */
const revisions = (em: EntityManager): Promise<Revision[]> =>
  em.execute(`select year, revision, data from calendar_year_revision order by year, revision`);
