import { missingPointTemplates } from './missing-points.ts';
import { noticeTemplates } from './notices.ts';
import { partnerLetterTemplates } from './partner-letters.ts';
import { refusalTemplates } from './refusals.ts';
import { restrictionTemplates } from './restrictions.ts';
import type { Placeholder, TemplateSpec } from './types.ts';

const decision = (meaning: string, sample: string): Placeholder => ({
  name: 'решение',
  meaning,
  sample,
  mandatory: true,
});
const missing: Placeholder = {
  name: 'недостающее',
  meaning: 'Чего не хватает, по какому пункту и что прислать: по каждой позиции',
  sample:
    '1. Не указан КПП абонента (п. 2.1 Регламента). Пришлите КПП абонента.\n2. Не указан логин партнёра (п. 2.1 Регламента). Пришлите логин, соблюдая заглавные и строчные буквы и пробелы.',
  mandatory: true,
};
const opening = 'Чтобы выполнить ваш запрос полностью, нам не хватает данных.\n\n{{недостающее}}\n\n';

/** Every text that a supervisor may change, as the product comes with it. Paragraphs are parted by an empty line. */
export const templateCatalogue = {
  salutation: { title: 'Приветствие', text: 'Здравствуйте!', placeholders: [] },
  signature: {
    title: 'Подпись',
    text: 'С уважением,\n{{сотрудник}}\nООО «Астрал-Софт»\n{{адрес сотрудника}}',
    placeholders: [
      { name: 'сотрудник', meaning: 'Кто отвечает', sample: 'Анна Орлова', mandatory: true },
      { name: 'адрес сотрудника', meaning: 'Адрес для ответа', sample: 'perevod@astral.ru', mandatory: true },
    ],
  },
  answer: {
    title: 'Ответ просившему',
    text: '{{решение}}',
    placeholders: [
      decision(
        'Что исполнено, чего и до какой даты ждём: по каждой позиции',
        'Абонент ООО «Ромашка», ИНН/КПП 7736050003/773643001 (Астрал-Отчетность (1С-Отчетность)) перенесён к партнёру ООО «Новый» 17.03.2026.',
      ),
    ],
  },
  'under-review': {
    title: 'Ответ, пока обращение разбирает специалист',
    text: 'Мы получили ваше обращение, его разбирает специалист.',
    placeholders: [],
  },
  'request-data': {
    title: 'Запрос данных для переноса',
    text: `${opening}Пришлите недостающее ответом на это письмо, не меняя темы. Срок переноса — 8 рабочих часов — считается с момента, когда данные получены полностью (п. 1.3 Регламента).`,
    placeholders: [missing],
  },
  'request-data-other': {
    title: 'Запрос данных по другим обращениям',
    text: `${opening}Пришлите недостающее ответом на это письмо, не меняя темы.`,
    placeholders: [missing],
  },
  refusal: {
    title: 'Отказ',
    text: 'К сожалению, мы не можем исполнить ваш запрос.\n\n{{решение}}',
    placeholders: [
      decision(
        'Почему отказано, по какому пункту и что сделать вместо этого: по каждой позиции',
        'Абонент подключен в рамках сервиса 1С:Бухобслуживание: перенос невозможен (п. 4.1.9 Регламента).',
      ),
    ],
  },
  stranger: {
    title: 'Ответ неизвестному отправителю (п. 1.1)',
    text: 'Запросы на перенос заявок и абонентов мы принимаем только от партнёров и Центров продаж с адресов, которые за ними закреплены (п. 1.1 Регламента).\n\nЕсли вы абонент, обратитесь к партнёру, к которому хотите перейти: он направит запрос сам. Если вы партнёр или Центр продаж, напишите нам с закреплённого за вами адреса.',
    placeholders: [],
  },
  ...missingPointTemplates,
  ...noticeTemplates,
  ...refusalTemplates,
  ...restrictionTemplates,
  ...partnerLetterTemplates,
} as const satisfies Record<string, TemplateSpec>;

export type TemplateKey = keyof typeof templateCatalogue;
/** The texts in use. */
export type Templates = Readonly<Record<TemplateKey, string>>;

export const templateKeys = Object.keys(templateCatalogue) as TemplateKey[];
export const isTemplateKey = (key: string): key is TemplateKey => Object.hasOwn(templateCatalogue, key);
export const templateSpec = (key: TemplateKey): TemplateSpec => templateCatalogue[key];

/** The product's own texts. */
export const defaultTemplates = Object.fromEntries(
  templateKeys.map((key) => [key, templateCatalogue[key].text]),
) as Templates;
