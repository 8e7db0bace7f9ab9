import { type Product, products } from '../products.ts';
import type { IsoDate } from '../registry/types.ts';
import {
  type FieldCorrection,
  type LetterField,
  letterFields,
  type OfficialLetter,
  type PaymentDocument,
  type PaymentField,
  paymentFields,
} from '../requests/types.ts';

/** Who puts a field right, and when. */
export type Corrector = Pick<FieldCorrection, 'by' | 'at'>;

/** A person's value as the field holds it, or why it can't be taken, in words. */
type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

const digits = (value: string): string => value.replace(/[\s,;-]/g, '');

/** An ИНН as a person types it; its check digits are for the judgement. */
export function parsedInn(value: string): Parsed<string> {
  const inn = digits(value);
  return /^(?:\d{10}|\d{12})$/.test(inn) ? { ok: true, value: inn } : { ok: false, problem: 'В ИНН 10 или 12 цифр' };
}

export function parsedKpp(value: string): Parsed<string> {
  const kpp = digits(value);
  // Order of the Ministry of Finance ММВ-7-6/435@: the fifth and sixth characters may be Latin capitals.
  return /^\d{4}[\dA-Z]{2}\d{3}$/.test(kpp) ? { ok: true, value: kpp } : { ok: false, problem: 'В КПП 9 знаков' };
}

/** A calendar date as people write it, 16.03.2026, or as it is stored. */
export function parsedDate(value: string): Parsed<IsoDate> {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value.trim()) ?? [];
  const iso = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value.trim();
  const date = new Date(`${iso}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
    ? { ok: true, value: iso }
    : { ok: false, problem: 'Такой даты нет: нужна дата вида 16.03.2026' };
}

function parsedProduct(value: string): Parsed<Product> {
  const product = products.find((candidate) => candidate === value);
  return product ? { ok: true, value: product } : { ok: false, problem: 'Такого продукта нет в реестре' };
}

function parsedInns(value: string): Parsed<string[]> {
  const parsed = value
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(parsedInn);
  const wrong = parsed.find((one) => !one.ok);
  return wrong ?? { ok: true, value: [...new Set(parsed.flatMap((one) => (one.ok ? one.value : [])))] };
}

/** Roubles with or without kopecks, «4 900,00», as kopecks. */
function parsedAmount(value: string): Parsed<number> {
  const [, roubles, kopecks = ''] = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(value.replace(/[\s₽]/g, '')) ?? [];
  return roubles
    ? { ok: true, value: Number(roubles) * 100 + Number(kopecks.padEnd(2, '0')) }
    : { ok: false, problem: 'Нужна сумма вида 4900,00' };
}

const parsedText = (value: string): Parsed<string> => ({ ok: true, value: value.replace(/\s+/g, ' ').trim() });
const parsedYesNo = (value: string): Parsed<boolean> =>
  value === 'yes' || value === 'no'
    ? { ok: true, value: value === 'yes' }
    : { ok: false, problem: 'Выберите «да» или «нет»' };

const letterParsers: Readonly<Record<LetterField, (value: string) => Parsed<unknown>>> = {
  subscriberInn: parsedInn,
  subscriberKpp: parsedKpp,
  subscriberName: parsedText,
  product: parsedProduct,
  targetPartnerInn: parsedInn,
  targetPartnerName: parsedText,
  letterDate: parsedDate,
  effectiveDate: parsedDate,
  addressedToAstral: parsedYesNo,
  groupInns: parsedInns,
};
const paymentParsers: Readonly<Record<PaymentField, (value: string) => Parsed<unknown>>> = {
  payerInn: parsedInn,
  payeeInn: parsedInn,
  amount: parsedAmount,
  date: parsedDate,
};

/** A value of a letter or a payment document as people's corrections carry it: dates ISO, an amount in roubles, yes/no. */
const asText = (value: unknown): string | null => {
  if (value === null || (Array.isArray(value) && value.length === 0)) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return (value / 100).toFixed(2);
  return Array.isArray(value) ? value.join(', ') : String(value);
};

export type DocumentCorrection<T> =
  | { ok: true; document: T; before: string | null; value: string | null }
  | { ok: false; problem: string };

type Correctable<F extends string> = {
  doubtful: F[];
  alternatives?: Partial<Record<F, string[]>>;
  corrections?: Partial<Record<F, FieldCorrection>>;
};

function withCorrection<F extends string, T extends Correctable<F>>(
  document: T,
  { field, key, parsed, empty }: { field: F; key: keyof T; parsed: Parsed<unknown> | null; empty: unknown },
  corrector: Corrector,
): DocumentCorrection<T> {
  if (parsed && !parsed.ok) return parsed;
  const value = parsed ? parsed.value : empty;
  const before = asText(document[key]);
  const known = document.corrections?.[field];
  const correction = { machine: known ? known.machine : before, value: asText(value), ...corrector };
  const { [field]: _chosen, ...alternatives } = document.alternatives ?? ({} as Partial<Record<F, string[]>>);
  const corrected = {
    ...document,
    [key]: value,
    doubtful: document.doubtful.filter((doubtful) => doubtful !== field),
    corrections: { ...document.corrections, [field]: correction },
    ...(document.alternatives ? { alternatives } : {}),
  };
  return { ok: true, document: corrected, before, value: correction.value };
}

const isStated = (value: string | null): value is string => value !== null && value.trim() !== '';

/**
 * A letter with one field put right by a person: the machine's value stays beside it, the field is no longer doubtful.
 * Empty: the letter doesn't state it. Whether the letter can be read at all (3.9) isn't a field: it stays as it was.
 */
export const correctLetter = (
  letter: OfficialLetter,
  field: LetterField,
  value: string | null,
  corrector: Corrector,
): DocumentCorrection<OfficialLetter> =>
  withCorrection(
    letter,
    {
      field,
      key: field,
      parsed: isStated(value) ? letterParsers[field](value) : null,
      empty: field === 'groupInns' ? [] : null,
    },
    corrector,
  );

/** The same for a payment document (4.1.5); an amount is given in roubles. */
export const correctPayment = (
  payment: PaymentDocument,
  field: PaymentField,
  value: string | null,
  corrector: Corrector,
): DocumentCorrection<PaymentDocument> =>
  withCorrection(
    payment,
    {
      field,
      key: field === 'amount' ? 'amountKopecks' : field,
      parsed: isStated(value) ? paymentParsers[field](value) : null,
      empty: null,
    },
    corrector,
  );

export const isLetterField = (field: string): field is LetterField => letterFields.some((known) => known === field);
export const isPaymentField = (field: string): field is PaymentField => paymentFields.some((known) => known === field);
