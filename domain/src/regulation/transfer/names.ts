import type { Registry } from '../../registry/registry.ts';
import type { Partner } from '../../registry/types.ts';
import { sameName } from '../../requisites/names.ts';
import { quoted } from '../wording.ts';

/** How a name in a mail or letter goes with the ИНН beside it (reading 13). */
export type NameMatch = 'same' | 'differs' | 'belongs-to-another';

/** What the registry calls a subscriber stands in his record and in his applications. */
export function matchSubscriberName(name: string, inn: string, registry: Registry): NameMatch {
  const known = [
    ...registry.subscribersByInn(inn).map((s) => s.name),
    ...registry.applicationsByInn(inn).map((a) => a.subscriberName),
  ];
  if (known.some((own) => sameName(own, name))) return 'same';
  const bearers = registry.subscribersByName(name).length + registry.applicationsByName(name).length;
  return bearers > 0 ? 'belongs-to-another' : 'differs';
}

export function matchPartnerName(name: string, partner: Partner, registry: Registry): NameMatch {
  if (registry.partnersByInn(partner.inn).some((own) => sameName(own.name, name))) return 'same';
  return registry.partnersByName(name).length > 0 ? 'belongs-to-another' : 'differs';
}

export const anothersName = (whose: 'абонента' | 'партнёра', name: string, inn: string): string =>
  `Наименование ${whose} ${quoted(name)} принадлежит другому ИНН, а не ${inn}: данные противоречат друг другу.`;
