import type { ClauseId, MissingCode } from '../regulation/types.ts';

export const letterFormIds = ['ordinary', 'representative', 'authorized-center', 'group-head'] as const;
export type LetterFormId = (typeof letterFormIds)[number];

/** A block of a form: a line of text, or a table with empty rows to be filled in. */
export type FormBlock =
  | { kind: 'text'; text: string; align?: 'left' | 'center' | 'right'; bold?: true; small?: true }
  | { kind: 'table'; columns: readonly string[]; emptyRows: number };

/** A recommended form of an official letter (3.2). */
export type LetterForm = {
  id: LetterFormId;
  title: string;
  /** The clause that speaks of this form. */
  clause: ClauseId;
  fileName: string;
  blocks: readonly FormBlock[];
};

const line = '______________________________';
const day = '«___» ______________ 20___ г.';
const text = (value: string): FormBlock => ({ kind: 'text', text: value });
const small = (value: string): FormBlock => ({ kind: 'text', text: value, small: true });

/** 3.5: on the letterhead, addressed to Астрал-Софт. */
const head = (title: string): FormBlock[] => [
  {
    kind: 'text',
    text: '[Официальный бланк организации или индивидуального предпринимателя]',
    align: 'center',
    small: true,
  },
  { kind: 'text', text: 'В ООО «Астрал-Софт»', align: 'right' },
  text(`Исх. № __________ от ${day}`),
  { kind: 'text', text: title, align: 'center', bold: true },
];

/** 3.3: the partner's name and ИНН, and the date of the transfer. */
const target: readonly FormBlock[] = [
  text(`Наименование партнёра, к которому осуществляется перенос: ${line}`),
  text('ИНН партнёра: ____________________'),
  text(`Дата, с которой необходимо осуществить перенос: ${day}`),
];

/** 3.6 and 3.7, and what makes letters come back most often. */
const foot: readonly FormBlock[] = [
  text('Руководитель (должность): ____________________   Подпись: ______________   Ф. И. О.: ____________________'),
  text('М. П.'),
  small('Подписывает руководитель организации либо иное лицо, имеющее на это право (п. 3.6 Регламента).'),
  small(
    'Для юридических лиц печать обязательна, если иное прямо не прописано в Уставе; для индивидуальных предпринимателей желательна (п. 3.7 Регламента).',
  ),
  small(
    'Дата переноса не должна быть раньше запроса партнёра более чем на 14 календарных дней (п. 3.4.1 Регламента). Если она не указана, за неё принимается дата письма (п. 3.4.4 Регламента).',
  ),
  small('Партнёр или Центр продаж направляет сканированную копию письма на perevod@astral.ru (п. 3.8 Регламента).'),
];

const subscriber = (who: string): FormBlock[] => [
  text(`Наименование ${who}: ${line}`),
  text('ИНН: ____________________   КПП: ____________________'),
];

/** The recommended forms, as data: the files are made of them. */
export const letterForms: Readonly<Record<LetterFormId, LetterForm>> = {
  ordinary: {
    id: 'ordinary',
    title: 'Письмо абонента о переносе',
    clause: '3.2',
    fileName: 'Письмо о переносе абонента.docx',
    blocks: [
      ...head('Письмо о переносе абонента'),
      text('Просим осуществить перенос абонента:'),
      ...subscriber('абонента'),
      text(`Программный продукт (сервис): ${line}`),
      ...target,
      ...foot,
    ],
  },
  representative: {
    id: 'representative',
    title: 'Письмо уполномоченного представителя',
    clause: '4.1.6',
    fileName: 'Письмо о переносе уполномоченного представителя.docx',
    blocks: [
      ...head('Письмо о переносе уполномоченного представителя'),
      text(
        'Просим осуществить перенос уполномоченного представителя, подключенного по тарифу «Платная лицензия УП (годовое обслуживание)»:',
      ),
      ...subscriber('уполномоченного представителя'),
      text('Программный продукт (сервис): Астрал-Отчетность (1С-Отчетность)'),
      ...target,
      text(
        'С тем, что счёт за транзакции будет выставлен партнёру, у которого уполномоченный представитель обслуживается на момент окончания отчётного квартала, ознакомлены.',
      ),
      ...foot,
    ],
  },
  'authorized-center': {
    id: 'authorized-center',
    title: 'Письмо авторизованного центра',
    clause: '4.2.3',
    fileName: 'Письмо о переносе авторизованного центра.docx',
    blocks: [
      ...head('Письмо о переносе авторизованного центра'),
      text('Просим осуществить перенос авторизованного центра, подключенного по тарифу «Авторизованный центр»:'),
      ...subscriber('авторизованного центра'),
      text('Программный продукт (сервис): Астрал Отчет, версия 4.5'),
      ...target,
      text(
        'С тем, что счёт за транзакции будет выставлен партнёру, у которого авторизованный центр обслуживается на момент окончания отчётного квартала, ознакомлены.',
      ),
      ...foot,
    ],
  },
  'group-head': {
    id: 'group-head',
    title: 'Письмо головной компании группы',
    clause: '4.1.8',
    fileName: 'Письмо о переносе группы компаний.docx',
    blocks: [
      ...head('Письмо головной компании о переносе группы компаний'),
      text('Просим осуществить перенос всех абонентов, входящих в группу компаний. Головная компания:'),
      ...subscriber('головной компании'),
      text(`Программный продукт (сервис): ${line}`),
      ...target,
      text('Перечень всех абонентов, входящих в группу компаний, включая головную:'),
      { kind: 'table', columns: ['№', 'Наименование абонента', 'ИНН', 'КПП'], emptyRows: 10 },
      text('С тем, что после переноса группа компаний в Web-Регистраторе распадается, ознакомлены.'),
      ...foot,
    ],
  },
};

/** What a new letter on the right form puts right; a scan that is merely unreadable needs none. */
const curedByForm: ReadonlySet<MissingCode> = new Set<MissingCode>([
  'official-letter',
  'official-letter-or-payment',
  'letter-subscriber',
  'letter-product',
  'letter-target-partner',
  'letter-date',
  'letter-date-expired',
  'letter-addressee',
  'letter-group-list',
]);

const byClause: Readonly<Record<ClauseId, LetterFormId>> = {
  '4.1.6': 'representative',
  '4.2.3': 'authorized-center',
  '4.1.8': 'group-head',
  '4.2.5': 'group-head',
  '4.3.4': 'group-head',
};

type Demand = { clauses: readonly ClauseId[]; missing: readonly MissingCode[] };

/** The form that a demand for an official letter goes out with; null where no letter is asked for. */
export function fittingForm({ clauses, missing }: Demand): LetterFormId | null {
  if (!missing.some((code) => curedByForm.has(code))) return null;
  if (missing.includes('letter-group-list')) return 'group-head';
  const special = clauses.flatMap((clause) => byClause[clause] ?? []);
  return special[0] ?? 'ordinary';
}

/** The forms for several demands, each once. */
export const fittingForms = (demands: readonly Demand[]): LetterFormId[] => [
  ...new Set(demands.flatMap((demand) => fittingForm(demand) ?? [])),
];
