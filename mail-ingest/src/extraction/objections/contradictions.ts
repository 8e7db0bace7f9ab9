import { type Registry, type RequestedItem, type RequestField, requestFields } from '@perenos/domain';
import type { ParsedMail } from '../../types.ts';
import { partnerInSubject } from '../drafts/subject.ts';
import type { View } from '../text/view.ts';
import { findLogins } from '../values/logins.ts';
import { findProducts } from '../values/products.ts';
import { handsOnUnasked } from './forward.ts';
import { isUnsure } from './hedges.ts';
import { unsettles } from './objection.ts';

/** A mail as it is searched; `words` are all those that may state a request, folded. */
type Views = { words: string; own: View; forwarded: View; subject: View; unsaid: View };

const announced =
  /(?:(?:перен|перевод|перевед|перевест|забира)[^.!?\n\d]{0,40}?|(?:итого|всего|количество)[^.!?\n\d]{0,25}?)(?<![\w.а-я-])(\d{1,3}|двух|двоих|трех|троих|четырех|четверых|пяти|пятерых)\s+(?:наш[а-я]+\s+|нов[а-я]+\s+)?(?:абонент|клиент|организаци|компани)[а-я]*/g;
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

const correctedNumber =
  /(?<![а-я])(?:уточнени|поправк|исправлени|опечатк|вернее|точнее|правильн|верн(?:ый|о)(?![а-я]))[а-я]*[^\n\d]{0,60}\d{9}/;

/** «Уточнение: ИНН абонента …» below a request for another number: which of the two is meant nobody knows. */
const correctsItself = (words: string, items: readonly RequestedItem[]): boolean =>
  correctedNumber.test(words) &&
  new Set(items.map(({ subscriberInn }) => subscriberInn)).size > 1 &&
  items.some(({ subscriberInn, subscriberName }) => subscriberInn !== null && subscriberName === null);

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

const quotedName = /[«"“„]([^«»"“”„\n]{2,80})[»"”“]/g;

/** The fields in which only the part of the mail that isn't read names another product, login or partner. */
function contradictedByUnsaid(
  { words, unsaid }: Views,
  items: readonly RequestedItem[],
  registry: Registry,
): RequestField[] {
  const lacks = (field: RequestField, values: readonly string[]): RequestField[] =>
    values.some((value) => items.every((item) => item[field] !== value)) ? [field] : [];
  const names = [...unsaid.text.matchAll(quotedName)].map((match) => match[1] ?? '');
  const partners = names.filter((name) => !words.includes(name.toLowerCase().replaceAll('ё', 'е')));
  return [
    ...lacks(
      'product',
      findProducts(unsaid).map(({ value }) => value),
    ),
    ...lacks(
      'targetPartnerLogin',
      findLogins(unsaid, registry).map(({ value }) => value),
    ),
    ...lacks(
      'targetPartnerInn',
      partners.flatMap((name) => registry.partnersByName(name).map(({ inn }) => inn)),
    ),
  ];
}

/** Whether the two parts of a mail say the opposite of each other, or only the one that isn't read says no. */
export const partsContradict = (mail: ParsedMail, { unsaid }: Pick<Views, 'unsaid'>): boolean =>
  mail.partsDiffer === true || unsettles(unsaid.folded);

/** Whether nobody can be sure of anything that a mail asks for. */
const isDoubtful = (mail: ParsedMail, views: Views): boolean =>
  partsContradict(mail, views) ||
  isUnsure(`${views.words}\n${views.unsaid.folded}`) ||
  (views.forwarded.folded.trim() !== '' && handsOnUnasked(views.own.folded, views.subject.folded));

/** Fields of which nobody is sure because the parts of one mail contradict each other. */
export function contradictedFields(
  mail: ParsedMail,
  views: Views,
  items: readonly RequestedItem[],
  registry: Registry,
): readonly RequestField[] {
  if (isDoubtful(mail, views) || miscounts(views.words, items) || correctsItself(views.words, items))
    return requestFields;
  return [...contradictedBySubject(views.subject, items, registry), ...contradictedByUnsaid(views, items, registry)];
}
