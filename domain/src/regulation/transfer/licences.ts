import type { Registry } from '../../registry/registry.ts';
import type { IsoDate, Licence, TariffKind } from '../../registry/types.ts';
import { calendarDaysBetween } from '../../working-time/calendar.ts';

/** A licence in force on the request date. */
export type LicenceInForce = {
  licence: Licence;
  /** null: the catalogue doesn't know the tariff. */
  kind: TariffKind | null;
  /** Reading 1: `validUntil` − request date, in calendar days; 0 on its last day. */
  daysLeft: number;
};

/** Reading 4: these kinds are paid. */
const paidKinds: ReadonlySet<TariffKind | null> = new Set<TariffKind>([
  'paid',
  'representative',
  'representative-client',
  'authorized-center',
  'authorized-center-client',
]);
export const isPaid = (kind: TariffKind | null): boolean => paidKinds.has(kind);

/** Reading 2: `registered`, and the request date lies within its term, both ends included. */
export const isInForce = (licence: Licence, date: IsoDate): boolean =>
  licence.state === 'registered' && licence.validFrom <= date && date <= licence.validUntil;

export const inForceOn = (licences: readonly Licence[], date: IsoDate, registry: Registry): LicenceInForce[] =>
  licences
    .filter((licence) => isInForce(licence, date))
    .map((licence) => ({
      licence,
      kind: registry.tariff(licence.product, licence.tariff)?.kind ?? null,
      daysLeft: calendarDaysBetween(date, licence.validUntil),
    }));

const laterFirst = (a: Licence, b: Licence): number =>
  b.issuedOn.localeCompare(a.issuedOn) ||
  b.validFrom.localeCompare(a.validFrom) ||
  b.validUntil.localeCompare(a.validUntil);

/** Reading 4: the newest, by the day of issue, then of beginning, then of end. */
export const newestLicence = (licences: readonly Licence[]): Licence | null =>
  [...licences].sort(laterFirst)[0] ?? null;

/** Reading 3: registered, but its term begins only after the request date. */
export const beginsLater = (licence: Licence, date: IsoDate): boolean =>
  licence.state === 'registered' && licence.validFrom > date;
