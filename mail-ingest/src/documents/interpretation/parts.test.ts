import { expect, it } from 'vitest';
import { aPage, aText, inn, nothingKnown } from '../testing/builders.ts';
import { interpretFile } from './interpret.ts';
import { partsOf } from './parts.ts';

const letter = (subscriber: string) => `ООО «Ромашка» ИНН ${subscriber}
Исх. № 12 от 12.03.2026
В ООО «Астрал-Софт»
Просим перенести нас к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность с 16.03.2026.`;
const order = `ПЛАТЕЖНОЕ ПОРУЧЕНИЕ № 45 12.03.2026
0401060 Банк плательщика Банк получателя
ИНН ${inn.romashka} Сумма 4900-00
Плательщик
ИНН ${inn.target}
Получатель
Назначение платежа`;
const contract = `ДОГОВОР № 7 оказания услуг от 01.02.2026\nИсполнитель: ООО «Другой», ИНН ${inn.source}`;
const annex = `Приложение к письму\n1 ООО «Ромашка» ИНН ${inn.romashka}\n2 ООО «Лютик» ИНН ${inn.lutik}`;
const withoutNumbers = letter('').replace(`(ИНН ${inn.target})`, '');
const card = `Карточка предприятия\nООО «Ромашка»\nИНН ${inn.romashka}\nКарточка партнёра\nООО «Софт»\nИНН ${inn.target}`;

const file = (...texts: string[]) => aText('', { pages: texts.map((text, i) => aPage(text, { page: i + 1 })) });

it.each([
  ['two letters scanned at a stretch', [letter(inn.romashka), letter(inn.lutik)], [[1], [2]]],
  ['a letter and a payment order', [letter(inn.romashka), order], [[1], [2]]],
  ['a contract before the letter and its annex', [contract, letter(inn.romashka), annex], [[1], [2, 3]]],
  ['an empty sheet before the letter', ['', letter(inn.romashka)], [[1, 2]]],
  ['a letter whose second sheet asks again', [letter(inn.romashka), 'Просим также сменить партнера.'], [[1, 2]]],
  ['a letter that leaves its numbers to cards on the back', [`${withoutNumbers} Карточки на обороте.`, card], [[1, 2]]],
  ['a letter with its numbers and a card', [`${letter(inn.romashka)} Приложение: карточка.`, card], [[1], [2]]],
  ['an annex that begins with the title of a contract', [letter(inn.romashka), contract], [[1], [2]]],
])('a file holds %s', (_, texts, pages) => {
  expect(partsOf(file(...texts)).map((part) => part.pages.map(({ page }) => page))).toEqual(pages);
});

it('each document of a file is read by itself, under the name of the file', () => {
  const read = interpretFile(file(letter(inn.romashka), order), nothingKnown);
  expect(read.map(({ kind, fileName }) => [kind, fileName])).toEqual([
    ['letter', 'письмо.pdf'],
    ['payment', 'письмо.pdf'],
  ]);
  expect(read[1]?.payment).toMatchObject({ payerInn: inn.romashka, payeeInn: inn.target });
});
