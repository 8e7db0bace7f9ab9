import { describe, expect, it } from 'vitest';
import { aRegistry, aText, inn, nothingKnown } from '../testing/builders.ts';
import { facts, head, inOneSentence, letterOf } from '../testing/letters.ts';
import { interpretBodyLetter, interpretDocument } from './interpret.ts';

describe('an official letter', () => {
  it('that names no product, or one that two could mean, is not given one', () => {
    const asking = (product: string) =>
      letterOf(`${head}\nПросим с 16.03.2026 перенести нас ${product} к партнеру ООО «Софт» (ИНН ${inn.target}).`);
    expect(asking('')).toMatchObject({ product: null, doubtful: [] });
    expect(asking('по продукту «Астрал Отчет»')).toMatchObject({ product: null, doubtful: ['product'] });
    expect(asking('по продуктам 1С-Отчетность и 1С-ЭТП')).toMatchObject({ product: null, doubtful: ['product'] });
  });

  it('with the stamp of the partner who took it in beside the signature is the subscriber’s all the same', () => {
    const partners = aRegistry({ partnerInns: [inn.target] });
    const partnersByName = (name: string) => (/Софт/.test(name) ? partners.partnersByInn(inn.target) : []);
    const doubtful = (below: string) =>
      interpretDocument(
        aText(
          `${head}\nПросим с 16.03.2026 перенести ООО «Ромашка» к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность.\nДиректор\n${below}`,
        ),
        { registry: { ...partners, partnersByName }, request: null },
      ).letter?.doubtful;
    expect(doubtful('ООО «Софт» Рогов О.О.')).toContain('subscriberInn');
    expect(doubtful('ООО «Софт»\nВх. № 412\n13.03.2026')).not.toContain('subscriberInn');
  });

  it('of an entrepreneur has no КПП and no doubt about it', () => {
    const text = `ИП Иванов Иван Иванович
ИНН ${inn.person}
В ООО «Астрал-Софт»
Я, ИП Иванов Иван Иванович, прошу перенести меня к партнеру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026 по продукту Астрал-ЭТ.
12.03.2026`;
    expect(letterOf(text)).toMatchObject({
      subscriberInn: inn.person,
      subscriberKpp: null,
      product: 'astral-et',
      letterDate: '2026-03-12',
      doubtful: [],
    });
  });

  it('keeps where each value stands', () => {
    const { evidence } = letterOf(inOneSentence);
    expect(evidence.targetPartnerInn).toMatchObject({
      source: 'attachment',
      page: 1,
      method: 'text-layer',
      boxes: [{ width: 80 }],
    });
    expect(evidence.effectiveDate).toMatchObject({ source: 'attachment', page: 1 });
  });
});

describe('a letter in the text of the mail', () => {
  it('is read and marked as no scan', () => {
    expect(interpretBodyLetter(inOneSentence, nothingKnown)).toMatchObject({
      ...facts,
      form: 'body',
      attachment: '',
    });
  });

  it('is not seen in a mail that asks without a letterhead', () => {
    expect(
      interpretBodyLetter('Добрый день! Просим перенести абонента ООО «Ромашка», продукт 1С-Отчетность.', nothingKnown),
    ).toBeNull();
  });
});

describe('a document of which no page was read', () => {
  it('behind all the pages that are read of one mail is left to a person, not asked for again', () => {
    const { kind, letter } = interpretDocument({ ...aText(''), pages: [], problem: 'too-many-pages' }, nothingKnown);
    expect(kind).toBe('letter');
    expect(letter).toMatchObject({ readable: true, doubtful: expect.arrayContaining(['subscriberInn', 'letterDate']) });
  });
});
