import { Temporal } from 'temporal-polyfill';
import type { IsoDate, IsoInstant } from '../registry/types.ts';
import { moscowZone } from './calendar.ts';

/** The calendar date in Moscow at an instant; any offset is read. */
export const moscowDateOf = (instant: IsoInstant): IsoDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(moscowZone).toPlainDate().toString();

/** The instant as Moscow clocks show it: `2026-03-17T09:12:40+03:00`, to the second. */
export const moscowTimeOf = (instant: IsoInstant): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(moscowZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });

/** Negative, zero or positive as `a` is earlier than, equal to or later than `b`, whatever their offsets. */
export const compareInstants = (a: IsoInstant, b: IsoInstant): number =>
  Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));

/** One form for all instants: UTC with `Z`, so that they compare as strings where their precision is the same. */
export const toIsoInstant = (instant: Temporal.Instant): IsoInstant => instant.toString();

/** Milliseconds of the epoch, for reckoning. */
export const milliseconds = (instant: IsoInstant): number => Temporal.Instant.from(instant).epochMilliseconds;
export const fromMilliseconds = (value: number): IsoInstant =>
  toIsoInstant(Temporal.Instant.fromEpochMilliseconds(value));

/** The first moment of a Moscow day. */
export const moscowMidnight = (date: IsoDate): IsoInstant =>
  toIsoInstant(Temporal.PlainDate.from(date).toZonedDateTime(moscowZone).toInstant());
