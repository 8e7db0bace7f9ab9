import type { IsoDate, IsoInstant } from '../registry/types.ts';
import type { Decision, Verdict } from '../regulation/types.ts';
import type { ProductionCalendar } from '../working-time/calendar.ts';
import { addWorkingHours, openingOnOrAfter, type WorkingTimeSettings } from '../working-time/deadlines.ts';
import { compareInstants } from '../working-time/instants.ts';

/** The term of 1.3 while it runs. */
export type Clock = { startsAt: IsoInstant; dueAt: IsoInstant };

/** When each item's clock started, in the order of the items; null while it doesn't run. */
export type ItemStarts = readonly (IsoInstant | null)[];

export type ClockStep = {
  /** In the order of the items, as the thread stands with the mail in hand. */
  decisions: readonly Pick<Decision, 'verdict' | 'notBefore'>[];
  /** Receipt of the mail in hand, or the moment of a correction. */
  receivedAt: IsoInstant;
  calendar: ProductionCalendar;
  settings: WorkingTimeSettings;
};

/**
 * Start of one item's clock after a judgement. A running clock keeps its start; `request-data` stops it, and what
 * completes the data starts it anew; a `wait` starts at the opening of the first working day on or after its date.
 * Throws `CalendarYearMissing`.
 */
export function itemStart(
  previous: IsoInstant | null,
  { verdict, notBefore }: { verdict: Verdict; notBefore: IsoDate | null },
  { receivedAt, calendar, settings }: Pick<ClockStep, 'receivedAt' | 'calendar' | 'settings'>,
): IsoInstant | null {
  if (verdict === 'request-data') return null;
  if (verdict === 'wait' && notBefore !== null) return openingOnOrAfter(calendar, settings, notBefore);
  // A start that still lies ahead is that of a wait which this judgement has ended: nothing has run yet.
  const running = previous !== null && compareInstants(previous, receivedAt) <= 0;
  return running ? previous : receivedAt;
}

/** Starts of all items after a judgement; an item that is new to the thread has no earlier start. */
export const advanceItemStarts = (previous: ItemStarts, step: ClockStep): (IsoInstant | null)[] =>
  step.decisions.map((decision, index) => itemStart(previous[index] ?? null, decision, step));

/** The ticket's clock: it runs if any item's does, from the earliest start. Throws `CalendarYearMissing`. */
export function clockOf(
  itemStarts: ItemStarts,
  { calendar, settings }: Pick<ClockStep, 'calendar' | 'settings'>,
): Clock | null {
  const [startsAt] = itemStarts.filter((start) => start !== null).sort(compareInstants);
  if (startsAt === undefined) return null;
  return { startsAt, dueAt: addWorkingHours(calendar, settings, startsAt, settings.termHours) };
}

/** What a mail or a correction makes of a ticket's clock: the starts of its items, and the clock that follows. */
export function advanceClock(
  previous: ItemStarts,
  step: ClockStep,
): { itemStarts: (IsoInstant | null)[]; clock: Clock | null } {
  const itemStarts = advanceItemStarts(previous, step);
  return { itemStarts, clock: clockOf(itemStarts, step) };
}
