import type { Certificate, IsoDate } from '../registry/types.ts';

export const certificateConditions = ['valid', 'expiring', 'not-yet-valid', 'expired', 'revoked'] as const;
/** What a certificate is on a day: its state in the registry, and where its term stands. */
export type CertificateCondition = (typeof certificateConditions)[number];

/** So long before the end a certificate counts as ending: a renewal takes a month with the documents. */
export const expiringDays = 30;

export const certificateConditionLabels: Readonly<Record<CertificateCondition, string>> = {
  valid: 'Действует',
  expiring: 'Истекает',
  'not-yet-valid': 'Ещё не действует',
  expired: 'Истёк',
  revoked: 'Отозван',
};

/** `soon`: the Moscow date `expiringDays` after today. */
export function certificateCondition(
  { state, validFrom, validUntil }: Pick<Certificate, 'state' | 'validFrom' | 'validUntil'>,
  { today, soon }: { today: IsoDate; soon: IsoDate },
): CertificateCondition {
  if (state === 'revoked') return 'revoked';
  if (validUntil < today) return 'expired';
  if (validFrom > today) return 'not-yet-valid';
  return validUntil <= soon ? 'expiring' : 'valid';
}
