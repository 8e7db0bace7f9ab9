import { type Product, productNames } from '../products.ts';
import type { Registry } from '../registry/registry.ts';
import type { IsoDate, Partner } from '../registry/types.ts';
import { doubt, type Facts, type Finding, hasMissing, missing, type RuleText } from '../regulation/findings.ts';
import { anothersName, matchPartnerName, matchSubscriberName } from '../regulation/transfer/names.ts';
import type { Advisory, MissingCode } from '../regulation/types.ts';
import { calendarDays } from '../regulation/wording.ts';
import type { LetterField, OfficialLetter } from '../requests/types.ts';
import { formatDate } from '../wording/format.ts';
import { addCalendarDays, calendarDaysBetween } from '../working-time/calendar.ts';

export const letterRules: readonly RuleText[] = [
  { clause: '3.3', quote: 'в тексте официального письма обязательно должны быть указаны следующие данные' },
  { clause: '3.4.1', quote: 'не должна превышать 14 календарных дней до запроса, поступившего от Партнера.' },
  { clause: '3.5', quote: 'адресовано в ООО «Астрал-Софт».' },
  {
    clause: '3.8',
    quote:
      'должен предоставить в ООО «Астрал-Софт» сканированную копию официального письма. Качество сканированной копии должно предоставлять возможность проверить все данные документа.',
  },
  { clause: '3.9', quote: 'оставляет за собой право отказать в переносе до устранения нарушений.' },
];

/** What a letter has to say to serve one item. */
export type LetterTerms = {
  /** Who must have written it: the subscriber, or the head of his group (4.1.8). */
  author: { inn: string /** КПП that will do; empty for an individual entrepreneur. */; kpps: readonly string[] };
  product: Product;
  /** null while the mail itself doesn't name a partner that the registry knows. */
  target: Partner | null;
  requestDate: IsoDate;
  /** 3.4.1: calendar days by which the date of the transfer may precede the request. */
  maximumAgeDays: number;
  registry: Registry;
};

export type LetterCheck = {
  letter: OfficialLetter;
  /** `missing` for what the subscriber has to put right, `doubt` for what the machine couldn't read with confidence. */
  findings: Finding[];
  advisories: Advisory[];
};

type Point = {
  code: MissingCode;
  wrong: boolean;
  /** A doubt about one of them makes the point a doubt, too. */
  fields: readonly LetterField[];
  facts: Facts;
  /** What exactly is wrong, where there is more to say than that something is absent. */
  text?: string;
};

/** Whether the letter names this subscriber: 3.3 asks for his ИНН and, of a legal entity, КПП. */
function namesAnother(letter: OfficialLetter, { author }: LetterTerms): boolean {
  if (letter.subscriberInn !== author.inn) return true;
  return author.kpps.length > 0 && (letter.subscriberKpp === null || !author.kpps.includes(letter.subscriberKpp));
}

/** 3.4.1, reading 8: exactly 14 days before the request, or what the edition says, are allowed. */
const isExpired = (effectiveDate: IsoDate, { requestDate, maximumAgeDays }: LetterTerms): boolean =>
  effectiveDate < addCalendarDays(requestDate, -maximumAgeDays);

const withKpp = (inn: string | null, kpp: string | null): string => `ИНН ${inn}${kpp === null ? '' : `, КПП ${kpp}`}`;

function subscriberPoint(letter: OfficialLetter, terms: LetterTerms): Point {
  const { subscriberInn: inn, subscriberKpp: kpp } = letter;
  const { author } = terms;
  const sameInn = inn === author.inn;
  const needed = withKpp(author.inn, author.kpps.length === 0 ? null : author.kpps.join(' или '));
  const other = `В официальном письме названа другая организация: ${withKpp(inn, kpp)}, а нужна ${needed}.`;
  const text = sameInn && kpp === null ? `В официальном письме не указан КПП абонента с ИНН ${inn}.` : other;
  const fields: LetterField[] = sameInn ? ['subscriberKpp'] : ['subscriberInn'];
  const wrong = namesAnother(letter, terms);
  return { code: 'letter-subscriber', wrong, fields, facts: { inn, kpp }, ...(inn === null ? {} : { text }) };
}

function productPoint({ product }: OfficialLetter, terms: LetterTerms): Point {
  const point: Point = {
    code: 'letter-product',
    wrong: product !== terms.product,
    fields: ['product'],
    facts: { product },
  };
  if (product === null) return point;
  const text = `В официальном письме назван другой продукт: ${productNames[product]}, а запрошен ${productNames[terms.product]}.`;
  return { ...point, text };
}

function targetPoint({ targetPartnerInn: inn }: OfficialLetter, { target }: LetterTerms): Point {
  const wrong = inn === null || (target !== null && inn !== target.inn);
  const point: Point = { code: 'letter-target-partner', wrong, fields: ['targetPartnerInn'], facts: { inn } };
  if (inn === null || target === null) return point;
  return {
    ...point,
    text: `В официальном письме назван другой партнёр: ИНН ${inn}, а в запросе — ${target.name}, ИНН ${target.inn}.`,
  };
}

function datePoints({ effectiveDate, letterDate }: OfficialLetter, terms: LetterTerms): Point[] {
  const fields: LetterField[] = effectiveDate === letterDate ? ['effectiveDate', 'letterDate'] : ['effectiveDate'];
  if (effectiveDate === null) return [{ code: 'letter-date', wrong: true, fields, facts: {} }];
  const age = calendarDaysBetween(effectiveDate, terms.requestDate);
  const text = `Дата переноса в официальном письме — ${formatDate(effectiveDate)}, до запроса прошло ${calendarDays(age)}: допускается не более ${terms.maximumAgeDays}, нужно новое письмо.`;
  const wrong = isExpired(effectiveDate, terms);
  return [
    { code: 'letter-date-expired', wrong, fields, facts: { effectiveDate, age, allowed: terms.maximumAgeDays }, text },
  ];
}

const points = (letter: OfficialLetter, terms: LetterTerms): Point[] => [
  subscriberPoint(letter, terms),
  productPoint(letter, terms),
  targetPoint(letter, terms),
  ...datePoints(letter, terms),
  { code: 'letter-addressee', wrong: letter.addressedToAstral === false, fields: ['addressedToAstral'], facts: {} },
  // 3.8 asks for a scan; an editable text or the mail's own body bears no signature and no seal (3.6, 3.7).
  { code: 'letter-not-a-scan', wrong: letter.form !== 'scan', fields: [], facts: { form: letter.form } },
];

const titleOf = (letter: OfficialLetter): string =>
  letter.attachment === '' ? 'Официальное письмо в тексте сообщения' : `Официальное письмо «${letter.attachment}»`;

/** Which data of the letter the verdict rests on: a doubt about any of them is a person's to settle. */
function unsureData(letter: OfficialLetter, terms: LetterTerms): LetterField[] {
  const relevant: LetterField[] = [
    'subscriberInn',
    'product',
    'targetPartnerInn',
    'effectiveDate',
    'addressedToAstral',
  ];
  if (terms.author.kpps.length > 0) relevant.push('subscriberKpp');
  // 3.4.4: without a date in the text the letter's own stands for it.
  if (letter.effectiveDate === null || letter.effectiveDate === letter.letterDate) relevant.push('letterDate');
  return relevant.filter((field) => letter.doubtful.includes(field));
}

function contradictoryNames(letter: OfficialLetter, terms: LetterTerms): Finding[] {
  const { author, target, registry } = terms;
  const findings: Finding[] = [];
  const { subscriberName, targetPartnerName, attachment } = letter;
  if (subscriberName !== null && matchSubscriberName(subscriberName, author.inn, registry) === 'belongs-to-another') {
    findings.push(doubt(['3.3'], anothersName('абонента', subscriberName, author.inn), { attachment }));
  }
  if (
    target !== null &&
    targetPartnerName !== null &&
    matchPartnerName(targetPartnerName, target, registry) === 'belongs-to-another'
  ) {
    findings.push(doubt(['3.3'], anothersName('партнёра', targetPartnerName, target.inn), { attachment }));
  }
  return findings;
}

/** A letter can't have been written after the mail that brought it. (With a later effective date it waits anyway.) */
function datedAhead(
  { letterDate, effectiveDate, attachment }: OfficialLetter,
  { requestDate }: LetterTerms,
): Finding[] {
  if (letterDate === null || letterDate <= requestDate || effectiveDate === null || effectiveDate > requestDate)
    return [];
  const text = `Официальное письмо датировано ${formatDate(letterDate)} — позже, чем пришёл запрос.`;
  return [doubt(['3.3'], text, { attachment, letterDate })];
}

/** 3.6, 3.7: a specialist's eye confirms signature and seal; a seal that the machine didn't see is worth saying. */
function advisoriesOf(letter: OfficialLetter): Advisory[] {
  const advisories: Advisory[] = [];
  if (letter.sealDetected === false) advisories.push('seal-not-detected');
  if (letter.lowQuality) advisories.push('low-scan-quality');
  return advisories;
}

/**
 * Chapter 3: what is missing in a letter or wrong with it. A point that rests on a datum which the machine isn't sure of
 * is no fault of the letter but a doubt (reading 15).
 */
export function checkLetter(letter: OfficialLetter, terms: LetterTerms): LetterCheck {
  const advisories = advisoriesOf(letter);
  const { attachment } = letter;
  if (!letter.readable) return { letter, advisories, findings: [missing('letter-unreadable', { attachment })] };
  const isUnsure = (fields: readonly LetterField[]): boolean => fields.some((field) => letter.doubtful.includes(field));
  const wrong = points(letter, terms)
    .filter((point) => point.wrong && !isUnsure(point.fields))
    .map((point) => missing(point.code, { attachment, ...point.facts }, point.text));
  const unsure = unsureData(letter, terms);
  const doubts = unsure.map((field) =>
    doubt(['3.8'], `${titleOf(letter)} прочитано неуверенно: нужно сверить данные со сканом.`, { attachment, field }),
  );
  const unaddressed =
    letter.addressedToAstral === null && !unsure.includes('addressedToAstral')
      ? [doubt(['3.5'], `${titleOf(letter)}: не удалось прочитать, кому оно адресовано.`, { attachment })]
      : [];
  return {
    letter,
    advisories,
    findings: [...wrong, ...doubts, ...unaddressed, ...datedAhead(letter, terms), ...contradictoryNames(letter, terms)],
  };
}

/** The letter that serves best: with the fewest faults, then with the fewest doubts, then the one that came last. */
export function bestLetter(checks: readonly LetterCheck[]): LetterCheck | null {
  const count = (check: LetterCheck, kind: Finding['kind']): number =>
    check.findings.filter((f) => f.kind === kind).length;
  return checks.reduce<LetterCheck | null>((best, check) => {
    if (best === null) return check;
    const difference = count(check, 'missing') - count(best, 'missing') || count(check, 'doubt') - count(best, 'doubt');
    return difference <= 0 ? check : best;
  }, null);
}

export const isFaultless = (check: LetterCheck): boolean => check.findings.length === 0;
export const isAtFault = (check: LetterCheck): boolean => hasMissing(check.findings);
