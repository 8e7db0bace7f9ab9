import { type Product, productNames } from '../products.ts';
import { directionLabels } from '../registry/labels.ts';
import type { Direction, Subscriber } from '../registry/types.ts';
import { isValidFssNumber, isValidSfrNumber } from '../requisites/funds.ts';
import { isValidKpp } from '../requisites/kpp.ts';
import { nameKey } from '../requisites/names.ts';
import { isValidOgrn, isValidOgrnip } from '../requisites/ogrn.ts';

/** A subscriber's account of a product, as WEB-Регистратор numbers it. */
export type ProductAccount = {
  product: Product;
  /** Идентификатор продукта: a GUID. */
  identifier: string;
  /** Регистрационный номер of the product, as on its disk. */
  registrationNumber: string | null;
};

/** What staff may write into a subscriber's card. ИНН and КПП are its key: everything else refers to it by them. */
export type SubscriberCard = {
  name: string;
  category: string | null;
  ogrn: string | null;
  pfrNumber: string | null;
  fssNumber: string | null;
  phone: string | null;
  extraPhone: string | null;
  legalAddress: string | null;
  actualAddress: string | null;
  /** Addresses; an entry beginning with `@` stands for a whole domain. */
  emails: string[];
  itsLogin: string | null;
  directions: Direction[];
  products: ProductAccount[];
};

export type CardField = keyof SubscriberCard;

export const cardFieldLabels: Readonly<Record<CardField, string>> = {
  name: 'Наименование',
  category: 'Категория',
  ogrn: 'ОГРН',
  pfrNumber: 'Рег. номер ПФР',
  fssNumber: 'Рег. номер ФСС',
  phone: 'Основной телефон',
  extraPhone: 'Дополнительный телефон',
  legalAddress: 'Юридический адрес',
  actualAddress: 'Фактический адрес',
  emails: 'E-mail',
  itsLogin: 'Логин ИТС',
  directions: 'Направления',
  products: 'Идентификаторы продуктов',
};

/** Deck's tabs that can be edited, with their fields: a refused field leads to its tab. */
export const cardTabs = {
  main: ['name', 'category', 'ogrn', 'pfrNumber', 'fssNumber', 'itsLogin'],
  contacts: ['phone', 'extraPhone', 'emails', 'legalAddress', 'actualAddress'],
  products: ['products'],
  directions: ['directions'],
} as const satisfies Record<string, readonly CardField[]>;

const folded = (value: string): string => value.replace(/\s+/g, ' ').trim();
const orNull = (value: string | null): string | null => (value === null ? null : folded(value) || null);
const digits = (value: string | null): string | null => orNull(value)?.replace(/\s/g, '') ?? null;

/** The card as it is stored: spaces folded, empty fields null, addresses in lower case and each once. */
export const normalisedCard = (card: SubscriberCard): SubscriberCard => ({
  name: folded(card.name),
  category: orNull(card.category),
  ogrn: digits(card.ogrn),
  pfrNumber: digits(card.pfrNumber),
  fssNumber: digits(card.fssNumber),
  phone: orNull(card.phone),
  extraPhone: orNull(card.extraPhone),
  legalAddress: orNull(card.legalAddress),
  actualAddress: orNull(card.actualAddress),
  emails: [...new Set(card.emails.map((email) => email.trim().toLowerCase()).filter((email) => email !== ''))],
  // byte for byte: case counts in a login
  itsLogin: card.itsLogin?.trim() || null,
  directions: card.directions.map(({ code, kpp, active }) => ({ code, kpp: digits(kpp), active })),
  products: card.products.map(({ product, identifier, registrationNumber }) => ({
    product,
    identifier: identifier.trim().toLowerCase(),
    registrationNumber: orNull(registrationNumber),
  })),
});

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const mailAddress = /^[^\s@]*@[^\s@]+\.[^\s@]+$/;
const phone = /^\+?[\d ()-]{5,25}$/;
const phoneProblem = 'Телефон: цифры, пробелы, скобки и дефисы, например +7 495 000-00-00';

const isRepeated = (values: readonly string[]): boolean => new Set(values).size < values.length;

function directionsProblem(directions: readonly Direction[]): string | null {
  const wrong = directions.find(({ kpp }) => kpp !== null && !isValidKpp(kpp));
  if (wrong) return `${directionLabels[wrong.code]}: КПП ${wrong.kpp} записан с ошибкой`;
  return isRepeated(directions.map(({ code, kpp }) => `${code}/${kpp ?? ''}`))
    ? 'Одно направление указано дважды'
    : null;
}

function productsProblem(products: readonly ProductAccount[]): string | null {
  const wrong = products.find(({ identifier }) => !guid.test(identifier));
  if (wrong)
    return `${productNames[wrong.product]}: идентификатор — это GUID вида 02aa4a36-06be-4cf2-b0a6-ad2f03db63aa`;
  return isRepeated(products.map(({ identifier }) => identifier)) ? 'Один идентификатор указан дважды' : null;
}

/** What is wrong with a normalised card, by field, in Russian; nothing where all is well. */
export function cardProblems(card: SubscriberCard, kind: Subscriber['kind']): Partial<Record<CardField, string>> {
  const ogrnOk = card.ogrn === null || (kind === 'legal' ? isValidOgrn(card.ogrn) : isValidOgrnip(card.ogrn));
  const badEmail = card.emails.find((email) => !mailAddress.test(email));
  const problems: Record<CardField, string | null | false> = {
    name: nameKey(card.name) === '' && 'Укажите наименование',
    category: null,
    ogrn:
      !ogrnOk &&
      (kind === 'legal'
        ? 'ОГРН — 13 цифр, последняя контрольная: она не сходится'
        : 'ОГРНИП — 15 цифр, последняя контрольная: она не сходится'),
    pfrNumber:
      card.pfrNumber !== null &&
      !isValidSfrNumber(card.pfrNumber) &&
      'Номер ПФР вида 087-103-131646 или 10 цифр номера СФР',
    fssNumber: card.fssNumber !== null && !isValidFssNumber(card.fssNumber) && 'Номер ФСС — 10 цифр',
    phone: card.phone !== null && !phone.test(card.phone) && phoneProblem,
    extraPhone: card.extraPhone !== null && !phone.test(card.extraPhone) && phoneProblem,
    legalAddress: null,
    actualAddress: null,
    emails: badEmail !== undefined && `Адрес записан с ошибкой: ${badEmail}`,
    itsLogin: null,
    directions: directionsProblem(card.directions),
    products: productsProblem(card.products),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem)) as Partial<
    Record<CardField, string>
  >;
}

export const directionInWords = ({ code, kpp, active }: Direction): string =>
  `${directionLabels[code]}${kpp ? ` (КПП ${kpp})` : ''}${active ? '' : ', отключено'}`;

const productInWords = ({ product, identifier, registrationNumber }: ProductAccount): string =>
  `${productNames[product]}: ${identifier}${registrationNumber ? `, рег. № ${registrationNumber}` : ''}`;

function inWords(card: SubscriberCard, field: CardField): string | null {
  if (field === 'directions') return card.directions.map(directionInWords).join('; ') || null;
  if (field === 'products') return card.products.map(productInWords).join('; ') || null;
  if (field === 'emails') return card.emails.join(', ') || null;
  return card[field];
}

export type CardChange = { field: CardField; label: string; before: string | null; after: string | null };

/** Each field that differs, in words, in the order of the card. */
export const cardChanges = (before: SubscriberCard, after: SubscriberCard): CardChange[] =>
  (Object.keys(cardFieldLabels) as CardField[])
    .map((field) => ({
      field,
      label: cardFieldLabels[field],
      before: inWords(before, field),
      after: inWords(after, field),
    }))
    .filter((change) => change.before !== change.after);
