import { describe, expect, it } from 'vitest';
import { aPage, aText, nothingKnown } from '../testing/builders.ts';
import { interpretDocument } from './interpret.ts';

describe('what is no letter', () => {
  it.each([
    [
      'an invoice',
      'Счет на оплату № 5 от 12.03.2026\nПоставщик: ООО «Софт», ИНН 0045678910\nПокупатель: ООО «Ромашка»\nЛицензия 1С-Отчетность 4 900,00',
    ],
    [
      'an invoice of Астрал',
      'Счет № 81 от 12.03.2026\nПоставщик: ООО «Астрал-Софт»\nПлательщик: ООО «Софт», ИНН 0045678910\nСумма: 7 200,00',
    ],
    [
      'a company card',
      'Карточка предприятия\nООО «Софт»\nИНН 0045678910 КПП 004501001\nБИК 040000000\nДиректор Иванов',
    ],
    [
      'a contract',
      'Договор № 7 на обслуживание абонента\nПартнер обязуется перевести Абонента на сервис 1С-Отчетность',
    ],
    ['an act', 'Акт сверки взаимных расчетов между ООО «Софт» и ООО «Ромашка»'],
  ])('is %s', (_, text) => {
    expect(interpretDocument(aText(text), nothingKnown)).toMatchObject({ kind: 'other', letter: null, payment: null });
  });

  it('is a logo', () => {
    const page = aPage('Софт', { method: 'ocr', width: 180, height: 56 });
    expect(interpretDocument(aText('', { pages: [page] }), nothingKnown).kind).toBe('picture');
  });
});
