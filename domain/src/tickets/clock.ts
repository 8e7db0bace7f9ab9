import type { IsoDate, IsoInstant } from '../registry/types.ts';
import type { Verdict } from '../regulation/types.ts';
import type { ProductionCalendar } from '../working-time/calendar.ts';
import { addWorkingHours, openingOnOrAfter, type WorkingTimeSettings } from '../working-time/deadlines.ts';
import { compareInstants } from '../working-time/instants.ts';

/** The term of 1.3 while it runs. */
export type Clock = { startsAt: IsoInstant; dueAt: IsoInstant };

/** When each item's clock started, in the order of the items; null while it doesn't run. */
export type ItemStarts = readonly (IsoInstant | null)[];

/** What a clock is computed with. */
export type ClockSetting = { calendar: ProductionCalendar; settings: WorkingTimeSettings };

/**
 * Start of one item's clock after a judgement; `receivedAt` is the receipt of the mail in hand, or the moment of a correction. A running clock keeps its start; `request-data` stops it, and what
 * completes the data starts it anew; a `wait` starts at the opening of the first working day on or after its date.
 * Throws `CalendarYearMissing`.
 */
export function itemStart(
  previous: IsoInstant | null,
  { verdict, notBefore }: { verdict: Verdict; notBefore: IsoDate | null },
  { receivedAt, calendar, settings }: ClockSetting & { receivedAt: IsoInstant },
): IsoInstant | null {
  if (verdict === 'request-data') return null;
  if (verdict === 'wait' && notBefore !== null) return openingOnOrAfter(calendar, settings, notBefore);
  // A start that still lies ahead is that of a wait which this judgement has ended: nothing has run yet.
  const running = previous !== null && compareInstants(previous, receivedAt) <= 0;
  return running ? previous : receivedAt;
}

/** The ticket's clock: it runs if any item's does, from the earliest start. Throws `CalendarYearMissing`. */
export function clockOf(itemStarts: ItemStarts, { calendar, settings }: ClockSetting): Clock | null {
  const [startsAt] = itemStarts.filter((start) => start !== null).sort(compareInstants);
  if (startsAt === undefined) return null;
  return { startsAt, dueAt: addWorkingHours(calendar, settings, startsAt, settings.termHours) };
}
