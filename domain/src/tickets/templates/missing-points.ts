import { missingPoint } from '../../regulation/missing-points.ts';
import { type MissingCode, missingCodes } from '../../regulation/types.ts';
import type { Placeholder, TemplateSpec } from './types.ts';

type Remedy = { title: string; text: string; placeholders?: readonly Placeholder[] };

const must = (name: string, meaning: string, sample: string): Placeholder => ({
  name,
  meaning,
  sample,
  mandatory: true,
});
const writtenInn = (whose: string): Placeholder => ({
  name: 'указанный ИНН',
  meaning: `ИНН ${whose}, как он указан в запросе`,
  sample: '7736050004',
  mandatory: false,
});

const formats = 'PDF, JPG, PNG или TIFF, лучше 300 dpi';
const newLetter = (what: string): string => `Пришлите новое официальное письмо абонента, ${what}.`;

/**
 * What exactly to send for each missing point: the smallest thing that would pass. Never tells what the registry holds
 * (logins, partners): the asker has to know it.
 */
const remedies: Readonly<Record<MissingCode, Remedy>> = {
  product: {
    title: 'продукт (сервис)',
    text: 'Напишите, какой продукт (сервис) переносится, например «1С-Отчетность» или «Астрал Отчет 4.5».',
  },
  'subscriber-inn': {
    title: 'ИНН абонента',
    text: 'Пришлите ИНН абонента, а для юридического лица — ИНН и КПП.',
  },
  'subscriber-inn-invalid': {
    title: 'неверный ИНН абонента',
    text: 'Проверьте ИНН {{указанный ИНН}} и пришлите верный.',
    placeholders: [writtenInn('абонента')],
  },
  'subscriber-kpp': { title: 'КПП абонента', text: 'Пришлите КПП абонента.' },
  'subscriber-name': { title: 'наименование абонента', text: 'Пришлите наименование абонента.' },
  'subscriber-not-found': {
    title: 'абонент не найден',
    text: 'Проверьте ИНН и КПП абонента и пришлите верные.',
  },
  'target-partner-name': {
    title: 'наименование партнёра',
    text: 'Пришлите наименование партнёра так, как оно указано в Web-Регистраторе.',
  },
  'target-partner-inn': { title: 'ИНН партнёра', text: 'Пришлите ИНН этого партнёра.' },
  'target-partner-inn-invalid': {
    title: 'неверный ИНН партнёра',
    text: 'Проверьте ИНН {{указанный ИНН}} и пришлите верный.',
    placeholders: [writtenInn('партнёра')],
  },
  'target-partner-login': {
    title: 'логин партнёра',
    text: 'Пришлите логин, соблюдая заглавные и строчные буквы и пробелы.',
  },
  'target-partner-login-mismatch': {
    title: 'логин не этого партнёра',
    text: 'Скопируйте логин из Web-Регистратора и пришлите его текстом (в письме указано «{{указанный логин}}»).',
    placeholders: [
      {
        name: 'указанный логин',
        meaning: 'Логин, как он указан в запросе',
        sample: 'new soft_1',
        mandatory: false,
      },
    ],
  },
  'target-partner-not-found': {
    title: 'партнёр не найден',
    text: 'Проверьте наименование, ИНН и логин партнёра и пришлите верные.',
  },
  'fields-not-copyable': {
    title: 'данные только на изображении',
    text: 'Достаточно повторить их в ответе текстом.',
  },
  'official-letter': {
    title: 'официальное письмо',
    text: `Пришлите сканированную копию подписанного письма на бланке (${formats}). Образцы писем — в Web-Регистраторе на вкладке «Документация».`,
  },
  'official-letter-or-payment': {
    title: 'официальное письмо или платёжный документ',
    text: 'Пришлите одно из двух: сканированную копию официального письма абонента или платёжный документ, где плательщик — абонент, а получатель — партнёр, к которому нужен перенос.',
  },
  'letter-unreadable': {
    title: 'неразборчивый скан письма',
    text: `Отсканируйте письмо ещё раз (${formats}) и пришлите копию.`,
  },
  'letter-subscriber': {
    title: 'абонент в официальном письме',
    text: newLetter('в котором указаны наименование, ИНН и КПП именно этого абонента'),
  },
  'letter-product': {
    title: 'продукт в официальном письме',
    text: newLetter('в котором назван именно этот продукт (сервис)'),
  },
  'letter-target-partner': {
    title: 'партнёр в официальном письме',
    text: newLetter('в котором указаны наименование и ИНН того партнёра, что и в запросе'),
  },
  'letter-date': {
    title: 'дата в официальном письме',
    text: newLetter('в котором указана дата переноса или дата письма'),
  },
  'letter-date-expired': {
    title: 'устаревшая дата переноса',
    text: 'Дата переноса в нём не должна быть раньше вашего запроса более чем на {{срок}}.',
    placeholders: [must('срок', 'Сколько дней допускает Регламент', '14 календарных дней')],
  },
  'letter-addressee': {
    title: 'адресат официального письма',
    text: newLetter('адресованное в ООО «Астрал-Софт»'),
  },
  'letter-group-list': {
    title: 'перечень абонентов группы',
    text: 'Пришлите письмо головной компании с перечнем всех абонентов группы и укажите их всех в запросе либо приложите отдельное письмо каждого переносимого абонента.',
  },
  'payment-mismatch': {
    title: 'платёжный документ не подходит',
    text: 'Пришлите платёжный документ, где плательщик — абонент, а получатель — партнёр, к которому нужен перенос, или официальное письмо абонента.',
  },
  payment: { title: 'оплата задолженности', text: 'Пришлите платёжный документ об оплате задолженности.' },
  'extra-directions': {
    title: 'лишние направления',
    text: 'Удалите лишние направления и ответьте на это письмо.',
  },
  'letter-not-a-scan': {
    title: 'текст вместо скана письма',
    text: `Подпишите письмо на бланке, отсканируйте (${formats}) и пришлите копию.`,
  },
};

/** Without what is wrong, and by which clause, a point can't be told: no edition may leave it out. */
const remark = (code: MissingCode): Placeholder => {
  const { clauses, text } = missingPoint(code);
  const sample = `${text.replace(/\.$/, '')} (п. ${clauses[0] ?? '4.1.4'} Регламента).`;
  return must('замечание', 'Чего не хватает или что не так, и пункт Регламента', sample);
};

function pointTemplate(code: MissingCode): TemplateSpec {
  const { title, text, placeholders = [] } = remedies[code];
  return {
    title: `Запрос данных: ${title}`,
    text: `{{замечание}} ${text}`,
    placeholders: [remark(code), ...placeholders],
  };
}

/** One point of a request for data: what is wrong, and what to send. The key ends with the code of what is missing. */
export const missingPointTemplates = Object.fromEntries(
  missingCodes.map((code) => [`missing-${code}`, pointTemplate(code)]),
) as Record<`missing-${MissingCode}`, TemplateSpec>;
