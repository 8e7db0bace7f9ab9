import type { Debt, IsoDate, Partner } from '../registry/types.ts';
import { calendarDaysBetween, nextWorkingDay, type ProductionCalendar } from '../working-time/calendar.ts';
import type { BlockingTerms } from './terms.ts';

export const debtStates = ['overdue', 'due', 'paid'] as const;
export type DebtState = (typeof debtStates)[number];

/** A debt on a day: paid by its end, past its due date, or still in time. The due date itself is in time. */
export function debtStateOn({ paidAt, dueDate }: Pick<Debt, 'paidAt' | 'dueDate'>, on: IsoDate): DebtState {
  if (paidAt !== null && paidAt <= on) return 'paid';
  return dueDate < on ? 'overdue' : 'due';
}

/** Calendar days past the due date; 0 for a debt that is not overdue on that day. */
export const overdueDays = (debt: Pick<Debt, 'paidAt' | 'dueDate'>, on: IsoDate): number =>
  debtStateOn(debt, on) === 'overdue' ? calendarDaysBetween(debt.dueDate, on) : 0;

/** The last day on which money for a debt may still be on its way. Throws `CalendarYearMissing`. */
export function graceEndsOn(
  dueDate: IsoDate,
  { graceWorkingDays }: BlockingTerms,
  calendar: ProductionCalendar,
): IsoDate {
  let day = dueDate;
  for (let count = 0; count < graceWorkingDays; count += 1) day = nextWorkingDay(calendar, day);
  return day;
}

/** The debts that restrict a partner by themselves on a day: none where their sum is below the terms' own. */
export function blockingDebts(
  { debts }: Pick<Partner, 'debts'>,
  on: IsoDate,
  terms: BlockingTerms,
  calendar: ProductionCalendar,
): Debt[] {
  const late = debts.filter(
    (debt) => debtStateOn(debt, on) === 'overdue' && graceEndsOn(debt.dueDate, terms, calendar) < on,
  );
  return late.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0) >= terms.minimumKopecks ? late : [];
}
