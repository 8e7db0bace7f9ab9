import { productNames } from '../../products.ts';
import type { Registry } from '../../registry/registry.ts';
import type { Decision } from '../../regulation/types.ts';
import type { RequestedItem } from '../../requests/types.ts';

export type ReplyItem = { item: RequestedItem; decision: Decision };

/** `ИНН/КПП 7707083893/773601001`, `ИНН 500100732259`. */
export const innAndKpp = (inn: string, kpp: string | null): string =>
  kpp === null ? `ИНН ${inn}` : `ИНН/КПП ${inn}/${kpp}`;

/** The subscriber as the mail names it, with whatever it says. */
export function subscriberWords({
  subscriberName: name,
  subscriberInn: inn,
  subscriberKpp: kpp,
}: RequestedItem): string {
  const numbers = inn === null ? null : innAndKpp(inn, kpp);
  if (name === null) return numbers === null ? 'абонент не назван' : `абонент, ${numbers}`;
  return numbers === null ? name : `${name}, ${numbers}`;
}

/** What an item is about, as a heading: subscriber and product. */
export const itemWords = (item: RequestedItem): string =>
  item.product === null ? subscriberWords(item) : `${subscriberWords(item)} — ${productNames[item.product]}`;

/** The target partner's name as the registry has it, else as the mail has it. */
export const targetWords = ({ item, decision }: ReplyItem, registry: Registry): string =>
  (decision.targetPartnerId === null ? null : registry.partnerById(decision.targetPartnerId)?.name) ??
  item.targetPartnerName ??
  'новый партнёр';
