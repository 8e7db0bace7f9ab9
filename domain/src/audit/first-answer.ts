import type { IsoInstant } from '../registry/types.ts';
import type { ClockSetting } from '../tickets/clock.ts';
import { workingTimeBetween } from '../working-time/deadlines.ts';
import { compareInstants } from '../working-time/instants.ts';

/**
 * Working seconds from the receipt of a ticket's first mail to the first letter to the asker that wasn't taken back,
 * whatever it says: an answer, a refusal or a request for data. It counts from the receipt and not from `startsAt`, for
 * the asker waits for a first word also while his data aren't complete. null: no such letter yet, or he was written to
 * first. Throws `CalendarYearMissing`.
 */
export function firstAnswerSeconds(
  receivedAt: IsoInstant,
  answeredAt: IsoInstant | null,
  { calendar, settings }: ClockSetting,
): number | null {
  if (answeredAt === null || compareInstants(answeredAt, receivedAt) < 0) return null;
  return Math.round(workingTimeBetween(calendar, settings, receivedAt, answeredAt));
}
