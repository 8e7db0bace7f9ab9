import {
  type ItemField,
  isValidInn,
  itemFields,
  type MailRequest,
  type MissingCode,
  nameKey,
  type RequestedItem,
  type RequestField,
} from '@perenos/domain';
import { askedFields, sameValue, targetFields } from '../request/asked-fields.ts';
import { emptyItem } from '../request/requested-item.ts';

/** The same request, of whose `fields` nobody is sure any more. */
const contested = (request: MailRequest, fields: readonly RequestField[]): MailRequest => ({
  ...request,
  items: request.items.map((item) => ({ ...item, doubtful: [...new Set([...item.doubtful, ...fields])] })),
});

/** Which item a statement of a later mail is about: one, all that share it, or one that it adds. */
type Match = { index: number } | 'all' | 'new';
type Items = readonly RequestedItem[];

/** The only item that fits; null: none does, or nobody knows which. */
function soleOf(items: Items, fits: (item: RequestedItem) => boolean): Match | null {
  const index = items.findIndex(fits);
  return index >= 0 && items.findLastIndex(fits) === index ? { index } : null;
}

const agree = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;
const isNamed = ({ subscriberName }: RequestedItem, name: string | null): boolean =>
  name !== null && subscriberName !== null && nameKey(subscriberName) === nameKey(name);

function matchByInn(items: Items, said: RequestedItem, expected: readonly MissingCode[]): Match {
  const hasInn = (item: RequestedItem): boolean => item.subscriberInn === said.subscriberInn;
  const hasKpp = (item: RequestedItem): boolean => hasInn(item) && agree(said.subscriberKpp, item.subscriberKpp);
  const known =
    soleOf(items, (item) => hasKpp(item) && agree(said.product, item.product)) ??
    soleOf(items, hasKpp) ??
    soleOf(items, hasInn);
  if (known) return known;
  if (items.some(hasInn)) return 'all';
  const isCorrected = expected.some(
    (code) => code === 'subscriber-inn' || code === 'subscriber-inn-invalid' || code === 'subscriber-not-found',
  );
  return (
    soleOf(items, (item) => isNamed(item, said.subscriberName)) ??
    soleOf(items, (item) => item.subscriberInn === null) ??
    soleOf(items, (item) => item.subscriberInn !== null && !isValidInn(item.subscriberInn)) ??
    (items.length === 1 && (isCorrected || said.subscriberName === null) ? { index: 0 } : 'new')
  );
}

const matchByName = (items: Items, name: string): Match =>
  soleOf(items, (item) => isNamed(item, name)) ?? soleOf(items, (item) => item.subscriberName === null) ?? 'all';

const matchByKpp = (items: Items): Match =>
  soleOf(items, (item) => item.subscriberKpp === null && item.subscriberInn?.length === 10) ??
  soleOf(items, (item) => item.subscriberKpp === null) ??
  (items.length === 1 ? { index: 0 } : 'all');

function matchOf(items: Items, said: RequestedItem, expected: readonly MissingCode[]): Match {
  if (said.subscriberInn !== null) return matchByInn(items, said, expected);
  if (said.subscriberName !== null) return matchByName(items, said.subscriberName);
  return said.subscriberKpp === null ? 'all' : matchByKpp(items);
}

/** The item with what a later mail says of `only` these fields; what was said before contends where the later one is in doubt. */
function fill(item: RequestedItem, said: RequestedItem, only: readonly ItemField[] = itemFields): RequestedItem {
  const next: RequestedItem = { ...item, doubtful: [...item.doubtful], evidence: { ...item.evidence } };
  for (const field of only) {
    const value = said[field] ?? null;
    const before = item[field] ?? null;
    if (value === null) continue;
    const keeps = sameValue(field, before, value);
    if (!keeps) Object.assign(next, { [field]: value });
    const evidence = said.evidence[field];
    if (!keeps && evidence) next.evidence[field] = evidence;
    next.doubtful = next.doubtful.filter((one) => one !== field);
    const { [field]: _settled, ...others } = next.alternatives ?? {};
    if (next.alternatives) next.alternatives = others;
    const rivals = (said.alternatives?.[field] ?? []).filter((rival) => !sameValue(field, before, rival));
    if (!said.doubtful.includes(field) || (keeps && rivals.length === 0)) continue;
    next.doubtful.push(field);
    const contenders = [...(before === null || keeps ? [] : [before]), ...rivals];
    if (contenders.length > 0) next.alternatives = { ...others, [field]: contenders };
  }
  return next;
}

const sharedFields: readonly ItemField[] = [
  'product',
  'targetPartnerName',
  'targetPartnerInn',
  'targetPartnerLogin',
  'wishedDate',
];

/** Partner and product that all items so far have in common stand for an item that a later mail adds. */
function withShared(items: Items, said: RequestedItem): RequestedItem {
  const [first] = items;
  const shared = emptyItem();
  for (const field of sharedFields) {
    const evidence = first?.evidence[field];
    if (first && items.every((item) => item[field] === first[field])) Object.assign(shared, { [field]: first[field] });
    if (evidence) shared.evidence[field] = evidence;
  }
  return fill(shared, said);
}

/** «Логин Kedr_50, и туда же ООО …»: what was asked about the partner is answered for all that go to it. */
function withAsked(item: RequestedItem, added: RequestedItem, expected: readonly MissingCode[]): RequestedItem {
  if (item.targetPartnerInn === null || item.targetPartnerInn !== added.targetPartnerInn) return item;
  const open = targetFields.filter((field) => item[field] === null && askedFields(expected).has(field));
  return fill(item, added, open);
}

const valuesOf = (items: Items): string =>
  JSON.stringify(items.map((item) => itemFields.map((field) => item[field] ?? null)));

/**
 * The ticket's request with a later mail added: it fills what was missing and replaces what it corrects. `supplied` tells
 * whether any field changed; letters and payment documents are the caller's to count. Nothing is changed in place.
 */
export function mergeRequests(
  previous: MailRequest,
  followUp: MailRequest | null,
  expected: readonly MissingCode[],
): { request: MailRequest; supplied: boolean } {
  if (followUp === null) return { request: previous, supplied: false };
  const { contests = [] } = followUp;
  let items = previous.kind === 'other' && followUp.kind !== 'other' ? [] : previous.items;
  const kind = previous.kind === 'other' ? followUp.kind : previous.kind;
  for (const said of followUp.items) {
    const match: Match = items.length === 0 ? 'new' : matchOf(items, said, expected);
    if (match === 'new') {
      const added = withShared(items, said);
      items = [...items.map((item) => withAsked(item, added, expected)), added];
    } else if (match === 'all') {
      const fields = items.length === 1 ? itemFields : sharedFields;
      items = items.map((item) => fill(item, said, fields));
    } else items = items.map((item, index) => (index === match.index ? fill(item, said) : item));
  }
  const picturedFields = [...new Set([...previous.picturedFields, ...followUp.picturedFields])].filter((field) =>
    items.some((item) => item[field] === null),
  );
  return {
    request: contested({ kind, items, picturedFields }, contests),
    supplied: contests.length > 0 || valuesOf(items) !== valuesOf(previous.items) || kind !== previous.kind,
  };
}
