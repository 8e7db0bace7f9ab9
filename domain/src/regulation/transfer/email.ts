import { productNames } from '../../products.ts';
import { type RequestField, requestFields } from '../../requests/types.ts';
import { isValidInn } from '../../requisites/inn.ts';
import { doubt, type Facts, type Finding, missing, type RuleText } from '../findings.ts';
import type { MissingCode } from '../types.ts';
import { inRequestWords } from './fields.ts';
import type { Situation } from './situation.ts';
import { isLegalEntityInn } from './subscriber.ts';

export const emailRules: readonly RuleText[] = [
  {
    clause: '2.1',
    quote:
      'В тексте электронного письма с запросом на перенос заявок и/или абонентов должны содержаться следующие данные',
  },
  { clause: '2.2', quote: 'Все данные, перечисленные в п.2.1. должны быть указаны с возможностью копирования.' },
  {
    clause: '2.3',
    quote:
      'Логин доступа к Информационному ресурсу должен быть указан с соблюдением заглавных/прописных букв, пробелов.',
  },
];

const codeOfAbsent: Readonly<Record<RequestField, MissingCode>> = {
  product: 'product',
  subscriberInn: 'subscriber-inn',
  subscriberKpp: 'subscriber-kpp',
  subscriberName: 'subscriber-name',
  targetPartnerName: 'target-partner-name',
  targetPartnerInn: 'target-partner-inn',
  targetPartnerLogin: 'target-partner-login',
};

const legalForm =
  /(?<!\p{L})(?:ООО|[ОЗПН]?АО|АНО|НКО|ТС[ЖН]|СНТ|ФГУП|[ГМ]УП|ФГБУ|[ГМ][КБА]У)(?!\p{L})|обществ|учреждени|унитарн|товариществ|кооператив/iu;

/** 2.1 asks for a КПП of legal entities alone. Without an ИНН only the legal form in the name tells which it is. */
function needsKpp({ item, input }: Situation): boolean {
  const { subscriberInn: inn, subscriberName: name } = item;
  if (inn !== null && (inn.length === 10 || inn.length === 12)) return isLegalEntityInn(inn);
  if (inn === null && input.picturedFields.includes('subscriberInn')) return false;
  return name !== null && legalForm.test(name);
}

/** 2.1 and 2.2: what the text of the mail doesn't state. */
function absentFields(situation: Situation): Finding[] {
  const { item, input } = situation;
  const required = (Object.keys(codeOfAbsent) as RequestField[]).filter(
    (field) => field !== 'subscriberKpp' || needsKpp(situation),
  );
  const absent = required.filter((field) => item[field] === null);
  const pictured = absent.filter((field) => input.picturedFields.includes(field));
  if (pictured.length === 0) return absent.map((field) => missing(codeOfAbsent[field]));
  const facts: Facts = { fields: pictured.map((field) => inRequestWords[field]).join(', ') };
  // A request that is a picture is asked for as text once, not field by field: what could not be read there stands there, too.
  const isPicture = absent.length === required.length || pictured.length * 2 >= required.length;
  const unseen = isPicture ? [] : absent.filter((field) => !pictured.includes(field));
  const text = `Только на изображении, а не в тексте письма: ${facts.fields}. Данные нужно указать так, чтобы их можно было скопировать.`;
  return [missing('fields-not-copyable', facts, text), ...unseen.map((field) => missing(codeOfAbsent[field]))];
}

type Wrong = { code: MissingCode; fields: readonly RequestField[]; facts: Facts; text: string };

function wrongSubscriber({ item, input, subscriber, holdings }: Situation): Wrong[] {
  const { subscriberInn: inn, subscriberKpp: kpp, product } = item;
  if (inn === null) return [];
  if (!isValidInn(inn)) {
    const text = `ИНН абонента ${inn} указан с ошибкой: не сходятся контрольные цифры.`;
    return [{ code: 'subscriber-inn-invalid', fields: ['subscriberInn'], facts: { inn }, text }];
  }
  // Several КПП under one ИНН and none stated: that the КПП is missing says it already.
  const known = input.registry.subscribersByInn(inn).length + input.registry.applicationsByInn(inn).length > 0;
  if (subscriber === null && known && kpp === null && isLegalEntityInn(inn)) return [];
  const newcomer = subscriber !== null && subscriber.record === null;
  const nothingOfProduct =
    newcomer && product !== null && holdings.liveApplication === null && !holdings.onlyClosedApplications;
  if (subscriber !== null && !nothingOfProduct) return [];
  const text = `Абонент с ИНН ${inn}${kpp === null ? '' : ` и КПП ${kpp}`} в Web-Регистраторе не найден.`;
  return [{ code: 'subscriber-not-found', fields: ['subscriberInn', 'subscriberKpp'], facts: { inn, kpp }, text }];
}

function wrongTarget({ item, target }: Situation): Wrong[] {
  const { targetPartnerInn: inn, targetPartnerLogin: login } = item;
  if (inn !== null && !isValidInn(inn)) {
    const text = `ИНН партнёра ${inn} указан с ошибкой: не сходятся контрольные цифры.`;
    return [{ code: 'target-partner-inn-invalid', fields: ['targetPartnerInn'], facts: { inn }, text }];
  }
  if (inn !== null && target.partner === null) {
    const text = `Партнёр с ИНН ${inn}, к которому нужен перенос, в Web-Регистраторе не найден.`;
    return [{ code: 'target-partner-not-found', fields: ['targetPartnerInn'], facts: { inn }, text }];
  }
  // 2.3, byte for byte. Without a known partner there is nothing to compare with.
  if (target.partner === null || login === null || target.partner.logins.includes(login)) return [];
  const facts = { login, partner: target.partner.name };
  const text = `Логин «${login}» не совпадает с логином партнёра ${target.partner.name} в Web-Регистраторе: важны заглавные и строчные буквы и пробелы.`;
  return [{ code: 'target-partner-login-mismatch', fields: ['targetPartnerLogin', 'targetPartnerInn'], facts, text }];
}

const shown = (field: RequestField, item: Situation['item']): string =>
  `${inRequestWords[field]} — ${field === 'product' && item.product !== null ? productNames[item.product] : item[field]}`;

const statedFields = (item: Situation['item']): RequestField[] => requestFields.filter((field) => item[field] !== null);
const doubtedFields = (item: Situation['item']): RequestField[] =>
  statedFields(item).filter((field) => item.doubtful.includes(field));

/** Where nothing that is stated is sure, the request itself is in doubt: taken back, put off, or contradicted by its own words. */
export function requestInDoubt({ item }: Situation): Finding[] {
  const doubted = doubtedFields(item);
  if (doubted.length < 2 || doubted.length < statedFields(item).length) return [];
  const text =
    'Под сомнением вся просьба: письма могут отзывать или откладывать её, ставить условие или противоречить друг другу. Прочитайте переписку и подтвердите каждое поле.';
  return [doubt(['2.1'], text, { fields: doubted.join(', ') })];
}

/** What of the stated data the machine isn't sure of, as one reason. */
function unsure({ item }: Situation): Finding[] {
  const doubted = doubtedFields(item);
  if (doubted.length === 0) return [];
  const text = `Прочитано неуверенно, или данные расходятся: ${doubted.map((field) => shown(field, item)).join('; ')}. Сверьте с перепиской.`;
  return [doubt(['2.1'], text, { fields: doubted.join(', ') })];
}

/**
 * 2.1–2.3, reading 13. A value that the machine isn't sure of is no fault of the requester: where the point rests on
 * it, the item goes to a specialist instead.
 */
export function checkEmail(situation: Situation): Finding[] {
  const { item } = situation;
  const wrong = [...wrongSubscriber(situation), ...wrongTarget(situation)]
    .filter(({ fields }) => !fields.some((field) => item.doubtful.includes(field)))
    .map(({ code, facts, text }) => missing(code, facts, text));
  return [...absentFields(situation), ...wrong, ...unsure(situation)];
}
