import { type Registry, type RequestedItem, type RequestField, requestFields } from '@perenos/domain';
import { findProducts } from './products.ts';
import { partnerInSubject } from './subject.ts';
import type { View } from './view.ts';

const announced =
  /(?:(?:перен|перевод|перевед|перевест|забира)[^.!?\n\d]{0,40}?|(?:итого|всего|количество)[^.!?\n\d]{0,25}?)(?<![\d.])(\d{1,3}|двух|двоих|трех|троих|четырех|четверых|пяти|пятерых)\s+(?:наш[а-я]+\s+|нов[а-я]+\s+)?(?:абонент|клиент|организаци|компани)[а-я]*/g;
const numerals: readonly [RegExp, number][] = [
  [/^дв/, 2],
  [/^тр/, 3],
  [/^чет/, 4],
  [/^пят/, 5],
];
const numberOf = (word: string): number => numerals.find(([pattern]) => pattern.test(word))?.[1] ?? Number(word);

/** «Переводим 3 абонентов» above a list of two: somebody is missing, nobody knows who. */
function miscounts(words: string, items: readonly RequestedItem[]): boolean {
  const listed = new Set(items.map((item) => `${item.subscriberInn ?? item.subscriberName} ${item.subscriberKpp}`))
    .size;
  return [...words.matchAll(announced)].some(([, word = '']) => numberOf(word) !== listed);
}

/** The fields in which the subject line names another product or another partner than all that the text asks for. */
function contradictedBySubject(subject: View, items: readonly RequestedItem[], registry: Registry): RequestField[] {
  const products = findProducts(subject).map(({ value }) => value);
  const otherProduct =
    products.length > 0 && items.every(({ product }) => product !== null && !products.includes(product));
  const name = partnerInSubject(subject, registry);
  const partners = name === null ? [] : registry.partnersByName(name.value);
  const otherPartner =
    partners.length > 0 &&
    items.every(
      ({ targetPartnerInn: inn }) =>
        inn !== null && registry.partnerByInn(inn) !== null && !partners.some((one) => one.inn === inn),
    );
  return [...(otherProduct ? (['product'] as const) : []), ...(otherPartner ? (['targetPartnerInn'] as const) : [])];
}

/** Fields of which nobody is sure because the parts of one mail contradict each other. */
export function contradictedFields(
  views: { words: string; subject: View },
  items: readonly RequestedItem[],
  registry: Registry,
): readonly RequestField[] {
  return miscounts(views.words, items) ? requestFields : contradictedBySubject(views.subject, items, registry);
}
