import type { Placeholder, TemplateSpec } from './types.ts';

const must = (name: string, meaning: string, sample: string): Placeholder => ({
  name,
  meaning,
  sample,
  mandatory: true,
});
const may = (name: string, meaning: string, sample: string): Placeholder => ({
  name,
  meaning,
  sample,
  mandatory: false,
});

const partner = must('партнёр', 'Наименование, ИНН/КПП партнёра', 'ООО «Новый», ИНН/КПП 7736207543/773601001');
const day = must('дата', 'С какого дня', '17.03.2026');
const grounds = must(
  'основание',
  'Почему',
  'наличие задолженности перед Центром продаж АО «Центр»: счета не оплачены в установленный срок',
);
const logins = must('логины', 'Логины партнёра в Web-Регистраторе', '«New Soft_1»');
const invoices = must(
  'счета',
  'Неоплаченные счета: продукт, номер, срок, сумма',
  'Не оплачено:\n  — счёт СЧ-1, 1С-Отчетность, срок оплаты 10.03.2026: 4 900,00 ₽\nВсего: 4 900,00 ₽.',
);
const remedy = must(
  'как снять',
  'Что сделать, чтобы доступ вернулся',
  'Чтобы снять блокировку, оплатите счета. По факту поступления оплаты доступ в Web-Регистратор будет восстановлен.',
);
const event = must('событие', 'Что произошло', 'доступ в Web-Регистратор ограничен с 17.03.2026');

/** The financial block, in the words of WEB-Регистратор's own notice. */
export const restrictionTemplates = {
  'restriction-imposed': {
    title: 'Уведомление партнёру о финансовой блокировке',
    text: [
      'Функционал Web-Регистратора ограничен!',
      '',
      'Учётная запись {{партнёр}} с {{дата}} переведена в статус финансовой блокировки. Основание: {{основание}}.',
      '',
      'Что ограничено: доступ в Web-Регистратор под логинами {{логины}}.',
      '',
      '{{счета}}',
      '',
      '{{как снять}}',
    ].join('\n'),
    placeholders: [partner, day, grounds, logins, invoices, remedy],
  },
  'restriction-lifted': {
    title: 'Уведомление партнёру о снятии финансовой блокировки',
    text: [
      'Финансовая блокировка учётной записи {{партнёр}} снята {{дата}}: доступ в Web-Регистратор под логинами {{логины}} восстановлен.',
      '',
      'Основание: {{основание}}.',
    ].join('\n'),
    placeholders: [partner, day, grounds, logins],
  },
  'restriction-sales-center': {
    title: 'Уведомление Центру продаж о блокировке его партнёра',
    text: [
      'Сообщаем о вашем партнёре {{партнёр}}: {{событие}}.',
      '',
      'Основание: {{основание}}.',
      '',
      '{{счета}}',
    ].join('\n'),
    placeholders: [partner, event, grounds, may(invoices.name, invoices.meaning, invoices.sample)],
  },
} as const satisfies Record<string, TemplateSpec>;
