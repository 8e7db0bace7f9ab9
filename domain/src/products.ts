/** Products of the registry (`registry.schema.json`), with the names by which the regulation calls them. */
export const productNames = {
  '1c-reporting': 'Астрал-Отчетность (1С-Отчетность)',
  'astral-report-4.5': 'Астрал Отчет, версия 4.5',
  'astral-report-online': 'Астрал Отчет. Онлайн',
  'astral-online': 'Астрал Онлайн',
  'astral-et': 'Астрал-ЭТ',
  '1c-etp': '1С-ЭТП',
  'astral-edo': 'Астрал ЭДО',
} as const;

export type Product = keyof typeof productNames;

/** The same where room is short: in a row of a list. */
export const shortProductNames: Readonly<Record<Product, string>> = {
  '1c-reporting': '1С-Отчетность',
  'astral-report-4.5': 'Отчет 4.5',
  'astral-report-online': 'Отчет Онлайн',
  'astral-online': 'Астрал Онлайн',
  'astral-et': 'Астрал-ЭТ',
  '1c-etp': '1С-ЭТП',
  'astral-edo': 'Астрал ЭДО',
};

export const products = Object.keys(productNames) as Product[];
