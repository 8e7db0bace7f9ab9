import type { IsoInstant } from '../registry/types.ts';
import type { ClockSetting } from '../tickets/clock.ts';
import { workingTimeBetween } from '../working-time/deadlines.ts';
import { compareInstants } from '../working-time/instants.ts';

/** What a breach of the term of 1.3 is put down to. */
export const breachCauses = ['reopened', 'never-taken', 'taken-late', 'long-in-work'] as const;
export type BreachCause = (typeof breachCauses)[number];

export const breachCauseLabels: Readonly<Record<BreachCause, string>> = {
  reopened: 'Возвращено в работу',
  'never-taken': 'Никто не взял',
  'taken-late': 'Взято поздно',
  'long-in-work': 'Долго в работе',
};

export const breachCauseTexts: Readonly<Record<BreachCause, string>> = {
  reopened: 'закрытое обращение возвращалось в работу',
  'never-taken': 'до срока и после него обращение никто не взял',
  'taken-late': 'к моменту, когда обращение взяли, прошла половина срока или больше',
  'long-in-work': 'обращение взяли вовремя, но не успели',
};

/** A ticket's course as far as the cause of a breach goes. */
export type BreachFacts = {
  /** The start of the term; null: no term ran, and none could be breached. */
  startsAt: IsoInstant | null;
  /** The first act of a person: taken, handed to somebody, or decided right away. null: nobody has touched it. */
  takenAt: IsoInstant | null;
  /** It was settled and came back to work. */
  reopened: boolean;
};

/**
 * What a breach of this ticket's term, if there is one, is put down to: the first that applies, in the order of
 * `breachCauses`. Taken late: half of the term (working time) or more had passed by then. Throws `CalendarYearMissing`.
 */
export function breachCause(
  { startsAt, takenAt, reopened }: BreachFacts,
  { calendar, settings }: ClockSetting,
): BreachCause | null {
  if (startsAt === null) return null;
  if (reopened) return 'reopened';
  if (takenAt === null) return 'never-taken';
  if (compareInstants(takenAt, startsAt) <= 0) return 'long-in-work';
  const untaken = workingTimeBetween(calendar, settings, startsAt, takenAt);
  return untaken >= settings.termHours * 1_800 ? 'taken-late' : 'long-in-work';
}
