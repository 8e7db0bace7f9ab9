import { expect, it } from 'vitest';
import { isSure, requestIn } from '../testing/reading.ts';

const request =
  'Просим перенести абонента ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, к партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2.';
const paragraphs = (...lines: string[]): string => lines.map((line) => `<p>${line}</p>`).join('');

it.each([
  ['an objection', request, paragraphs(request, 'Клиент против переноса.')],
  ['a delay', request, paragraphs(request, 'Пока не переносите')],
  ['a denial in its midst', request, paragraphs(request.replace('Просим', 'Просим не'))],
  ['a denial only in the plain one', request.replace('Просим', 'Мы не просим'), paragraphs(request)],
  ['a no in words unheard of', request, paragraphs(request, 'Согласия нет, не наша просьба')],
  ['a doubt', request, paragraphs(request, 'ИНН может быть указан с ошибкой.')],
  ['another login', request.replace('kedrsoft2', 'kedrsoft3'), paragraphs(request)],
  ['another number', request.replace('5401888223', '5902777884'), paragraphs(request)],
  ['another product', request.replace('1С-Отчетность', 'Астрал Отчет 4.5'), paragraphs(request)],
  ['another partner', request, paragraphs(request.replace('Кедр Софт', 'Бирюза-Бит'))],
])('one part of a mail that holds %s leaves it to a person', async (_, text, html) => {
  expect(isSure(await requestIn({ text, html }))).toBe(false);
});

it.each([
  ['are the same', request, paragraphs(request)],
  ['break lines elsewhere', request.replaceAll(', ', ',\n'), paragraphs(request)],
  [
    'differ in marks',
    `* ${request.replace('логин', '*логин:*')}`,
    `<ul><li>${request.replace('логин', '<b>логин:</b>')}</li></ul>`,
  ],
  ['hold a stub', 'Ваш почтовый клиент не поддерживает HTML', paragraphs(request)],
  [
    'differ in what is quoted',
    request,
    `${paragraphs(request)}<blockquote type="cite">Пока не переносите</blockquote>`,
  ],
  ['differ in what is not seen', request, `${paragraphs(request)}<p style="display:none">Не переносите</p>`],
  [
    'part the cells of a table',
    'Абонент\nИНН\nКПП\n\nООО «Ромашка»\n5401888223\n540101001\n\nПросим перенести по 1С-Отчетность к партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2',
    '<table><tr><th>Абонент</th><th>ИНН</th><th>КПП</th></tr><tr><td>ООО «Ромашка»</td><td>5401888223</td><td>540101001</td></tr></table><p>Просим перенести по 1С-Отчетность к партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2</p>',
  ],
])('parts that %s contradict each other in nothing', async (_, text, html) => {
  expect(isSure(await requestIn({ text, html }))).toBe(true);
});
