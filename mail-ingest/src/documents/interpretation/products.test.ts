import { expect, it } from 'vitest';
import { productMentions } from './products.ts';

it.each([
  ['1С-Отчетность', '1c-reporting'],
  ['1C-Отчётность', '1c-reporting'],
  ['«1С-\nОтчетность»', '1c-reporting'],
  ['1С:Отчетность', '1c-reporting'],
  ['1С= Отчетность', '1c-reporting'],
  ['1С Отчетности', '1c-reporting'],
  ['ПП «Астрал-Отчетность»', '1c-reporting'],
  ['Астрал Отчет 4.5', 'astral-report-4.5'],
  ['«Астрал Отчет», версия 4.5', 'astral-report-4.5'],
  ['«Астрал Отчет» (версия 4.5)', 'astral-report-4.5'],
  ['АО 4.5', 'astral-report-4.5'],
  ['Астрал Отчет. Онлайн', 'astral-report-online'],
  ['Астрал-Отчёт Онлайн', 'astral-report-online'],
  ['Астрал Онлайн', 'astral-online'],
  ['Астрал-ЭТ', 'astral-et'],
  ['АСТРАЛ-ЭТ', 'astral-et'],
  ['Астрал-Эт', 'astral-et'],
  ['1С-ЭТП', '1c-etp'],
  ['1с-этп', '1c-etp'],
  ['1С-\nЭТП', '1c-etp'],
  ['1С-ЭТИ', '1c-etp'],
  ['Астрал ЭДО', 'astral-edo'],
  ['Астрал Отчет', 'ambiguous'],
])('%s is %s', (text, product) => {
  expect(productMentions(text).map((mention) => mention.product)).toEqual([product]);
});

it.each([
  'ООО «Астрал-Софт»',
  'ООО «Базальт-1С»',
  '1С:Бухобслуживание',
  'АО «Кедр»',
  'Калуга Астрал',
  'отчетность за 2025 год',
  'Калуга Астрал это сообщила',
])('%s is no product', (text) => {
  expect(productMentions(text)).toEqual([]);
});
