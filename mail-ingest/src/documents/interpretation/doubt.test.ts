import type { MailRequest } from '@perenos/domain';
import { describe, expect, it } from 'vitest';
import { aPage, aRegistry, aText, inn, nothingKnown } from '../testing/builders.ts';
import { interpretDocument } from './interpret.ts';

const known = {
  registry: aRegistry({ partnerInns: [inn.target], subscribers: [{ inn: inn.romashka, kpp: '001201001' }] }),
  request: {
    items: [{ subscriberInn: inn.romashka, subscriberKpp: '001201001', targetPartnerInn: inn.target }],
  } as MailRequest,
};
const head = `ООО «Ромашка» ИНН ${inn.romashka} КПП 001201001
Исх. № 12 от 12.03.2026
В ООО «Астрал-Софт»`;
const request = (target: string, when = 'с 16.03.2026') =>
  `${head}\nПросим ${when} перенести нас по сервису 1С-Отчетность к партнеру ООО «Софт» (ИНН ${target}).`;
const scanned = (text: string, second?: (digits: string) => string) =>
  aText('', { pages: [aPage(text, { method: 'ocr', ...(second && { second }) })] });

describe('a date that the letter states and the machine can’t tell', () => {
  it.each(['с « 453 MAR 2026г.', 'с десятка чисел апреля', 'с 15 числа следующего месяца'])(
    'is not replaced by the letter’s own date: «%s»',
    (when) => {
      expect(interpretDocument(scanned(request(inn.target, when)), nothingKnown).letter).toMatchObject({
        letterDate: '2026-03-12',
        doubtful: ['effectiveDate'],
      });
    },
  );

  it('before the words that ask counts as well', () => {
    const text = `${head}
С 1-го июля текущего года ООО «Ромашка» переходит к партнеру ООО «Софт» (ИНН ${inn.target}), сервис 1С-Отчетность. Просим выполнить перенос.`;
    expect(interpretDocument(scanned(text), nothingKnown).letter).toMatchObject({
      effectiveDate: '2026-07-01',
      doubtful: [],
    });
  });

  it('contradicts another one that the letter states with its year', () => {
    const { letter } = interpretDocument(
      scanned(request(inn.target, 'с 1 июля, дата переноса 16.03.2026,')),
      nothingKnown,
    );
    expect(letter?.doubtful).toEqual(['effectiveDate']);
  });

  it('is a doubt of the letter’s own date where that one is written by hand', () => {
    const text = request(inn.target, '').replace('от 12.03.2026', 'oT« 12 » MAS 2026 г.');
    const { letter } = interpretDocument(scanned(text), nothingKnown);
    expect(letter).toMatchObject({ letterDate: null, doubtful: ['letterDate', 'effectiveDate'] });
  });

  it('is a doubt where the digits stand in boxes', () => {
    const text = `${head.replace(' от 12.03.2026', '')}\nДата письма 112|.0|3.|2102|6\nПросим перенести нас по сервису 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}).`;
    const { letter } = interpretDocument(scanned(text), nothingKnown);
    expect(letter).toMatchObject({ letterDate: null, doubtful: ['letterDate', 'effectiveDate'] });
  });

  it('is a doubt where a seal hides its first digits, and the day of the transfer is not taken for it', () => {
    const text = request(inn.target, '< 16. 03. 2026').replace('Исх. № 12 от 12.03.2026', '2 03. 2026');
    expect(interpretDocument(scanned(text), nothingKnown).letter).toMatchObject({
      letterDate: null,
      effectiveDate: '2026-03-16',
      doubtful: ['letterDate'],
    });
  });

  it('is settled by the other dates where one of two readings lies half a century away', () => {
    const text = request(inn.target).replace('12.03.2026', '12.03.2076');
    const second = (digits: string) => digits.replace('2076', '2026');
    expect(interpretDocument(scanned(text, second), nothingKnown).letter).toMatchObject({
      letterDate: '2026-03-12',
      doubtful: [],
    });
  });

  it('is none of a certificate or a telephone', () => {
    const text = request(inn.target, '').replace(
      'Исх. № 12 от 12.03.2026',
      'тел. 24-03-26, свидетельство от 14.05.2012',
    );
    expect(interpretDocument(scanned(text), nothingKnown).letter).toMatchObject({ letterDate: null, doubtful: [] });
  });
});

describe('a number that the letter states and the machine can’t tell', () => {
  it('with a digit too many is the one that registry or mail know, else a doubt', () => {
    const text = request(`9${inn.target}`);
    expect(interpretDocument(scanned(text), known).letter).toMatchObject({
      targetPartnerInn: inn.target,
      doubtful: [],
    });
    expect(interpretDocument(scanned(text), nothingKnown).letter).toMatchObject({
      targetPartnerInn: null,
      doubtful: ['targetPartnerInn'],
    });
  });

  it('in boxes is a doubt, not an absence', () => {
    const { letter } = interpretDocument(scanned(request('0 0 4 |5 6 78 9')), nothingKnown);
    expect(letter).toMatchObject({ targetPartnerInn: null, doubtful: ['targetPartnerInn'] });
  });

  it('is a doubt where only the КПП behind it was made out', () => {
    const text = request(inn.target).replace(`ИНН ${inn.romashka} КПП`, "ИН\\9'7011/743, реквизиты: КПП");
    expect(interpretDocument(scanned(text), nothingKnown).letter).toMatchObject({
      subscriberInn: null,
      doubtful: ['subscriberInn', 'subscriberKpp'],
    });
  });

  it('as a КПП that stands nowhere on a scan is a doubt; a typed letter has none', () => {
    const text = request(inn.target).replace(' КПП 001201001', '');
    expect(interpretDocument(scanned(text), known).letter).toMatchObject({
      subscriberKpp: null,
      doubtful: ['subscriberKpp'],
    });
    expect(interpretDocument(aText(text), known).letter).toMatchObject({ subscriberKpp: null, doubtful: [] });
  });

  it('as a КПП nearly the known one is a doubt, though both passes read it so; another branch’s is none', () => {
    const withKpp = (kpp: string) => request(inn.target).replace('001201001', kpp);
    const read = (text: string) =>
      interpretDocument(
        scanned(text, (digits) => digits),
        known,
      ).letter;
    expect(read(withKpp('001201201'))).toMatchObject({
      subscriberKpp: '001201201',
      doubtful: ['subscriberKpp'],
      alternatives: { subscriberKpp: ['001201001'] },
    });
    expect(read(withKpp('001243002'))).toMatchObject({ subscriberKpp: '001243002', doubtful: [] });
  });

  it('is not the number of the first row of a table', () => {
    const list = `Группа компаний:\n№ Наименование ИНН/КПП\n1 ООО «Ромашка» ${inn.romashka}/001201001\n2 ООО «Лютик» ${inn.lutik}/002301001`;
    expect(interpretDocument(scanned(`${request(inn.target)}\n${list}`), nothingKnown).letter).toMatchObject({
      groupInns: [inn.romashka, inn.lutik],
      doubtful: [],
    });
  });

  it('leaves a list in doubt where recognition lost the row of a member that is asked for', () => {
    const items = [inn.romashka, inn.lutik, inn.source].map((subscriberInn) => ({ subscriberInn }));
    const hints = { ...nothingKnown, request: { items } as MailRequest };
    const doubtful = (...rows: string[]) => {
      const text = `${request(inn.target)}\nСостав группы:\n${rows.join('\n')}\nДиректор Петров П. П.`;
      return interpretDocument(
        scanned(text, (digits) => digits),
        hints,
      ).letter?.doubtful;
    };
    const [first, second] = [`1) ООО «Ромашка», ИНН ${inn.romashka}`, `2) ООО «Лютик», ИНН ${inn.lutik}`];
    expect(doubtful(`${first};`, `${second}.`)).not.toContain('groupInns');
    expect(doubtful(`${first};`, `${second}.`, '2.000')).not.toContain('groupInns');
    expect(doubtful(`${first};`, `${second};`)).toContain('groupInns');
    expect(doubtful(`${first};`, `${second};`, '3) ИП Гранин О. Ю. ‚040192')).toContain('groupInns');
  });

  it('in groups may be broken by the end of a line, and another number may follow', () => {
    const target = inn.target.replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2\n$3');
    const text = `${request(target)}\nИНН ${inn.romashka.replace(/(\d{5})/, '$1 ')}\n12.03.2026`;
    expect(interpretDocument(aText(text), nothingKnown).letter).toMatchObject({
      subscriberInn: inn.romashka,
      targetPartnerInn: inn.target,
      doubtful: [],
    });
  });

  it('is not repaired in a text layer: there the writer mistyped it', () => {
    const wrong = inn.romashka.replace('1234', '1284');
    const { letter } = interpretDocument(aText(request(inn.target).replaceAll(inn.romashka, wrong)), known);
    expect(letter?.doubtful).toContain('subscriberInn');
  });
});

it('a partner named before the request, «к партнёру … просим», asks nothing itself', () => {
  const text = `В ООО «Астрал-Софт»
12.03.2026
К партнёру ООО «Софт», имеющему ИНН ${inn.target}, просим с 16.03.2026 перенести абонента:
ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001, сервис 1С-Отчётность`;
  expect(interpretDocument(scanned(text), known).letter).toMatchObject({
    subscriberInn: inn.romashka,
    targetPartnerInn: inn.target,
    doubtful: [],
  });
});

it('a number for which the mail asks, in words about another matter, is a doubt, not an absence', () => {
  const text = `${head}\nПросим с 16.03.2026 перенести нас по сервису 1С-Отчетность. Ранее обслуживались у партнёра ООО «Софт», ИНН ${inn.target}.`;
  expect(interpretDocument(scanned(text), known).letter).toMatchObject({
    targetPartnerInn: null,
    doubtful: ['targetPartnerInn'],
  });
});

it('a product of which a stamp leaves the beginning is a doubt, not an absence', () => {
  const covered = request(inn.target).replace('1С-Отчетность', '«1С- CTHOCT»');
  expect(interpretDocument(scanned(covered), nothingKnown).letter).toMatchObject({
    product: null,
    doubtful: ['product'],
  });
  const none = request(inn.target).replace('1С-Отчетность', 'сдачи отчетности');
  expect(interpretDocument(scanned(none), nothingKnown).letter).toMatchObject({ product: null, doubtful: [] });
});

it('requisites in two columns are told apart by what the mail asks and the registry knows', () => {
  const text = `Абонент Новый партнер
ООО «Ромашка» ООО «Софт»
ИНН ${inn.romashka} ИНН ${inn.target}
КПП 001201001 КПП 004501001
В ООО «Астрал-Софт». Дата письма: 12.03.2026
Просим с 16.03.2026 переместить абонента, сервис 1С-Отчетность.`;
  expect(interpretDocument(aText(text), known).letter).toMatchObject({
    subscriberInn: inn.romashka,
    subscriberKpp: '001201001',
    targetPartnerInn: inn.target,
    letterDate: '2026-03-12',
    effectiveDate: '2026-03-16',
    doubtful: [],
  });
});

it.each(['‹«Аетрал-Сбфт»', '«ACTPAJI-CO®T»', '«Астрал-\nСофт»'])(
  'the addressee is known in spite of slips of recognition: %s',
  (read) => {
    const text = request(inn.target).replace('«Астрал-Софт»', read);
    expect(interpretDocument(scanned(text), nothingKnown).letter?.addressedToAstral).toBe(true);
  },
);

it('a number has the name of the company right before it, or none', () => {
  const nameOf = (company: string) =>
    interpretDocument(
      aText(request(inn.target).replace('к партнеру ООО «Софт»', `от ООО «Старый» к партнеру ${company}`)),
      nothingKnown,
    ).letter?.targetPartnerName;
  expect(nameOf('ООО НТЦ «Город»')).toBe('ООО НТЦ «Город»');
  expect(nameOf('ООО Городской центр')).toBeNull();
});

it('a poor scan to Астрал in which nothing asks for a transfer is left to a person', () => {
  const text = 'ООО «Ромашка»\nВ ООО «Астрал-Софт»\nПрасим произвести переное ООО «Ромашка» к ООО «Софт»';
  const page = aPage(text, { method: 'ocr', confidence: 60 });
  expect(interpretDocument(aText('', { pages: [page] }), nothingKnown)).toMatchObject({
    kind: 'letter',
    letter: { readable: true, doubtful: expect.arrayContaining(['subscriberInn', 'effectiveDate']) },
  });
});

describe('a sheet on which nothing can be read', () => {
  const read = (text: string, size: { width: number; height: number }) =>
    interpretDocument(
      aText('', { pages: [{ ...aPage(text, { method: 'ocr', confidence: 85 }), ...size }] }),
      nothingKnown,
    );

  it.each([
    ['washed out to the last word', '', { width: 1654, height: 2339 }],
    ['overexposed but for a few words', 'Исх. № 5', { width: 1568, height: 2139 }],
  ])('is a letter that must be sent again: %s', (_, text, size) => {
    expect(read(text, size).letter).toMatchObject({ readable: false });
  });

  it.each([
    ['a wide picture', '', { width: 1600, height: 900 }],
    ['a small one', '', { width: 420, height: 594 }],
  ])('is none by its shape: %s', (_, text, size) => {
    expect(read(text, size)).toMatchObject({ kind: 'picture', letter: null });
  });

  it('is none where few words are large, as in a logo', () => {
    const page = { ...aPage('Софт', { method: 'ocr' }), width: 1400, height: 1000 };
    const words = page.words.map((word) => ({ ...word, box: { ...word.box, width: 700, height: 200 } }));
    expect(interpretDocument(aText('', { pages: [{ ...page, words }] }), nothingKnown).kind).toBe('picture');
  });
});

it.each([
  ['письма.rar', 'letter'],
  ['письмо.eml', 'letter'],
  ['таблица.xlsx', 'other'],
])('what a person may be able to open is a letter in doubt: %s is %s', (fileName, kind) => {
  expect(interpretDocument(aText('', { fileName, pages: [], problem: 'unsupported' }), nothingKnown).kind).toBe(kind);
});
