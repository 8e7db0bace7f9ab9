import type { IsoDate } from '../registry/types.ts';

export const extensionKinds = ['cryptopro-csp'] as const;
export type ExtensionKind = (typeof extensionKinds)[number];

/** Расширение of a licence, with a term and a price of its own. */
export type LicenceExtension = {
  id: number;
  licenceId: string;
  kind: ExtensionKind;
  validFrom: IsoDate;
  /** The last day on which it is in force. */
  validUntil: IsoDate;
  costKopecks: number;
};

/** It has no state but that of its dates: it lives in a certificate, and nobody takes it away. */
export const extensionStandings = ['waiting', 'registered', 'expired'] as const;
export type ExtensionStanding = (typeof extensionStandings)[number];

export function extensionStandingOf(
  { validFrom, validUntil }: Pick<LicenceExtension, 'validFrom' | 'validUntil'>,
  today: IsoDate,
): ExtensionStanding {
  if (today < validFrom) return 'waiting';
  return today <= validUntil ? 'registered' : 'expired';
}
