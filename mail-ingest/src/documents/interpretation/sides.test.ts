import { describe, expect, it } from 'vitest';
import { aPage, aRegistry, aText, inn, nothingKnown } from '../testing/builders.ts';
import { facts, head, inColumns, inColumnsTheOtherWay, inOneSentence, letterOf } from '../testing/letters.ts';
import { interpretDocument } from './interpret.ts';

describe('an official letter', () => {
  it('that the target partner wrote in its own name is none of the subscriber', () => {
    const text = `ООО «Софт»
Исх. № 12 от 12.03.2026
В ООО «Астрал-Софт»
ООО «Софт», ИНН ${inn.target}, просит перенести абонента ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001, по продукту 1С-Отчетность к партнеру ООО «Софт», ИНН ${inn.target}, с 16.03.2026.`;
    const registry = aRegistry({ partnerInns: [inn.target], subscribers: [{ inn: inn.romashka, kpp: '001201001' }] });
    const { letter } = interpretDocument(aText(text), { registry, request: null });
    expect(letter?.doubtful).toContain('subscriberInn');
  });

  it('under the head of the present partner alone is none of the subscriber either', () => {
    const text = `ООО «Старый», ИНН ${inn.source}
В ООО «Астрал-Софт»
12.03.2026
Просим передать абонента ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001, по продукту 1С-Отчетность к партнеру ООО «Софт», ИНН ${inn.target}, с 16.03.2026.`;
    const partnerInns = [inn.target, inn.source];
    const registry = aRegistry({ partnerInns, subscribers: [{ inn: inn.romashka, kpp: '001201001' }] });
    expect(interpretDocument(aText(text), { registry, request: null }).letter?.doubtful).toEqual(['subscriberInn']);
  });

  it('under the head of the present partner that hands its client over is none of the subscriber either', () => {
    const text = `ООО «Старый», ИНН ${inn.source}\nВ ООО «Астрал-Софт»\n12.03.2026\nООО «Старый» передает абонента ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001, по продукту 1С-Отчетность на обслуживание к партнеру ООО «Софт», ИНН ${inn.target}, с 16.03.2026, письмо подготовлено нами.`;
    const registry = aRegistry({
      partnerInns: [inn.target, inn.source],
      subscribers: [{ inn: inn.romashka, kpp: '001201001' }],
    });
    expect(interpretDocument(aText(text), { registry, request: null }).letter?.doubtful).toEqual(['subscriberInn']);
  });

  it('under the head of a mother company, or signed for a partner, is none of the subscriber either', () => {
    const body = `Исх. № 12 от 12.03.2026\nВ ООО «Астрал-Софт»\nПросим перенести абонента ООО «Ромашка», наше дочернее общество, ИНН ${inn.romashka}, КПП 001201001, 1С-Отчетность, к партнеру ООО «Софт», ИНН ${inn.target}, с 16.03.2026.`;
    const partners = aRegistry({ partnerInns: [inn.target] });
    const registry = {
      ...partners,
      partnersByName: (name: string) => (/Софт/.test(name) ? partners.partnersByInn(inn.target) : []),
    };
    const doubtful = (text: string) => interpretDocument(aText(text), { registry, request: null }).letter?.doubtful;
    expect(doubtful(`АО «Букет», ИНН ${inn.lutik}\n${body}`)).toContain('subscriberInn');
    expect(doubtful(`${body}\nДиректор ООО «Софт» Рогов О.О.`)).toContain('subscriberInn');
    expect(doubtful(`${body}\nДиректор ООО «Ромашка» Ветров Н.Н.`)).toEqual([]);
    expect(doubtful(`${body}\nДиректор ООО «Бюро учёта» Счетов С.С.`)).toContain('subscriberInn');
    expect(doubtful(body.replace('Просим', 'По поручению клиента просим'))).toContain('subscriberInn');
  });

  it('names its own company below the addressee, and another one before it asks', () => {
    const text = `ООО «Астрал-Софт»
ООО «Ромашка», ИНН ${inn.romashka}, КПП 001201001
12.03.2026
Ввиду окончания договора с ООО «Старый» (ИНН ${inn.source}) просим с 16.03.2026 перенести нас к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису 1С-Отчетность.`;
    expect(letterOf(text)).toMatchObject(facts);
  });

  it('with the number of a bank beside its own is no letter of a group', () => {
    const text = inOneSentence.replace('Исх.', `Расчётный счёт в АКБ «Берег», ИНН ${inn.lutik}\nИсх.`);
    expect(letterOf(text)).toMatchObject({ ...facts, groupInns: [] });
  });

  it('that speaks of a contract with the partner who serves now is not moved to him', () => {
    const text = `${head}\nПартнёром ООО «Старый» (ИНН ${inn.source}) мы были довольны. Просим перенести нас к партнеру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026 по сервису 1С-Отчетность.`;
    const registry = aRegistry({
      partnerInns: [inn.source, inn.target],
      subscribers: [{ inn: inn.romashka, kpp: '001201001' }],
    });
    expect(letterOf(text).doubtful).toEqual(['targetPartnerInn']);
    expect(interpretDocument(aText(text), { registry, request: null }).letter).toMatchObject(facts);
  });

  it('that names a second partner without a number leaves the choice to a person', () => {
    const text = `${head}\nПросим перенести нас (ИНН ${inn.romashka}) к партнеру ООО «Партнёр 0» (ИНН ${inn.target}) с 16.03.2026 по сервису 1С-Отчетность. Можно и к партнёру ООО «Партнёр 1».`;
    const registry = aRegistry({ partnerInns: [inn.target, inn.source] });
    expect(interpretDocument(aText(text), { registry, request: null }).letter?.doubtful).toEqual(['targetPartnerInn']);
  });

  it('with the addressee beside the letterhead is signed by its own director', () => {
    const text = `ООО «Ромашка» В ООО «Астрал-Софт»
ИНН ${inn.romashka} КПП 001201001
Исх. № 12 от 12.03.2026
Просим перенести нас с 16.03.2026 по 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}).
Директор ООО «Ромашка» Иванов И.И.`;
    const registry = aRegistry({ subscribers: [{ inn: inn.romashka, kpp: '001201001' }] });
    const { letter } = interpretDocument(aText(text), { registry, request: null });
    expect(letter).toMatchObject({ subscriberName: 'ООО «Ромашка»', doubtful: [] });
  });

  it('gives the number to whom the words lead, though recognition lost a blank before the name', () => {
    const text = `${head}\nПросим перенести сервис 1С-Отчетность от ИП Тихонов кООО «Софт» (ИНН ${inn.target}) с 16.03.2026.`;
    expect(letterOf(text)).toMatchObject({ targetPartnerInn: inn.target, doubtful: [] });
  });

  it('that has no claims on a partner names no second target', () => {
    const text = `${head}\nПросим перенести нас (ИНН ${inn.romashka}) к партнеру ООО «Партнёр 0» (ИНН ${inn.target}) с 16.03.2026 по сервису 1С-Отчетность. Претензий к ООО «Партнёр 1» не имеем.`;
    const registry = aRegistry({ partnerInns: [inn.target, inn.source] });
    expect(interpretDocument(aText(text), { registry, request: null }).letter?.doubtful).toEqual([]);
  });

  it('takes no number of Астрал for a partner', () => {
    const text = `${head}, ИНН ${inn.astral}\nПросим перенести нас (ИНН ${inn.romashka}) к партнеру ООО «Софт» (ИНН ${inn.target}) с 16.03.2026 по сервису 1С-Отчетность.`;
    expect(letterOf(text)).toMatchObject({ subscriberInn: inn.romashka, targetPartnerInn: inn.target });
  });

  it('has the writer’s number below the addressee where columns are read across', () => {
    const text = `ООО «Ромашка» Руководителю ООО «Астрал-Софт»
ИНН ${inn.romashka}
КПП 001201001 от 12.03.2026
Просим перенести нас с 16.03.2026 по 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}).`;
    const registry = aRegistry({ subscribers: [{ inn: inn.romashka, kpp: '001201001' }] });
    const { letter } = interpretDocument(aText(text), { registry, request: null });
    expect(letter).toMatchObject({ subscriberInn: inn.romashka, subscriberKpp: '001201001', doubtful: [] });
  });

  it('with two possible targets leaves the choice to a person', () => {
    const text = `${head}\nПросим перенести нас с 16.03.2026 по 1С-Отчетность к партнеру ООО «Софт» (ИНН ${inn.target}) либо к партнеру ООО «Другой» (ИНН ${inn.source}).`;
    expect(letterOf(text)).toMatchObject({
      targetPartnerInn: inn.target,
      doubtful: expect.arrayContaining(['targetPartnerInn']),
      alternatives: { targetPartnerInn: [inn.source] },
    });
  });

  it('has the name of the target from its column', () => {
    expect(letterOf(inColumns).targetPartnerName).toBe('ООО «Софт»');
    expect(letterOf(inColumnsTheOtherWay).targetPartnerName).toBe('ООО «Софт»');
  });
});

describe('the letter of a head company', () => {
  const request = `${head}
Просим с 16.03.2026 перенести к партнеру ООО «Софт» (ИНН ${inn.target}) по сервису «1С-Отчетность» всех участников группы компаний:`;

  it('gives its list, the head itself where the list has it', () => {
    const table = `Организация ИНН КПП
1 ООО «Ромашка» ${inn.romashka} 001201001
2 ООО «Лютик» ${inn.lutik} 002301001
3 ООО «Василёк» ${inn.vasilek} 003401001`;
    expect(letterOf(`${request}\n${table}`)).toMatchObject({
      subscriberInn: inn.romashka,
      groupInns: [inn.romashka, inn.lutik, inn.vasilek],
    });
  });

  it('leaves the head out where the list does', () => {
    const list = `ООО «Лютик», ИНН/КПП ${inn.lutik}/002301001; ООО «Василёк», ИНН/КПП ${inn.vasilek}/003401001.`;
    expect(letterOf(`${request}\n${list}`)).toMatchObject({
      subscriberInn: inn.romashka,
      groupInns: [inn.lutik, inn.vasilek],
    });
  });

  it('goes on behind a company whose name holds a word of another matter', () => {
    const list = `ООО «Ромашка» ${inn.romashka} 001201001
ООО «Ромашка-Сервис» ${inn.lutik} 002301001
АО «Продукт Плюс» ${inn.vasilek} 003401001`;
    expect(letterOf(`${request}\n${list}`).groupInns).toEqual([inn.romashka, inn.lutik, inn.vasilek]);
  });

  it('goes on behind the directors and other numbers of its rows, not below its own signature', () => {
    const list = `1. ООО «Лютик», ОГРН 1031234567890, ИНН ${inn.lutik}, директор Петров П.П., тел. 212-34-56
2. ООО «Василёк», ОГРН 1041234567890, ИНН ${inn.vasilek}, директор Сидоров С.С.
Директор ООО «Ромашка», ИНН ${inn.romashka}`;
    expect(letterOf(`${request}\n${list}`).groupInns).toEqual([inn.lutik, inn.vasilek]);
  });

  it('may have the list on a sheet of its own', () => {
    const list = `Приложение
ООО «Ромашка» ИНН ${inn.romashka}
ООО «Лютик» ИНН ${inn.lutik}`;
    const { letter } = interpretDocument(
      aText('', { pages: [aPage(request), aPage(list, { page: 2 })] }),
      nothingKnown,
    );
    expect(letter?.groupInns).toEqual([inn.romashka, inn.lutik]);
    expect(letter?.evidence.groupInns).toMatchObject({ page: 2 });
  });

  it('is no group where only one company is spoken of, however often', () => {
    expect(letterOf(`${inOneSentence}\nООО «Ромашка» ИНН ${inn.romashka} КПП 001201001`).groupInns).toEqual([]);
  });
});
