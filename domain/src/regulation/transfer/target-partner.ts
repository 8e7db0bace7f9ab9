import type { Registry } from '../../registry/registry.ts';
import type { Partner } from '../../registry/types.ts';
import type { RequestedItem } from '../../requests/types.ts';
import { isValidInn } from '../../requisites/inn.ts';

export type TargetFields = Pick<RequestedItem, 'targetPartnerInn' | 'targetPartnerLogin' | 'targetPartnerName'>;

export type TargetPartner = {
  partner: Partner | null;
  /** Several partners hold the stated ИНН and the login doesn't tell them apart. */
  ambiguous: boolean;
};

/**
 * The partner that a mail names: by ИНН, or, where the mail has none, by the exact login (reading 13). An ИНН that is
 * wrong or unknown resolves to nobody, whatever the login says.
 */
export function resolveTarget(item: TargetFields, registry: Registry): TargetPartner {
  const { targetPartnerInn: inn, targetPartnerLogin: login } = item;
  if (inn === null) return { partner: login === null ? null : registry.partnerByLogin(login), ambiguous: false };
  if (!isValidInn(inn)) return { partner: null, ambiguous: false };
  const candidates = registry.partnersByInn(inn);
  if (candidates.length < 2) return { partner: candidates[0] ?? null, ambiguous: false };
  const byLogin = candidates.filter((partner) => login !== null && partner.logins.includes(login));
  return { partner: byLogin[0] ?? candidates[0] ?? null, ambiguous: byLogin.length !== 1 };
}
