import type { Placeholder, TemplateSpec } from './types.ts';

const points = {
  subscriber: {
    name: 'абонент',
    meaning: 'Наименование, ИНН/КПП абонента',
    sample: 'ООО «Ромашка», ИНН/КПП 7736050003/773643001',
  },
  product: { name: 'продукт', meaning: 'Программный продукт (сервис)', sample: 'Астрал-Отчетность (1С-Отчетность)' },
  target: {
    name: 'новый партнёр',
    meaning: 'Наименование, ИНН/КПП партнёра, к которому осуществлён перенос',
    sample: 'ООО «Новый», ИНН/КПП 7736207543/773601001',
  },
  source: {
    name: 'прежний партнёр',
    meaning: 'Наименование, ИНН/КПП партнёра, от которого был выполнен перенос',
    sample: 'ООО «Прежний», ИНН/КПП 7707083893/770701001',
  },
  grounds: {
    name: 'основание',
    meaning: 'Основание переноса или обратного переноса',
    sample: 'запрос ООО «Новый» от 16.03.2026; официальное письмо абонента от 12.03.2026; п. 4.1.4 Регламента',
  },
  transferredOn: { name: 'дата переноса', meaning: 'День, когда перенос выполнен', sample: '17.03.2026' },
  reversedOn: { name: 'дата возврата', meaning: 'День, когда выполнен обратный перенос', sample: '18.03.2026' },
  staffName: { name: 'сотрудник', meaning: 'Ответственный сотрудник ООО «Астрал-Софт»', sample: 'Анна Орлова' },
  staffAddress: { name: 'адрес сотрудника', meaning: 'Электронный адрес для связи', sample: 'perevod@astral.ru' },
} as const;
const transferred = {
  name: 'что перенесено',
  meaning: '«абонент перенесён» или «заявка абонента перенесена»',
  sample: 'абонент перенесён',
} as const;
const returned = {
  name: 'что возвращено',
  meaning: '«абонент возвращён» или «заявка абонента возвращена»',
  sample: 'абонент возвращён',
} as const;

type Point = Omit<Placeholder, 'mandatory'>;
const must = (...list: readonly Point[]): Placeholder[] => list.map((point) => ({ ...point, mandatory: true }));
const may = (...list: readonly Point[]): Placeholder[] => list.map((point) => ({ ...point, mandatory: false }));

const { subscriber, product, target, source, grounds, transferredOn, reversedOn, staffName, staffAddress } = points;

/** The notices of 1.5, and those of a reverse transfer, which is a transfer too. The points of 1.5.1 are mandatory. */
export const noticeTemplates = {
  'notice-source': {
    title: 'Уведомление прежнему партнёру о переносе (п. 1.5.1)',
    text: [
      'Сообщаем, что {{что перенесено}} от вас к другому партнёру (п. 1.5.1 Регламента).',
      '',
      'Абонент: {{абонент}}',
      'Продукт: {{продукт}}',
      'Партнёр, к которому осуществлён перенос: {{новый партнёр}}',
      'Основание переноса: {{основание}}',
      'Дата переноса: {{дата переноса}}',
      'Ответственный сотрудник ООО «Астрал-Софт»: {{сотрудник}}, {{адрес сотрудника}}',
    ].join('\n'),
    placeholders: [
      ...must(transferred, subscriber, target, grounds, transferredOn, staffName, staffAddress),
      ...may(product),
    ],
  },
  'notice-target': {
    title: 'Уведомление новому партнёру о переносе (п. 1.5.2)',
    text: [
      'Сообщаем, что {{что перенесено}} к вам (п. 1.5.2 Регламента).',
      '',
      'Абонент: {{абонент}}',
      'Продукт: {{продукт}}',
      'Дата переноса: {{дата переноса}}',
    ].join('\n'),
    placeholders: [...must(transferred, subscriber), ...may(product, transferredOn, staffName, staffAddress)],
  },
  'reversal-source': {
    title: 'Уведомление прежнему партнёру об обратном переносе',
    text: [
      'Сообщаем, что {{что возвращено}} к вам: перенос от {{дата переноса}} отменён.',
      '',
      'Абонент: {{абонент}}',
      'Продукт: {{продукт}}',
      'Партнёр, от которого осуществлён обратный перенос: {{новый партнёр}}',
      'Основание обратного переноса: {{основание}}',
      'Дата обратного переноса: {{дата возврата}}',
      'Ответственный сотрудник ООО «Астрал-Софт»: {{сотрудник}}, {{адрес сотрудника}}',
    ].join('\n'),
    placeholders: [
      ...must(returned, subscriber, target, grounds, reversedOn, staffName, staffAddress),
      ...may(product, transferredOn),
    ],
  },
  'reversal-target': {
    title: 'Уведомление новому партнёру об обратном переносе',
    text: [
      'Сообщаем, что {{что возвращено}} от вас к прежнему партнёру: перенос от {{дата переноса}} отменён.',
      '',
      'Абонент: {{абонент}}',
      'Продукт: {{продукт}}',
      'Партнёр, к которому осуществлён обратный перенос: {{прежний партнёр}}',
      'Основание обратного переноса: {{основание}}',
      'Дата обратного переноса: {{дата возврата}}',
      'Ответственный сотрудник ООО «Астрал-Софт»: {{сотрудник}}, {{адрес сотрудника}}',
    ].join('\n'),
    placeholders: [
      ...must(returned, subscriber, source, grounds, reversedOn, staffName, staffAddress),
      ...may(product, transferredOn),
    ],
  },
} as const satisfies Record<string, TemplateSpec>;
