/*
 * What a reply leaves nobody sure of without taking the request back: it says of a value that it is wrong, names another
 * partner or subscriber, or several products where the ticket has one.
 */
import {
  type MailRequest,
  type Partner,
  type Registry,
  type RequestedItem,
  type RequestField,
  requestFields,
} from '@perenos/domain';
import { productsLeftOut } from '../objections/objection.ts';
import { sameValue, targetFields } from '../request/asked-fields.ts';
import type { View } from '../text/view.ts';
import { isNamedToBeReplaced } from '../values/numbers.ts';
import { findProducts } from '../values/products.ts';

type Items = readonly RequestedItem[];

/** «Не Kedr_77, а Kedr_78»: whether a reply names a value of the ticket to replace it. */
export function replaces(own: View, value: string): boolean {
  const at = own.text.indexOf(value);
  return at >= 0 && isNamedToBeReplaced(own.folded.slice(Math.max(0, at - 60), at));
}

/** «… неверный», «… больше не работает», «… — не наш» behind a value. */
const wrong =
  /^[»"”)]*[\s,–—-]*(?:(?:это|уже|больше|теперь|был[аои]?|оказал[а-я]+|у\s+(?:нас|них)|указан[а-я]*)\s+){0,3}(?:не\s*(?:верн|правильн|корректн|актуальн|действ|работа|подход|существ|использ|наш|их(?![а-я])|т(?:от|а|о|е)(?![а-я]))|ошибочн|устаре|стар(?:ый|ая)(?![а-я])|чуж|с\s+(?:ошибк|опечатк))/;
const coded = ['subscriberInn', 'subscriberKpp', 'targetPartnerInn', 'targetPartnerLogin'] as const;

/** Numbers and logins of the ticket that a reply calls wrong, and for which it states nothing else. */
const calledWrong = (own: View, items: Items, stated: Items): RequestField[] =>
  coded.filter((field) =>
    items.some(({ [field]: value }) => {
      const at = value === null ? -1 : own.text.indexOf(value);
      const isReplaced = stated.some(({ [field]: other }) => other !== null && other !== value);
      return value !== null && at >= 0 && !isReplaced && wrong.test(own.folded.slice(at + value.length));
    }),
  );

/** «На Кедр Софт», «к «Кедр Софт»»: up to five words behind the preposition. */
const addressed =
  /(?<!\p{L})(?:[Кк]о?|[Нн]а|[Пп]артн[её]р[а-я]*)\s+((?=["«“„]?\p{Lu})[\p{L}\p{N}«»"“”„&+-]+(?: [\p{L}\p{N}«»"“”„&+-]+){0,4})/gu;

/** The partners that a reply names, by an ИНН or as the one to whom; several that share a name stand together. */
function partnersNamedIn(own: View, registry: Registry): (readonly Partner[])[] {
  const inns = own.folded.match(/(?<!\d)\d{10}(?:\d\d)?(?!\d)/g) ?? [];
  const named = [...own.text.matchAll(addressed)].map(([, run = '']) => {
    const words = run.split(' ');
    const known = words.map((_, dropped) => registry.partnersByName(words.slice(0, words.length - dropped).join(' ')));
    return known.find((partners) => partners.length > 0) ?? [];
  });
  return [...inns.map((inn) => registry.partnersByInn(inn)), ...named].filter((partners) => partners.length > 0);
}

const isTarget = ({ inn, logins }: Partner, { targetPartnerInn, targetPartnerLogin }: RequestedItem): boolean =>
  targetPartnerInn === null ? logins.includes(targetPartnerLogin ?? '') : targetPartnerInn === inn;

/** Whether a reply names another partner than those to whom the ticket goes: it may mean that one. */
const namesAnotherPartner = (own: View, items: Items, registry: Registry): boolean =>
  partnersNamedIn(own, registry).some((partners) =>
    partners.every((partner) => !items.some((item) => isTarget(partner, item))),
  );

/** «Не ООО «А», а ООО «Б»», «абонент другой», «перепутали»: said where another subscriber is named. */
const exchange =
  /(?<![а-я])(?:вместо|перепута|ошиб|не\s+т(?:от|ого|у|а)(?![а-я])|не\s[^.!?\n]{1,80},\s*а\s|друг(?:ой|ого|ая|ую|ое)\s+(?:абонент|клиент|организаци|компани|фирм)|(?:абонент|клиент|организаци|компани|фирм)[а-я]*\s+друг(?:ой|ая|ое)(?![а-я]))/;

function exchangesSubscriber(own: View, items: Items, stated: Items): boolean {
  const isNew = ({ subscriberInn: inn }: RequestedItem): boolean =>
    inn !== null && items.every(({ subscriberInn }) => subscriberInn !== null && subscriberInn !== inn);
  return stated.some(isNew) && exchange.test(own.folded);
}

/** Several products that nobody took for the ticket's, one of which it doesn't have. */
function namesProducts(own: View, { kind, items }: MailRequest, stated: Items): boolean {
  if (stated.some(({ product }) => product !== null)) return false;
  const leftOut = productsLeftOut(own.folded, kind, { isReply: true });
  const named = new Set(findProducts(own).flatMap(({ value }) => (leftOut.includes(value) ? [] : [value])));
  return named.size > 1 && [...named].some((one) => items.every(({ product }) => product !== one));
}

/** The fields of a ticket that a reply, which states `stated`, leaves in doubt; what is `wanted` it may exchange. */
export function contestedBy(
  own: View,
  previous: MailRequest,
  stated: Items,
  { registry, wanted }: { registry: Registry; wanted: ReadonlySet<RequestField> },
): RequestField[] {
  const { items } = previous;
  if (!wanted.has('subscriberInn') && exchangesSubscriber(own, items, stated)) return [...requestFields];
  const statesTarget = stated.some((item) => targetFields.some((field) => item[field] !== null));
  const contested = [
    ...calledWrong(own, items, stated),
    ...(namesProducts(own, previous, stated) ? (['product'] as const) : []),
    ...(!statesTarget && namesAnotherPartner(own, items, registry) ? targetFields : []),
  ];
  return contested.filter((field) => !wanted.has(field));
}

/** Fields that a reply states otherwise than the ticket has them, though nobody asked and no word of it corrects them. */
export function unasked(
  said: RequestedItem,
  { items }: MailRequest,
  wanted: ReadonlySet<RequestField>,
  own: View,
): RequestField[] {
  const contends = (field: RequestField, before: string | null): boolean =>
    before !== null && !sameValue(field, before, said[field]) && !replaces(own, before);
  return requestFields.filter(
    (field) =>
      said[field] !== null &&
      !wanted.has(field) &&
      !said.doubtful.includes(field) &&
      items.every((item) => contends(field, item[field])),
  );
}
