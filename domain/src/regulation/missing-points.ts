import type { CitedClause } from './editions.ts';
import type { MissingCode } from './types.ts';

export type MissingPoint = {
  /** The clauses of the point itself. A missing document adds none to the clause that demands it. */
  clauses: readonly CitedClause[];
  /** What is wrong, said to the requester. */
  text: string;
};

const points: Readonly<Record<MissingCode, MissingPoint>> = {
  product: {
    clauses: ['2.1'],
    text: 'Не указано наименование программного продукта (сервиса), по которому нужен перенос.',
  },
  'subscriber-inn': { clauses: ['2.1'], text: 'Не указан ИНН абонента.' },
  'subscriber-inn-invalid': { clauses: ['2.1'], text: 'ИНН абонента указан с ошибкой: не сходятся контрольные цифры.' },
  'subscriber-kpp': { clauses: ['2.1'], text: 'Не указан КПП абонента — юридического лица.' },
  'subscriber-name': { clauses: ['2.1'], text: 'Не указано наименование абонента.' },
  'subscriber-not-found': { clauses: ['2.1'], text: 'Абонент с указанными ИНН и КПП в Web-Регистраторе не найден.' },
  'target-partner-name': { clauses: ['2.1'], text: 'Не указано наименование партнёра, к которому нужен перенос.' },
  'target-partner-inn': { clauses: ['2.1'], text: 'Не указан ИНН партнёра, к которому нужен перенос.' },
  'target-partner-inn-invalid': {
    clauses: ['2.1'],
    text: 'ИНН партнёра, к которому нужен перенос, указан с ошибкой: не сходятся контрольные цифры.',
  },
  'target-partner-login': {
    clauses: ['2.1'],
    text: 'Не указан логин доступа к Web-Регистратору партнёра, к которому нужен перенос.',
  },
  'target-partner-login-mismatch': {
    clauses: ['2.3'],
    text: 'Указанный логин не совпадает с логином этого партнёра в Web-Регистраторе: важны заглавные и строчные буквы и пробелы.',
  },
  'target-partner-not-found': {
    clauses: ['2.1'],
    text: 'Партнёр с указанным ИНН, к которому нужен перенос, в Web-Регистраторе не найден.',
  },
  'fields-not-copyable': {
    clauses: ['2.2'],
    text: 'Данные есть только на изображении: их нужно указать в тексте письма так, чтобы их можно было скопировать.',
  },
  'official-letter': { clauses: [], text: 'Не приложено официальное письмо абонента.' },
  'official-letter-or-payment': {
    clauses: [],
    text: 'Не приложено официальное письмо абонента или документ об оплате новой лицензии партнёру, к которому нужен перенос.',
  },
  'letter-unreadable': {
    clauses: ['3.8', '3.9'],
    text: 'Качество скана не позволяет проверить данные официального письма: нужен разборчивый скан.',
  },
  'letter-not-a-scan': {
    clauses: ['3.8', '3.9'],
    text: 'Вместо скана подписанного официального письма приложен его текст: нужна сканированная копия.',
  },
  'letter-subscriber': {
    clauses: ['3.3'],
    text: 'В официальном письме не указаны ИНН/КПП этого абонента или названа другая организация.',
  },
  'letter-product': { clauses: ['3.3'], text: 'В официальном письме не указан этот программный продукт (сервис).' },
  'letter-target-partner': {
    clauses: ['3.3'],
    text: 'В официальном письме не указаны наименование и ИНН партнёра, к которому нужен перенос, или назван другой партнёр.',
  },
  'letter-date': {
    clauses: ['3.3'],
    text: 'В официальном письме нет ни даты, с которой нужен перенос, ни даты самого письма.',
  },
  'letter-date-expired': {
    clauses: ['3.4.1'],
    text: 'Дата переноса в официальном письме раньше запроса более чем на 14 календарных дней: нужно новое письмо.',
  },
  'letter-addressee': { clauses: ['3.5'], text: 'Официальное письмо адресовано не в ООО «Астрал-Софт».' },
  'letter-group-list': {
    clauses: [],
    text: 'Перенос группы компаний по одному письму возможен, только если письмо головной компании и запрос называют всех её абонентов.',
  },
  'payment-mismatch': {
    clauses: [],
    text: 'Документ об оплате не подтверждает оплату абонентом новой лицензии партнёру, к которому нужен перенос.',
  },
  payment: { clauses: [], text: 'Счёт не оплачен, и платёжный документ не приложен.' },
  'extra-directions': {
    clauses: [],
    text: 'У абонента есть лишние направления: по акции «Старт ЭДО» допустимо только одно направление — ФНС.',
  },
};

/** What a code of `missing` says to the requester, and by which clauses. */
export const missingPoint = (code: MissingCode): MissingPoint => points[code];
