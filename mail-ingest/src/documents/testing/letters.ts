import type { OfficialLetter } from '@perenos/domain';
import { expect } from 'vitest';
import { interpretDocument } from '../interpretation/interpret.ts';
import { aText, inn, nothingKnown } from './builders.ts';

/** What is read in the official letter with this text. */
export function letterOf(text: string): OfficialLetter {
  const { kind, letter } = interpretDocument(aText(text), nothingKnown);
  expect(kind).toBe('letter');
  if (!letter) throw new Error('no letter');
  return letter;
}

/** What the letters of these tests state, in whatever words. */
export const facts = {
  subscriberInn: inn.romashka,
  subscriberKpp: '001201001',
  product: '1c-reporting',
  targetPartnerInn: inn.target,
  letterDate: '2026-03-12',
  effectiveDate: '2026-03-16',
  addressedToAstral: true,
  doubtful: [],
};

/** The sheet above the request: whose it is, its date, to whom. */
export const head = `ООО «Ромашка»
г. Калуга, ул. Ленина, 1, тел. +7 (484) 212-34-56
ИНН ${inn.romashka} КПП 001201001 ОГРН 1234567890123
Исх. № 12 от 12.03.2026
В ООО «Астрал-Софт»`;

export const inOneSentence = `${head}
Просим перенести абонента ООО «Ромашка» (ИНН ${inn.romashka}, КПП 001201001) по продукту 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026.`;

export const inLabels = `${head}
Письмо о переносе абонента
Наименование абонента: ООО «Ромашка»
ИНН/КПП абонента: ${inn.romashka} / 001201001
Программный продукт: «Астрал-Отчетность» (1С-Отчетность)
Наименование партнера, к которому необходимо осуществить перенос: ООО «Софт»
ИНН партнера: ${inn.target}
Дата, с которой необходимо осуществить перенос: 16.03.2026`;

export const inColumns = `${head}
Просим сменить партнера по 1С-Отчетности с 16.03.2026:
Прежний партнер Новый партнер
ООО «Старый» ООО «Софт»
ИНН ${inn.source} ${inn.target}`;

export const inColumnsTheOtherWay = `${head}
Просим сменить партнера по 1С-Отчетности с 16.03.2026:
Стало Было
Партнер ООО «Софт» ООО «Старый»
ИНН ${inn.target} ${inn.source}`;
