import type { IsoDate } from '../registry/types.ts';
import { nextWorkingDay, type ProductionCalendar } from '../working-time/calendar.ts';

/** «Абонент в течение 10 рабочих дней не явился в центр идентификации». */
export const identificationWorkingDays = 10;

/** The last day on which the subscriber may come: the tenth working day after the delegation. Throws `CalendarYearMissing`. */
export function identificationDueOn(calendar: ProductionCalendar, delegatedOn: IsoDate): IsoDate {
  let day = delegatedOn;
  for (let count = 0; count < identificationWorkingDays; count += 1) day = nextWorkingDay(calendar, day);
  return day;
}

/** Nobody came: the last day is over. */
export const isNoShow = (dueOn: IsoDate, today: IsoDate): boolean => today > dueOn;
