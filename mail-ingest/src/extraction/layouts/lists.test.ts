import { describe, it } from 'vitest';
import { item, kedrsoft2, type LayoutSample, readsSample } from '../testing/layout-sample.ts';
import { people } from '../testing/registry-builder.ts';

const { kedr, biryuza, larionova, romashka, somov, khutor, vershina, zveno } = people;

describe('a request is read from lists of several subscribers, partners and products', () => {
  it.each<LayoutSample>([
    [
      'a numbered list with a shared target above it',
      `К партнеру ООО «Кедр Софт» (ИНН 7804123453, логин Kedr Soft_78) по 1С-Отчетности:\n1. ООО «Ромашка», ИНН 5401888223, КПП 540101001;\n2. ИП Сомов Илья Андреевич, ИНН 540299887770;\n3. АО «Звено» – 1655333228/165501001.`,
      [item(romashka, kedr), item(somov, kedr), item(zveno, kedr)],
    ],
    [
      'a list without legal forms, target below',
      `Прошу перенести по Астрал Отчет.Онлайн следующих абонентов\n- Ромашка ИНН 5401888223 КПП 540101001\n- Вершина ИНН 5902777884 КПП 590201001\nна партнера Кедр Софт ИНН 7804123453 логин Kedr Soft_78`,
      [
        item({ ...romashka, name: 'Ромашка' }, { ...kedr, name: 'Кедр Софт' }, 'astral-report-online'),
        item({ ...vershina, name: 'Вершина' }, { ...kedr, name: 'Кедр Софт' }, 'astral-report-online'),
      ],
    ],
    [
      'several requests to different partners in one mail',
      `Продукт 1С-Отчетность.\n\n1) ООО «Ромашка» ИНН 5401888223 КПП 540101001 -> партнер ООО «Кедр Софт» ИНН 7804123453 логин Kedr Soft_78\n2) ООО «Лесной Хутор» ИНН 2310444553 КПП 231001001 -> партнер ООО «Бирюза-Бит» ИНН 7705098767 логин Biryuza_77`,
      [item(romashka, kedr), item(khutor, biryuza)],
    ],
    [
      'two products of one subscriber are two items',
      `Абонент: ООО «Ромашка», ИНН/КПП 5401888223/540101001\nПродукты: 1С-Отчетность и 1С-ЭТП\nПартнер: ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78`,
      [item(romashka, kedr), item(romashka, kedr, '1c-etp')],
    ],
    [
      'one ИНН with two КПП is two items',
      `Просим перенести ООО «Ромашка» ИНН 5401888223: головная КПП 540101001, филиал КПП 540645001\nпо 1С-Отчетности к ООО «Кедр Софт» ИНН 7804123453, логин Kedr Soft_78`,
      [item(romashka, kedr), item({ ...romashka, kpp: '540645001' }, kedr)],
    ],
    [
      'a branch, and the head office that stays where it is with its КПП',
      `Головную (КПП 540645001) не трогаем. Переносим филиал ООО «Ромашка» ИНН 5401888223 КПП 540101001\nпо 1С-Отчетности к ООО «Кедр Софт» ИНН 7804123453, логин Kedr Soft_78`,
      [item(romashka, kedr)],
    ],
    [
      'two targets below a line that speaks of partners',
      `Два абонента к двум партнёрам (1С-Отчетность), просим перенести:\n1) ООО «Ромашка», 5401888223/540101001 — к ООО «Кедр Софт», 7804123453, kedrsoft2\n2) ООО «Лесной Хутор», 2310444553/231001001 — к ООО «Бирюза-Бит», 7705098767, Biryuza_77`,
      [item(romashka, kedrsoft2), item(khutor, biryuza)],
    ],
    [
      'fields parted by slashes',
      `Прошу перенести на ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2) по 1С-Отчетности:\n— ООО «Ромашка» / 5401888223 / 540101001\n— ИП Сомов Илья Андреевич / 540299887770`,
      [item(romashka, kedrsoft2), item(somov, kedrsoft2)],
    ],
    [
      'a group named after its head, which stands in the list again',
      `Прошу перенести группу компаний ООО «Ромашка» по 1С-Отчетности на ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\n\nООО «Ромашка»\t5401888223\t540101001\nООО «Лесной Хутор»\t2310444553\t231001001`,
      [item(romashka, kedrsoft2), item(khutor, kedrsoft2)],
    ],
    [
      'each subscriber above its partner, one partner twice',
      `Просим перенести (1С-Отчетность):\n1) Абонент ООО «Ромашка», 5401888223/540101001\nПартнер: ООО «Кедр Софт», 7804123453, kedrsoft2\n2) Абонент ООО «Вершина», ${vershina.inn}/${vershina.kpp}\nПартнер: ООО «Бирюза-Бит», 7705098767, Biryuza_77\n3) Абонент ИП ${somov.name?.replace(/^ИП /, '')}, ${somov.inn}\nПартнер: ООО «Кедр Софт», 7804123453, kedrsoft2`,
      [item(romashka, kedrsoft2), item(vershina, { ...biryuza, login: 'Biryuza_77' }), item(somov, kedrsoft2)],
    ],
    [
      'partners named above, and again on each line',
      `По просьбе партнёров ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2) и ООО «Бирюза-Бит» (ИНН 7705098767, логин Biryuza_77) просим перенести (1С-Отчетность):\n1. ООО «Вершина», ИНН ${vershina.inn}, КПП ${vershina.kpp} - к партнёру ООО «Бирюза-Бит»\n2. ООО «Ромашка», ИНН 5401888223, КПП 540101001 - к партнёру ООО «Кедр Софт»`,
      [item(vershina, { ...biryuza, login: 'Biryuza_77' }), item(romashka, kedrsoft2)],
    ],
    [
      'numbers before names',
      `Перенесите на партнера ООО «Кедр Софт» 7804123453 логин Kedr Soft_78 по 1С-Отчетности\n5401888223/540101001 ООО «Ромашка»\n540299887770 ИП Сомов Илья Андреевич\n1655333228/165501001 АО «Звено»`,
      [item(romashka, kedr), item(somov, kedr), item(zveno, kedr)],
    ],
    [
      'two partners, each above its subscribers',
      `1С-Отчетность.\nНа ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78:\nООО «Ромашка» 5401888223/540101001\nАО «Звено» 1655333228/165501001\n\nНа ИП Ларионова Ольга Петровна, ИНН 780412345685, логин Larionova OP:\nООО «Вершина» 5902777884/590201001`,
      [item(romashka, kedr), item(zveno, kedr), item(vershina, larionova)],
    ],
    [
      'products as headings of their subscribers',
      `Прошу перенести на ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78:\nпо 1С-Отчетности: ООО «Ромашка» (5401888223/540101001), АО «Звено» (1655333228/165501001)\nпо Астрал Отчет 4.5: ООО «Вершина» (5902777884/590201001)`,
      [item(romashka, kedr), item(zveno, kedr), item(vershina, kedr, 'astral-report-4.5')],
    ],
    [
      'products told apart below all subscribers',
      `Просим перенести ООО «Ромашка» (ИНН 5401888223, КПП 540101001) и ООО «Вершина» (ИНН 5902777884, КПП 590201001) к нам: ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78.\nРомашка – по 1С-Отчетности, Вершина – по Астрал Отчету 4.5.`,
      [item(romashka, kedr), item(vershina, kedr, 'astral-report-4.5')],
    ],
    [
      'a company of a list that is called like a refusal',
      `Просим перенести по 1С-Отчетности на ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78:\nООО «Ромашка» 5401888223/540101001\nАО «Отозвано» 1655333228/165501001`,
      [item(romashka, kedr), item({ ...zveno, name: 'АО «Отозвано»' }, kedr)],
    ],
  ])('%s', readsSample);
});
