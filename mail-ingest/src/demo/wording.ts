import { type Partner, type Product, productNames, type Subscriber } from '@perenos/domain';

export type Requested = {
  subscriber: Pick<Subscriber, 'inn' | 'kpp' | 'name'>;
  product: Product;
  target: Pick<Partner, 'name' | 'inn' | 'logins'>;
  login?: string;
};

const loginOf = (asked: Requested): string => asked.login ?? asked.target.logins[0] ?? '';
const requisites = ({ inn, kpp }: Requested['subscriber']): string => (kpp ? `ИНН/КПП: ${inn}/${kpp}` : `ИНН: ${inn}`);

/** «Ключ: значение», as most partners write. */
export const labelled = (asked: Requested, ...closing: string[]): string =>
  [
    'Добрый день!',
    '',
    'Просим перенести абонента.',
    '',
    `Продукт: ${productNames[asked.product]}`,
    `Абонент: ${asked.subscriber.name}`,
    requisites(asked.subscriber),
    `Партнёр, к которому переносим: ${asked.target.name}`,
    `ИНН партнёра: ${asked.target.inn}`,
    `Логин в Web-Регистраторе: ${loginOf(asked)}`,
    ...(closing.length ? ['', ...closing] : []),
  ].join('\n');

export const prose = (asked: Requested, ...closing: string[]): string =>
  [
    'Здравствуйте!',
    '',
    `Прошу перенести ${asked.subscriber.name} (ИНН ${asked.subscriber.inn}${asked.subscriber.kpp ? `, КПП ${asked.subscriber.kpp}` : ''}) по продукту «${productNames[asked.product]}» ` +
      `к партнёру ${asked.target.name}, ИНН ${asked.target.inn}. Логин: ${loginOf(asked)}`,
    ...(closing.length ? ['', ...closing] : []),
  ].join('\n');

const cell = (text: string): string =>
  `<td style="border:1px solid #999;padding:2pt 5pt">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td>`;

/** A table pasted into the mail: one row per subscriber, the target partner in the sentence above it. */
export const table = (rows: readonly Requested[], closing: string): string => {
  const [first] = rows;
  const head = ['№', 'Наименование', 'ИНН', 'КПП', 'Продукт'];
  const body = rows.map((row, i) =>
    [String(i + 1), row.subscriber.name, row.subscriber.inn, row.subscriber.kpp ?? '', productNames[row.product]]
      .map(cell)
      .join(''),
  );
  return [
    '<div style="font-family:Calibri,sans-serif;font-size:11pt"><p>Коллеги, добрый день!</p>',
    first
      ? `<p>Просим перенести абонентов по списку к партнёру ${first.target.name}, ИНН ${first.target.inn}, логин ${loginOf(first)}</p>`
      : '',
    `<table style="border-collapse:collapse"><tr>${head.map(cell).join('')}</tr>${body.map((row) => `<tr>${row}</tr>`).join('')}</table>`,
    `<p>${closing}</p></div>`,
  ].join('\n');
};

export const signature = (person: string, partner: Pick<Partner, 'name'>, phone: string): string =>
  ['-- ', `С уважением, ${person}`, partner.name, `Тел. ${phone}`].join('\n');
