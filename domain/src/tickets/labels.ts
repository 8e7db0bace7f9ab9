import { type Product, productNames } from '../products.ts';
import type { Advisory, Effect, MissingCode, TicketAction, Verdict } from '../regulation/types.ts';
import type { ItemField, LetterField, Mailbox, PaymentField, SenderRole, TicketKind } from '../requests/types.ts';
import type { StaffAction } from './actions.ts';
import type { ItemState } from './items.ts';
import type { TicketState } from './states.ts';

// Codes of mails and tickets as people read them: the panel, the api's messages and the mails take them from here.

export const productLabels: Readonly<Record<Product, string>> = productNames;

export const verdictLabels: Readonly<Record<Verdict, string>> = {
  execute: 'Исполнить',
  'request-data': 'Запросить данные',
  refuse: 'Отказать',
  wait: 'Ждать даты',
  review: 'Разобрать',
};

export const ticketKindLabels: Readonly<Record<TicketKind, string>> = {
  transfer: 'Перенос',
  'debt-inquiry': 'Вопрос о задолженности',
  unblock: 'Снятие ограничения',
  block: 'Наложение ограничения',
  'edo-reject': 'Отклонение заявки Астрал ЭДО',
  'start-edo': 'Старт ЭДО',
  other: 'Прочее',
};

export const ticketStateLabels: Readonly<Record<TicketState, string>> = {
  open: 'Открыто',
  'waiting-data': 'Ждёт данных',
  'waiting-date': 'Ждёт даты',
  executed: 'Исполнено',
  refused: 'Отказано',
  answered: 'Дан ответ',
  closed: 'Закрыто',
  reversed: 'Перенос отменён',
};

export const itemStateLabels: Readonly<Record<ItemState, string>> = {
  open: 'Открыта',
  executed: 'Исполнена',
  refused: 'Отказано',
  answered: 'Дан ответ',
  reversed: 'Перенос отменён',
};

export const ticketActionLabels: Readonly<Record<TicketAction, string>> = {
  'transfer-application': 'Перенести заявку',
  'transfer-subscriber': 'Перенести абонента',
  'send-debt-statement': 'Отправить сведения о задолженности',
  'lift-restriction': 'Снять финансовую блокировку',
  'impose-restriction': 'Наложить финансовую блокировку',
  'reject-application': 'Отклонить заявку и сообщить Код партнёра',
};

export const staffActionLabels: Readonly<Record<StaffAction, string>> = {
  take: 'Взять в работу',
  release: 'Вернуть в очередь',
  execute: 'Исполнить',
  'ask-data': 'Запросить данные',
  refuse: 'Отказать',
  answer: 'Ответить',
  correct: 'Исправить поле',
  close: 'Закрыть',
  reopen: 'Вернуть в работу',
  undo: 'Отменить',
  reverse: 'Обратный перенос',
  assign: 'Передать',
  merge: 'Объединить',
  split: 'Разделить',
};

export const effectLabels: Readonly<Record<Effect, string>> = {
  'invoice-to-target': 'Счёт за лицензию получит новый партнёр',
  'tariff-replaced': 'Тариф заменится на обслуживание по ранее заключённому договору',
  'account-only': 'Переносится только учётная запись, без лицензии',
  'application-only': 'Переносится только заявка',
  'group-dissolves': 'Группа компаний распадётся',
  'representative-invoice-at-quarter-end': 'Счёт за транзакции получит партнёр, обслуживающий на конец квартала',
};

export const advisoryLabels: Readonly<Record<Advisory, string>> = {
  'seal-not-detected': 'Печать на скане не распознана',
  'low-scan-quality': 'Скан низкого качества',
  'sender-is-third-party': 'Пишет не прежний и не новый партнёр и не их Центр продаж',
  'name-differs': 'Наименование отличается от реестра',
  'target-restricted': 'У нового партнёра финансовая блокировка',
  'dkim-fail': 'Подпись DKIM не прошла проверку',
};

export const missingLabels: Readonly<Record<MissingCode, string>> = {
  product: 'Не назван продукт',
  'subscriber-inn': 'Нет ИНН абонента',
  'subscriber-inn-invalid': 'ИНН абонента с ошибкой',
  'subscriber-kpp': 'Нет КПП абонента',
  'subscriber-name': 'Нет наименования абонента',
  'subscriber-not-found': 'Абонент не найден',
  'target-partner-name': 'Нет наименования нового партнёра',
  'target-partner-inn': 'Нет ИНН нового партнёра',
  'target-partner-inn-invalid': 'ИНН нового партнёра с ошибкой',
  'target-partner-login': 'Нет логина нового партнёра',
  'target-partner-login-mismatch': 'Логин не этого партнёра',
  'target-partner-not-found': 'Новый партнёр не найден',
  'fields-not-copyable': 'Данные нельзя скопировать',
  'official-letter': 'Нет официального письма',
  'official-letter-or-payment': 'Нет официального письма или платёжного документа',
  'letter-unreadable': 'Скан письма нечитаем',
  'letter-subscriber': 'В письме другой абонент',
  'letter-product': 'В письме другой продукт',
  'letter-target-partner': 'В письме другой партнёр',
  'letter-date': 'В письме нет даты',
  'letter-date-expired': 'Дата в письме старше 14 дней',
  'letter-addressee': 'Письмо адресовано не в ООО «Астрал-Софт»',
  'letter-group-list': 'Перечень группы компаний неполон',
  'payment-mismatch': 'Платёжный документ не подтверждает оплату',
  payment: 'Нет подтверждения оплаты',
  'extra-directions': 'Лишние направления сдачи отчётности',
  'letter-not-a-scan': 'Письмо приложено не сканом',
};

export const itemFieldLabels: Readonly<Record<ItemField, string>> = {
  product: 'Продукт',
  subscriberInn: 'ИНН абонента',
  subscriberKpp: 'КПП абонента',
  subscriberName: 'Наименование абонента',
  targetPartnerName: 'Новый партнёр',
  targetPartnerInn: 'ИНН нового партнёра',
  targetPartnerLogin: 'Логин нового партнёра',
  wishedDate: 'Перенести не раньше',
};

export const letterFieldLabels: Readonly<Record<LetterField, string>> = {
  subscriberInn: 'ИНН абонента',
  subscriberKpp: 'КПП абонента',
  subscriberName: 'Наименование абонента',
  product: 'Продукт',
  targetPartnerInn: 'ИНН нового партнёра',
  targetPartnerName: 'Новый партнёр',
  letterDate: 'Дата письма',
  effectiveDate: 'Дата переноса',
  addressedToAstral: 'Адресат — ООО «Астрал-Софт»',
  groupInns: 'Перечень группы компаний',
};

export const paymentFieldLabels: Readonly<Record<PaymentField, string>> = {
  payerInn: 'ИНН плательщика',
  payeeInn: 'ИНН получателя',
  amount: 'Сумма',
  date: 'Дата платежа',
};

export const mailboxLabels: Readonly<Record<Mailbox, string>> = {
  perevod: 'Переносы',
  sverka: 'Сверка',
  partners: 'Партнёры',
};

export const senderRoleLabels: Readonly<Record<SenderRole, string>> = {
  partner: 'Партнёр',
  'sales-center': 'Центр продаж',
  subscriber: 'Абонент',
  unknown: 'Неизвестный отправитель',
};
