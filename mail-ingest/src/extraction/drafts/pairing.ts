import { isNamedIn, type Registry } from '@perenos/domain';
import { type Found, foundIn, type Party } from '../parties/party.ts';
import { plainRequest } from '../text/request-words.ts';
import type { View } from '../text/view.ts';
import type { LoginToken, ProductToken } from '../values/tokens.ts';
import type { ProductFound } from './draft.ts';

/*
 * What of a text belongs together: which target, login and product go with which subscriber.
 */
type Anchored = { start: number };

/**
 * Which of several shared things (targets, products) belongs to what stands at `at`: where they come first, the last one
 * above; where the subscribers come first, the next one below.
 */
function nearest<T extends Anchored>(things: readonly T[], firstSubscriber: number, at: number): T | null {
  const headed = (things[0]?.start ?? 0) < firstSubscriber;
  if (headed) return things.findLast((thing) => thing.start <= at) ?? things[0] ?? null;
  return things.find((thing) => thing.start >= at) ?? things.at(-1) ?? null;
}

/** Each mention of each party as one of its own, in order. */
const mentionsOf = (parties: readonly Party[]): Party[] =>
  parties
    .flatMap((party) => [party.start, ...party.again].map((start) => ({ ...party, start })))
    .sort((a, b) => a.start - b.start);

/** The login that goes with a target; several that differ are one too many to be sure. */
export function loginFor(
  view: View,
  logins: readonly LoginToken[],
  target: Party | null,
  targets: readonly Party[],
  registry: Registry,
): Found | null {
  const distinct = [...new Map(logins.map((login) => [login.value, login])).values()];
  if (distinct.length <= 1) return distinct[0] ? foundIn(view, distinct[0]) : null;
  const partner = target?.inn ? registry.partnerByInn(target.inn.value) : null;
  const known = distinct.filter((login) => partner?.logins.includes(login.value));
  if (targets.length > 1 && target) {
    const next = mentionsOf(targets).find((one) => one.start > target.start)?.start ?? Number.POSITIVE_INFINITY;
    const own = logins.filter((login) => login.start > target.start && login.start < next);
    if (own[0]) return foundIn(view, own[0], new Set(own.map((login) => login.value)).size > 1);
  }
  const chosen = known[0] ?? distinct[0];
  const others = distinct.flatMap(({ value }) => (value === chosen?.value ? [] : [value]));
  return chosen ? { ...foundIn(view, chosen, true), alternatives: others } : null;
}

const found = (view: View, product: ProductToken, doubtful: boolean): ProductFound => ({
  value: product.value,
  start: product.start,
  end: product.end,
  doubtful,
  view,
});

/** Anything longer than this between two products is no separator; a stranger's text stays cheap to look at. */
const longestSeparator = 120;
const separator =
  /^[\s,;+/&»"«()]*(?:и|а также|также|плюс)?[\s,;+/&»"«()\-–—•\d.]*(?:по\s+|пп\s+|сервис[а-я]*\s+|продукт[а-я]*(?![а-я])\s*(?:[:\-–—]\s*)?)*[«"\s]*$/;

/** Whether products stand as a list («1С-Отчетность и 1С-ЭТП»), or each under a label of its own. */
function isList(view: View, products: readonly ProductToken[]): boolean {
  return products.every((product, index) => {
    const before = products[index - 1];
    if (!before) return true;
    const between = view.folded.slice(before.end, product.start);
    return (between.length <= longestSeparator && separator.test(between)) || (before.labelled && product.labelled);
  });
}

/** Whether the sentence around `at` asks plainly or names somebody by an ИНН. */
function isInRequest(view: View, at: number): boolean {
  const ends = [...view.folded.matchAll(/\n|[.!?](?=\s)/g)].map(({ index }) => index);
  const from = ends.findLast((end) => end < at) ?? -1;
  const sentence = view.folded.slice(
    from + 1,
    ends.find((end) => end >= at),
  );
  return /\d{10}/.test(sentence) || plainRequest.test(sentence);
}

/** «С 1С-Отчетностью уже работали. Просим перенести заявку на …»: without what is told before the request. */
function askedProducts(view: View, products: readonly ProductToken[]): readonly ProductToken[] {
  const first = products.findIndex(({ start }) => isInRequest(view, start));
  return products.slice(Math.max(0, first));
}

/** Products of the subscriber that stands at `party`; several make several items. */
export function productsFor(
  view: View,
  named: readonly ProductToken[],
  party: Anchored & { end: number },
  subscribers: readonly Party[],
): ProductFound[] {
  const products = subscribers.length <= 1 && !isList(view, named) ? askedProducts(view, named) : named;
  const distinct = [...new Map(products.map((product) => [product.value, product])).values()];
  if (distinct.length <= 1) return distinct.map((product) => found(view, product, false));
  if (subscribers.length <= 1) {
    const list = isList(view, products);
    return list
      ? distinct.map((product) => found(view, product, false))
      : distinct.slice(0, 1).map((product) => ({
          ...found(view, product, true),
          alternatives: distinct.slice(1).map(({ value }) => value),
        }));
  }
  const lineStart = view.text.lastIndexOf('\n', party.start) + 1;
  const lineEnd = view.text.indexOf('\n', party.end) < 0 ? view.text.length : view.text.indexOf('\n', party.end);
  const onLine = products.filter((product) => product.start >= lineStart && product.end <= lineEnd);
  const others = subscribers.some((one) => one.start !== party.start && one.start >= lineStart && one.start < lineEnd);
  if (onLine.length > 0 && !others)
    return [...new Map(onLine.map((product) => [product.value, found(view, product, false)])).values()];
  const told = toldApart(view, products, subscribers);
  return told
    ? told.flatMap(({ product, owner }) => (owner.start === party.start ? [found(view, product, false)] : []))
    : nearestProduct(view, products, party, subscribers);
}

/**
 * «… «А» и «Б». «А» — по 1С-Отчетности, «Б» — по Астрал Отчету»: below all subscribers each product stands in a clause of
 * its own behind the name of one of them. null: not so.
 */
function toldApart(
  view: View,
  products: readonly ProductToken[],
  subscribers: readonly Party[],
): { product: ProductToken; owner: Party }[] | null {
  const below = Math.max(...subscribers.map(({ end }) => end));
  const owned = products.flatMap((product) => {
    const said = view.text.slice(Math.min(below, product.start), product.start);
    const clause = said.split(/[\n,;.]/).at(-1) ?? '';
    const [owner, ...others] = subscribers.filter(({ name }) => name !== null && isNamedIn(clause, name.value));
    return owner && others.length === 0 ? [{ product, owner }] : [];
  });
  const isWhole =
    owned.length === products.length && new Set(owned.map(({ owner }) => owner)).size === subscribers.length;
  return isWhole ? owned : null;
}

/** The product nearest to the subscriber at `party`; one that would be nobody's then makes it a guess. */
function nearestProduct(
  view: View,
  products: readonly ProductToken[],
  party: Anchored,
  subscribers: readonly Party[],
): ProductFound[] {
  const first = Math.min(...subscribers.map((one) => one.start), party.start);
  const given = new Set(subscribers.map(({ start }) => nearest(products, first, start)?.value));
  const chosen = nearest(products, first, party.start);
  if (!chosen) return [];
  const others = new Set(products.flatMap(({ value }) => (value === chosen.value ? [] : [value])));
  // «… «А» и «Б». Из них «Б» — по Астрал Отчету»; «1. «А» — 1С-Отчетность / 2. «Б» — то же / 3. «В» — 1С-ЭТП».
  return [...others].every((value) => given.has(value)) && !isOfLineBelow(view, chosen, party.start, subscribers)
    ? [found(view, chosen, false)]
    : [{ ...found(view, chosen, true), alternatives: [...others] }];
}

/** Whether a thing stands behind another subscriber on a line below the one at `at`, and so belongs to that one. */
function isOfLineBelow(view: View, thing: Anchored, at: number, subscribers: readonly Party[]): boolean {
  const line = view.text.lastIndexOf('\n', thing.start) + 1;
  return at < line && subscribers.some(({ start }) => start >= line && start < thing.start);
}

/** A value that `others` contend with; none: doubtful for a reason that names no other value. */
export const doubt = (value: Found | null, doubtful: boolean, others: readonly (Found | null)[] = []): Found | null => {
  if (!value || !doubtful) return value;
  const alternatives = [...new Set(others.flatMap((other) => other?.value ?? []))].filter((one) => one !== value.value);
  return { ...value, doubtful: true, alternatives };
};

const same = (a: Party, b: Party | null): boolean =>
  b !== null && a.inn?.value === b.inn?.value && a.name?.value === b.name?.value;

/** The only target on the line of the subscriber at `at`, where the line is its alone. */
function onLineOf(view: View, mentions: readonly Party[], subscribers: readonly Party[], at: number): Party | null {
  const from = view.text.lastIndexOf('\n', at - 1) + 1;
  const feed = view.text.indexOf('\n', at);
  const to = feed < 0 ? view.text.length : feed;
  const stands = ({ start }: Anchored): boolean => start >= from && start < to;
  const [only, ...others] = mentions.filter(stands);
  const isAlone = subscribers.filter(stands).length === 1 && others.every((other) => same(other, only ?? null));
  return (isAlone && only) || null;
}

/** Partners stand above all subscribers and below each of them, and below this one stands another than was chosen. */
function isBelowToo(
  mentions: readonly Party[],
  subscribers: readonly Party[],
  at: number,
  chosen: Party | null,
): boolean {
  const starts = subscribers.map((one) => one.start).sort((a, b) => a - b);
  const below = (start: number): Party | undefined => {
    const next = starts.find((other) => other > start) ?? Number.POSITIVE_INFINITY;
    return mentions.find((mention) => mention.start > start && mention.start < next);
  };
  const isAbove = (mentions[0]?.start ?? 0) < (starts[0] ?? 0);
  const own = below(at);
  return isAbove && starts.every((start) => below(start) !== undefined) && own !== undefined && !same(own, chosen);
}

/** One target out of several that nothing ties to a subscriber: the fullest, as a doubt. */
export function targetFor(
  view: View,
  targets: readonly Party[],
  subscribers: readonly Party[],
  at: number,
): { party: Party | null; doubtful: boolean } {
  if (targets.length <= 1) return { party: targets[0] ?? null, doubtful: targets[0]?.unsure ?? false };
  if (subscribers.length > 1) {
    const mentions = mentionsOf(targets);
    const first = Math.min(...subscribers.map((one) => one.start));
    const targetAt = (start: number): Party | null =>
      onLineOf(view, mentions, subscribers, start) ?? nearest(mentions, first, start);
    const chosen = targetAt(at);
    const given = new Set(subscribers.map(({ start }) => targetAt(start)?.inn?.value));
    // «Первых двух — на «А», третьего — на «Б»»: a partner to whom nobody would go is somebody's.
    const isLeftOver = targets.some(({ inn }) => inn !== null && !given.has(inn.value));
    const isAnothers = chosen !== null && isOfLineBelow(view, chosen, at, subscribers);
    return { party: chosen, doubtful: isLeftOver || isAnothers || isBelowToo(mentions, subscribers, at, chosen) };
  }
  const weight = (party: Party): number => (party.inn ? 2 : 0) + (party.firm ? 2 : 0) + (party.name ? 1 : 0);
  const best = [...targets].sort((a, b) => weight(b) - weight(a))[0] ?? null;
  const rival = targets.some((one) => one !== best && best !== null && weight(one) >= weight(best));
  return { party: best, doubtful: rival || (best?.unsure ?? false) };
}
