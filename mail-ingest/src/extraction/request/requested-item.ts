import { type Evidence, type RequestedItem, type RequestField, requestFields, type TicketKind } from '@perenos/domain';
import type { Draft, ProductFound } from '../drafts/draft.ts';
import { isAboutRestriction } from '../kind/kind.ts';
import { isHedged } from '../objections/hedges.ts';
import type { Found } from '../parties/party.ts';
import { placeOf } from '../text/view.ts';
import { targetFields } from './asked-fields.ts';

const evidenceOf = (mailId: string, found: Found | ProductFound): Evidence => ({
  source: 'mail',
  mailId,
  ...placeOf(found.view, found.start, found.end),
});

/** Fields that a ticket of this kind has; all others are null (CHECK, «The financial block»). */
export const fieldsOf = (kind: TicketKind): readonly RequestField[] => {
  if (kind === 'other') return [];
  return isAboutRestriction(kind) ? targetFields : requestFields;
};

/** An item of which nothing is stated. */
export const emptyItem = (): RequestedItem => ({
  product: null,
  subscriberInn: null,
  subscriberKpp: null,
  subscriberName: null,
  targetPartnerName: null,
  targetPartnerInn: null,
  targetPartnerLogin: null,
  doubtful: [],
  evidence: {},
});

/** The item of a draft, each value with where it was read. */
export function itemOf(mailId: string, kind: TicketKind, draft: Draft): RequestedItem {
  const item = emptyItem();
  const values: Record<RequestField, Found | ProductFound | null> = {
    product: draft.product,
    subscriberInn: draft.subscriber.inn,
    subscriberKpp: draft.subscriber.kpp,
    subscriberName: draft.subscriber.name,
    targetPartnerName: draft.target.name,
    targetPartnerInn: draft.target.inn,
    targetPartnerLogin: draft.target.login,
  };
  for (const field of fieldsOf(kind)) {
    const found = values[field];
    if (!found) continue;
    Object.assign(item, { [field]: found.value });
    item.evidence[field] = evidenceOf(mailId, found);
    if (!found.doubtful && !isHedged(found.view, found.start, found.end)) continue;
    item.doubtful.push(field);
    if (found.alternatives?.length) item.alternatives = { ...item.alternatives, [field]: [...found.alternatives] };
  }
  return item;
}

/** Of items that ask for the same the first. */
export const distinctItems = (items: RequestedItem[]): RequestedItem[] => {
  const key = (item: RequestedItem): string =>
    JSON.stringify([
      item.product,
      item.subscriberInn,
      item.subscriberKpp,
      item.subscriberInn === null ? item.subscriberName : null,
      item.targetPartnerInn,
    ]);
  return [...Map.groupBy(items, key).values()].flatMap(([first]) => first ?? []);
};
