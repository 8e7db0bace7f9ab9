import { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../registry/types.ts';

/**
 * Within so many hours of the receipt of the application or the information the registry of certificates must hold the
 * record (63-ФЗ, ст. 14 ч. 7). Hours of the clock, one after another: nights, days off and holidays count.
 */
export const revocationTermHours = 12;

/** Until when the record must be made. */
export const revocationDueAt = (receivedAt: IsoInstant): IsoInstant =>
  Temporal.Instant.from(receivedAt).add({ hours: revocationTermHours }).toString();

/** Whole seconds left; negative: so many seconds late. At the very end of the twelfth hour it is still in time. */
export const revocationSecondsLeft = (dueAt: IsoInstant, now: IsoInstant): number =>
  Math.floor((Temporal.Instant.from(dueAt).epochMilliseconds - Temporal.Instant.from(now).epochMilliseconds) / 1000);

/** How much of the term is left from which on it is urgent, in seconds. */
const urgentSeconds = 2 * 3_600;

export type RevocationClock = { text: string; tone: 'late' | 'soon' | 'calm' };

const words = (seconds: number): string => {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  if (hours > 0) return minutes === 0 ? `${hours} ч` : `${hours} ч ${minutes} мин`;
  return minutes > 0 ? `${minutes} мин ${seconds % 60} с` : `${seconds} с`;
};

/** The countdown in words: «осталось 3 ч 12 мин», in the last hour to the second, «просрочено на 40 мин 5 с». */
export function revocationClock(dueAt: IsoInstant, now: IsoInstant): RevocationClock {
  const left = revocationSecondsLeft(dueAt, now);
  if (left < 0) return { text: `просрочено на ${words(-left)}`, tone: 'late' };
  return { text: `осталось ${words(left)}`, tone: left <= urgentSeconds ? 'soon' : 'calm' };
}
