import { checkCatalogue, checkStateLabels } from '../applications/checks/index.ts';
import {
  applicationErrors,
  applicationEventRows,
  extrasLabels,
  identificationCenters,
  requisiteLabels,
  stageGroupLabels,
} from '../applications/index.ts';
import { revocationGrounds, revocationReasons, revocationStateLabels } from '../certificates/index.ts';
import {
  applicationStateLabels,
  applicationTypeLabels,
  directionLabels,
  licenceStateLabels,
  partnerKindLabels,
  subscriberKindLabels,
  tariffKindLabels,
} from '../registry/labels.ts';
import { userRoleLabels } from '../roles/index.ts';
import { cardFieldLabels } from '../subscribers/index.ts';
import {
  effectLabels,
  itemFieldLabels,
  itemStateLabels,
  letterFieldLabels,
  mailboxLabels,
  missingLabels,
  paymentFieldLabels,
  productLabels,
  ticketKindLabels,
  ticketStateLabels,
  verdictLabels,
} from '../tickets/index.ts';

type Labels = Readonly<Record<string, string>>;

/** What the journal's `before` and `after` name beyond the fields that have labels of their own. */
const own: Labels = {
  login: 'Логин',
  role: 'Роль',
  email: 'Почта',
  active: 'Доступ открыт',
  secondFactor: 'Второй фактор обязателен',
  until: 'Действует до',
  lockedUntil: 'Закрыт до',
  expiresAt: 'Истекает',
  state: 'Состояние',
  action: 'Действие',
  verdict: 'Решение',
  assignee: 'Исполнитель',
  version: 'Версия',
  text: 'Текст',
  subject: 'Тема',
  title: 'Название',
  filter: 'Отбор',
  view: 'Очередь',
  mailbox: 'Ящик',
  q: 'Слова',
  sort: 'Порядок',
  shared: 'Общий',
  kind: 'Вид',
  type: 'Тип',
  inn: 'ИНН',
  kpp: 'КПП',
  nameKey: 'Имя для сравнения',
  partnerId: 'Партнёр',
  partnerCode: 'Код партнёра',
  salesCenterId: 'Центр продаж',
  representativeInn: 'ИНН представителя',
  services: 'Услуги',
  itsPromo: 'Старт ЭДО',
  subscriberInn: 'ИНН абонента',
  subscriberKpp: 'КПП абонента',
  subscriberName: 'Абонент',
  product: 'Продукт',
  tariff: 'Тариф',
  issuedOn: 'Выдан',
  validFrom: 'Действует с',
  validUntil: 'Действует до',
  receivedOn: 'Получена',
  headInn: 'ИНН головной организации',
  memberInns: 'Участники',
  serial: 'Серийный номер',
  holderName: 'Владелец',
  holderInn: 'ИНН владельца',
  ground: 'Основание отзыва',
  failed: 'Не пройдено',
  reason: 'Причина',
  comment: 'Комментарий',
  request: 'Запрос',
  revokedAt: 'Отозван',
  late: 'Позже срока',
  sha256: 'Контрольная сумма файла',
  created: 'Добавлено',
  changed: 'Изменено',
  removed: 'Убрано',
  unchanged: 'Без изменений',
  held: 'Всего',
  differences: 'Расхождения с реестром',
  since: 'С какого дня',
  imposedBy: 'Кем введена',
  receivedKopecks: 'Оплачено',
  amountKopecks: 'Сумма',
  paidAt: 'Оплачен',
  dueDate: 'Оплатить до',
  invoiceNumber: 'Счёт',
  check: 'Проверка',
  attempt: 'Попытка',
  event: 'Действие',
  error: 'Ошибка',
  errors: 'Ошибки',
  code: 'ошибка',
  center: 'Центр идентификации',
  dueOn: 'Явка до',
  missing: 'Не хватает',
  effects: 'Что последует',
  items: 'По позициям',
  position: 'Позиция',
  clauses: 'Пункты',
  kept: 'Оставлено как решено здесь',
  updated: 'Изменено',
  groups: 'Группы компаний',
  tariffs: 'Тарифы',
  licences: 'Лицензии',
  partners: 'Партнёры',
  subscribers: 'Абоненты',
  applications: 'Заявки',
  certificates: 'Сертификаты',
  itsContracts: 'Договоры 1С:ИТС',
  by: 'Кем',
  on: 'Когда',
  logins: 'Логины',
  emails: 'Адреса',
  name: 'Имя',
  // what a transfer changes, by the type of the change
  'subscriber-partner': 'Партнёр абонента',
  'licence-partner': 'Партнёр лицензии',
  'licence-tariff': 'Тариф лицензии',
  'application-partner': 'Партнёр заявки',
  'application-state': 'Этап заявки',
  'group-dissolved': 'Состав группы',
  'group-restored': 'Состав группы',
  'restriction-imposed': 'Блокировка',
  'restriction-lifted': 'Блокировка',
  'invoice-to-partner': 'Кому счёт',
  'representative-invoice': 'Кому счёт за представителя',
  // sections of a registry file
  partner: 'Партнёры',
  subscriber: 'Абоненты',
  licence: 'Лицензии',
  application: 'Заявки',
  company_group: 'Группы компаний',
  certificate: 'Сертификаты',
  its_contract: 'Договоры 1С:ИТС',
  debt: 'Долги',
  restriction: 'Блокировки',
};

const fields: Labels = {
  ...paymentFieldLabels,
  ...letterFieldLabels,
  ...itemFieldLabels,
  ...cardFieldLabels,
  ...requisiteLabels,
  ...extrasLabels,
  ...Object.fromEntries(checkCatalogue.map(({ id, label }) => [id, label])),
  ...own,
};

const camel = (key: string): string => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A field's name for people. What stands in Russian is a name already; what nobody named isn't shown in English. */
export const journalFieldLabel = (key: string): string =>
  fields[key] ?? fields[camel(key)] ?? (/[А-Яа-яЁё]/.test(key) ? key : 'Прочее');

const yesNo: Labels = { true: 'да', false: 'нет' };
const restrictions: Labels = { automatic: 'автоматически', 'sales-center': 'по просьбе Центра продаж' };
const certificates: Labels = { valid: 'Действует', revoked: 'Отозван', expired: 'Истёк' };
const states: Labels = { ...checkStateLabels, ...itemStateLabels, ...ticketStateLabels };

/** The states of each kind of object: one code may be called differently. */
const statesOf: Readonly<Record<string, Labels>> = {
  licence: licenceStateLabels,
  application: { ...checkStateLabels, ...applicationStateLabels },
  certificate: certificates,
  revocation: revocationStateLabels,
};
const values: Labels = {
  ...stageGroupLabels,
  ...partnerKindLabels,
  ...subscriberKindLabels,
  ...tariffKindLabels,
  ...ticketKindLabels,
  ...applicationTypeLabels,
  ...directionLabels,
  ...mailboxLabels,
  ...restrictions,
  ...userRoleLabels,
  ...productLabels,
  ...verdictLabels,
  ...yesNo,
  '1c-bukhobsluzhivanie': '1С:Бухобслуживание',
};

const labelsOf = (entries: Readonly<Record<string, { label: string }>>): Labels =>
  Object.fromEntries(Object.entries(entries).map(([code, { label }]) => [code, label]));

/** Codes that are told by the field in which they stand. */
const codesOf: Readonly<Record<string, Labels>> = {
  event: labelsOf(applicationEventRows),
  code: labelsOf(applicationErrors),
  error: labelsOf(applicationErrors),
  center: Object.fromEntries(identificationCenters.map(({ id, name }) => [id, name])),
  ground: labelsOf(revocationGrounds),
  reason: labelsOf(revocationReasons),
  missing: missingLabels,
  effects: effectLabels,
  view: {
    mine: '«Мои»',
    ready: '«Готовы к исполнению»',
    review: '«На проверке»',
    waiting: '«Ждут данных»',
    overdue: '«Просрочиваются»',
    all: '«Все»',
    closed: '«Закрытые»',
  },
};

/** What people wrote: it is no code, whatever it looks like. */
const written = new Set([
  'login',
  'logins',
  'name',
  'text',
  'subject',
  'title',
  'email',
  'emails',
  'comment',
  'reason',
]);

/** A code of the journal for people, or the text itself. */
export const journalValueLabel = (objectType: string, field: string, value: string): string => {
  const code = codesOf[field]?.[value];
  if (code !== undefined) return code;
  if (written.has(field)) return value;
  const isState = field === 'state' || field === 'application-state';
  const known = isState ? ((statesOf[objectType] ?? states)[value] ?? states[value]) : undefined;
  return known ?? values[value] ?? states[value] ?? fields[value] ?? value;
};
