import {
  isValidInn,
  nameKey,
  type Product,
  type Registry,
  type RequestedItem,
  type RequestField,
} from '@perenos/domain';
import { registeredNameIn, subscriberNames } from '../drafts/registered-names.ts';
import { isHedged } from '../objections/hedges.ts';
import type { Span, View } from '../text/view.ts';
import { findLogins } from '../values/logins.ts';
import { isNamedToBeReplaced } from '../values/numbers.ts';
import { findProducts } from '../values/products.ts';

/** A value in the words of a reply. */
type Value = Span & { value: string };
/** `isConfirmed`: the registry gives it to the company in question. */
type Found = Value & { isConfirmed: boolean };

/** What a ticket asked for, found in a reply; `doubtful`: its author isn't sure of it. */
export type Answer = Found & { field: RequestField; doubtful: boolean };

/** What answers are looked up for. */
export type Question = {
  /** What is known of the item that lacks something. */
  item: RequestedItem;
  /** The fields that were asked for. */
  wanted: ReadonlySet<RequestField>;
  /** Products that the reply leaves out. */
  leftOut: readonly Product[];
  registry: Registry;
};

const innShape = /(?<![\d+])\d(?:(?: ?\d){11}|(?: ?\d){9})(?!\d)/g;
const kppShape = /(?<![\d+-])\d{9}(?!\d)/g;

const isReplaced = (view: View, start: number): boolean =>
  isNamedToBeReplaced(view.folded.slice(Math.max(0, start - 60), start));

/** Numbers of a shape, without those that are named to be replaced. */
const numbersOf = (view: View, shape: RegExp): Value[] =>
  [...view.text.matchAll(shape)].flatMap(({ index: start, 0: typed }) =>
    isReplaced(view, start) ? [] : [{ value: typed.replaceAll(' ', ''), start, end: start + typed.length }],
  );

/** The value that all of these state; null: there is none, or another one stands beside it. */
function soleOf(values: readonly Value[]): Value | null {
  const [first] = values;
  return first && values.every(({ value }) => value === first.value) ? first : null;
}

/** Whether the registry gives an ИНН to a partner, and to the one of the ticket's login. */
function isTarget(inn: string, { item, wanted, registry }: Question): boolean {
  const login = wanted.has('targetPartnerLogin') ? null : item.targetPartnerLogin;
  return registry.partnersByInn(inn).some(({ logins }) => login === null || logins.includes(login));
}

/** Whether the registry gives an ИНН to the subscriber whose name and КПП the ticket has. */
function isSubscriber(inn: string, { item, wanted, registry }: Question): boolean {
  const name = wanted.has('subscriberName') ? null : item.subscriberName;
  const kpp = wanted.has('subscriberKpp') ? null : item.subscriberKpp;
  const known = [
    ...registry.subscribersByInn(inn),
    ...registry.applicationsByInn(inn).map((one) => ({ name: one.subscriberName, kpp: one.subscriberKpp })),
  ];
  return known.some((one) => (name === null || nameKey(one.name) === nameKey(name)) && (kpp ?? one.kpp) === one.kpp);
}

type InnField = 'subscriberInn' | 'targetPartnerInn';
const isInn = (field: RequestField): field is InnField => field === 'subscriberInn' || field === 'targetPartnerInn';

/** ИНН that may be the one that was asked for, and what tells that one is. */
function innsIn(view: View, field: InnField, question: Question) {
  const [other, fits, fitsOther] =
    field === 'targetPartnerInn'
      ? (['subscriberInn', isTarget, isSubscriber] as const)
      : (['targetPartnerInn', isSubscriber, isTarget] as const);
  const isOthers = (inn: string): boolean =>
    inn === question.item[other] || (question.wanted.has(other) && !fits(inn, question) && fitsOther(inn, question));
  return { inns: numbersOf(view, innShape).filter(({ value }) => isValidInn(value) && !isOthers(value)), fits };
}

function innIn(view: View, field: InnField, question: Question): Found | null {
  const { inns, fits } = innsIn(view, field, question);
  const sole = soleOf(inns);
  return sole && fits(sole.value, question) ? { ...sole, isConfirmed: true } : null;
}

/** КПП that may be the subscriber's: not the one that the ticket has, nor the partner's. */
const kppsIn = (view: View, { item, registry }: Question): Value[] =>
  numbersOf(view, kppShape).filter(
    ({ value }) =>
      value !== item.subscriberKpp &&
      registry.partnersByInn(item.targetPartnerInn ?? '').every((partner) => partner.kpp !== value),
  );

/** The only one: a КПП has no check digits. */
function kppIn(view: View, question: Question): Found | null {
  const { item, registry } = question;
  const sole = soleOf(kppsIn(view, question));
  if (!sole) return null;
  const isConfirmed = item.subscriberInn !== null && registry.subscriber(item.subscriberInn, sole.value) !== null;
  return { ...sole, isConfirmed };
}

/** «Kedr_78»: the value asked for and nothing else. Courtesies, too, are short and Latin. */
const bareLogin = /^(?!(?:ok|hi|hello|thanks|re|fwd?)$)(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9_.\-@ ]{1,40}$/i;

/** The partner's login of the registry, byte for byte (2.3), or one that has a line of its own. */
function loginIn(view: View, { item, registry }: Question): Found | null {
  const owners =
    item.targetPartnerInn === null
      ? registry.partnersByName(item.targetPartnerName ?? '')
      : registry.partnersByInn(item.targetPartnerInn);
  const stated = findLogins(view, registry).filter(
    ({ value, start }) => /[A-Za-z0-9]/.test(value) && value !== item.targetPartnerLogin && !isReplaced(view, start),
  );
  const sole = soleOf(stated);
  if (sole && owners.some(({ logins }) => logins.includes(sole.value))) return { ...sole, isConfirmed: true };
  const [bare, ...others] = [...view.text.matchAll(/[^\n]+/g)].flatMap(({ index, 0: line }) => {
    const value = line.trim();
    const start = index + line.indexOf(value);
    return bareLogin.test(value) ? [{ value, start, end: start + value.length, isConfirmed: false }] : [];
  });
  return bare && others.length === 0 ? bare : null;
}

/** The name that the registry gives to the ticket's ИНН or login, with or without its legal form. */
function nameIn(view: View, field: 'subscriberName' | 'targetPartnerName', { item, registry }: Question): Found | null {
  const { subscriberInn, targetPartnerInn, targetPartnerLogin } = item;
  const owner = registry.partnerByLogin(targetPartnerLogin ?? '');
  const partners = targetPartnerInn === null ? (owner ? [owner] : []) : registry.partnersByInn(targetPartnerInn);
  const names =
    field === 'subscriberName' ? subscriberNames(subscriberInn ?? '', registry) : partners.map(({ name }) => name);
  const found = registeredNameIn(view, names, findLogins(view, registry));
  if (!found || isReplaced(view, found.start)) return null;
  return { value: found.value, start: found.start, end: found.end, isConfirmed: true };
}

function productIn(view: View, { leftOut }: Question): Found | null {
  const products = findProducts(view).filter(({ value }) => !leftOut.includes(value));
  const labelled = products.filter((product) => product.labelled);
  const sole = soleOf(labelled.length > 0 ? labelled : products);
  return sole && { value: sole.value, start: sole.start, end: sole.end, isConfirmed: false };
}

function answerTo(field: RequestField, view: View, question: Question): Found | null {
  if (field === 'product') return productIn(view, question);
  if (isInn(field)) return innIn(view, field, question);
  if (field === 'subscriberKpp') return kppIn(view, question);
  return field === 'targetPartnerLogin' ? loginIn(view, question) : nameIn(view, field, question);
}

/**
 * What a ticket asked for is what a reply states of that shape, wherever it stands in a sentence: a number with true check
 * digits, a login or a name that the registry gives to the company in question; unless another value of the kind stands
 * beside it.
 */
export const answersIn = (view: View, question: Question): Answer[] =>
  [...question.wanted].flatMap((field) => {
    const found = answerTo(field, view, question);
    return found ? [{ ...found, field, doubtful: isHedged(view, found.start, found.end) }] : [];
  });

/** Numbers that were asked for and of which a reply states several («540101001 у головной, 540143001 у филиала»). */
export const severalIn = (view: View, question: Question): RequestField[] =>
  [...question.wanted].filter((field) => {
    if (!isInn(field) && field !== 'subscriberKpp') return false;
    const values = isInn(field) ? innsIn(view, field, question).inns : kppsIn(view, question);
    return new Set(values.map(({ value }) => value)).size > 1;
  });
