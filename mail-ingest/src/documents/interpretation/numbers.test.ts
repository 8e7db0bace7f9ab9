import { expect, it } from 'vitest';
import { aText, inn } from '../testing/builders.ts';
import { flowOf } from './flow.ts';
import { numberMentions } from './numbers.ts';

it.each([
  `ИНН/КПП ${inn.romashka}/001201001`,
  `ИНН-КПП ${inn.romashka}-001201001`,
  `ИНН (КПП): ${inn.romashka} (001201001)`,
  `КПП/ИНН: 001201001/${inn.romashka}`,
  `И Н Н ${inn.romashka} К П П 001201001`,
  `И.Н.Н. ${inn.romashka}, К.П.П. 001201001`,
  `ИНН${inn.romashka} КПП001201001`,
  `ИНН № ${inn.romashka}, КПП № 001201001`,
  `ИНН 0012 345673, КПП 001 201 001`,
])('«%s» is an ИНН and a КПП', (text) => {
  const numbers = numberMentions(flowOf(aText(text))).map(({ kind, first }) => [kind, first]);
  expect(Object.fromEntries(numbers)).toEqual({ inn: inn.romashka, kpp: '001201001' });
});

it.each([`№ ${inn.romashka.slice(0, 9)}`, 'р/с 40702810900000045127', 'БИК 042900700', 'ОКПО 0012345673'])(
  '«%s» is neither',
  (text) => {
    expect(numberMentions(flowOf(aText(text)))).toEqual([]);
  },
);
