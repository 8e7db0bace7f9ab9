import { describe, it } from 'vitest';
import { item, kedrsoft2, type LayoutSample, readsSample } from '../testing/layout-sample.ts';
import { people } from '../testing/registry-builder.ts';

const { kedr, romashka, somov, khutor, vershina, zveno } = people;

describe('a request is read from names, numbers, products and logins in every spelling', () => {
  it.each<LayoutSample>([
    [
      'a product behind «учётная запись»',
      `Просим перенести учётную запись 1С-Отчетность ООО «Ромашка», ИНН 5401888223, КПП 540101001, к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a legal form in full that holds a role word',
      `Просим перенести абонента Некоммерческое партнёрство «Вершина», ИНН 5902777884, КПП 590201001, 1С-Отчетность, к партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item({ ...vershina, name: 'Некоммерческое партнёрство «Вершина»' }, kedrsoft2)],
    ],
    [
      'legal forms behind the names',
      `Наш новый клиент - Лесной Хутор ООО, 1С-Отчетность. ИНН/КПП 2310444553 / 231001001. Просим прикрепить его к нам. Партнер Кедр Софт ООО, ИНН 7804123453, логин kedrsoft2.`,
      [item({ ...khutor, name: 'Лесной Хутор ООО' }, { ...kedr, name: 'Кедр Софт ООО', login: 'kedrsoft2' })],
    ],
    [
      'a name in which «Инн» only begins a word',
      `Просим перенести по 1С-Отчетности:\n• Нотариус Сомова Инна Олеговна — ${somov.inn}\n• ГБПОУ «Колледж №3», 5401888223/540101001\nК партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [
        item({ ...somov, name: 'Нотариус Сомова Инна Олеговна' }, kedrsoft2),
        item({ ...romashka, name: 'ГБПОУ «Колледж №3»' }, kedrsoft2),
      ],
    ],
    [
      'words before an ИНН that nobody is called by, behind a label too',
      `Нужен перенос магазина ИНН ${khutor.inn}, КПП ${khutor.kpp}\nПродукт: 1С-Отчетность\nПартнёр: собственно мы\nИНН партнёра: 7804123453\nЛогин: kedrsoft2`,
      [item({ ...khutor, name: null }, { ...kedrsoft2, name: null })],
    ],
    [
      'a name behind a word of the sentence',
      `Это Лесной Хутор, ИНН ${khutor.inn}, КПП ${khutor.kpp}, 1С-Отчетность\nПеренесите к партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item({ ...khutor, name: 'Лесной Хутор' }, kedrsoft2)],
    ],
    [
      'a company called by a word that would tell of a transfer',
      `Перенести к - ООО «Кедр Софт»\nИНН - 7804123453\nЛогин - kedrsoft2\nКлиент - ООО «Перенесено»\nИНН - ${vershina.inn}\nКПП - ${vershina.kpp}\nСервис - 1С-Отчетность`,
      [item({ ...vershina, name: 'ООО «Перенесено»' }, kedrsoft2)],
    ],
    [
      'an account that is said to be of our client is no login',
      {
        text: 'Просим перенести учётную запись нашего клиента\nООО «Ромашка», ИНН/КПП 5401888223 / 540101001, 1С-Отчетность, на ООО «Кедр Софт», ИНН 7804123453\n(логин в Web-Регистраторе: «kedrsoft2»).',
      },
      [item(romashka, kedrsoft2)],
    ],
    [
      'a name with «партнёр» in it, and a number of a contract',
      `Договор № 7705098767 от 12.01.2024.\nЗабираем у «Бывшего Партнёра» ООО «Ромашка» (5401888223/540101001) по 1С-Отчетности на себя, ООО «Кедр Софт», ИНН 7804-123-453, логин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'ИНН with a wrong check digit stays as stated',
      `Абонент ООО «Вершина», ИНН 5902777885, КПП 590201001, продукт 1С-Отчетность, партнер ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78`,
      [item({ ...vershina, inn: '5902777885' }, kedr)],
    ],
    [
      'an ИНН a digit too short stays as stated',
      `Абонент: ООО «Вершина»\nИНН: 590277788\nКПП: 590201001\nПартнер: ООО «Кедр Софт»\nИНН партнера: 7804123453\nЛогин: Kedr Soft_78\nСервис: 1С-ЭТП`,
      [item({ ...vershina, inn: '590277788' }, kedr, '1c-etp')],
    ],
    [
      'telephones, ОГРН, accounts and invoice numbers are no ИНН',
      `Абонент: ООО «Ромашка»\nОГРН 1155476000001, р/с 40702810900000000001 в АО Банк, БИК 044525225\nтел. 9161234567, 8 (916) 123-45-67\nсчет № 1234567890\nИНН/КПП: 5401888223/540101001\nПартнер: ООО «Кедр Софт», ИНН 7804123453\nЛогин: Kedr Soft_78\n1С-Отчетность`,
      [item(romashka, kedr)],
    ],
    [
      'a login with two blanks inside, after a long label',
      `Абонент ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность\nПартнер: ООО «Кедр Софт», ИНН 7804123453\nЛогин партнера для входа в личный кабинет WEB-Регистратора:   Kedr  Soft_78   `,
      [item(romashka, { ...kedr, login: 'Kedr  Soft_78' })],
    ],
    [
      'the login of ИТС is another login',
      `Абонент ООО «Ромашка», ИНН 5401888223, КПП 540101001 (логин ИТС romashka-its), 1С-Отчетность\nПартнер: ООО «Кедр Софт», ИНН 7804123453\nЛогин: Kedr Soft_78`,
      [item(romashka, kedr)],
    ],
    [
      'partners known to the registry, without form and quotes',
      `Просим перенести абонента Лесной Хутор (инн 2310444553, кпп 231001001) от Бирюза-Бит к Кедр Софт (инн 7804123453, логин Kedr Soft_78). Продукт 1С Отчетность`,
      [item({ ...khutor, name: 'Лесной Хутор' }, { ...kedr, name: 'Кедр Софт' })],
    ],
    [
      'quoted names without form',
      `Перенесите пожалуйста «Ромашку» ИНН 5401888223 КПП 540101001 с 1С-Отчетностью на партнера «Кедр Софт» ИНН 7804123453 логин Kedr Soft_78`,
      [item({ ...romashka, name: 'Ромашку' }, { ...kedr, name: 'Кедр Софт' })],
    ],
    [
      'names in small letters, their form behind them',
      `перенос 1с-отчетность\nромашка ооо инн 5401888223 кпп 540101001\nкедр софт ооо инн 7804123453 логин Kedr Soft_78`,
      [item({ ...romashka, name: 'ромашка ооо' }, { ...kedr, name: 'кедр софт ооо' })],
    ],
    [
      'a login that nobody has and that ends in a number of its own',
      'Просим перенести 1С-Отчетность ООО «Ромашка», ИНН 5401888223, КПП 540101001 к ООО «Кедр Софт», ИНН 7804123453, логин Kedr 01',
      [item(romashka, { ...kedr, login: 'Kedr 01' })],
    ],
    [
      'names without form, quotes and label, which the registry gives to the numbers beside them',
      'прив, перекиньте Лесной Хутор 2310444553 231001001 по 1с-отчетности на Кедр Софт 7804123453 kedrsoft2, спс',
      [item({ ...khutor, name: 'Лесной Хутор' }, { ...kedrsoft2, name: 'Кедр Софт' })],
    ],
    [
      'names in the cases of a sentence',
      'Прошу перенести Сомова Илью Андреевича, 540299887770, с 1С-Отчетностью к Кедр Софту, 7804123453, kedrsoft2',
      [item({ ...somov, name: 'Сомова Илью Андреевича' }, { ...kedrsoft2, name: 'Кедр Софту' })],
    ],
    [
      'values alone on their lines',
      'Переносим 1С-Отчетность\nСомов Илья Андреевич\n540299887770\nсюда:\nКедр Софт\n7804123453\nkedrsoft2',
      [item({ ...somov, name: 'Сомов Илья Андреевич' }, { ...kedrsoft2, name: 'Кедр Софт' })],
    ],
    [
      'the partner’s name below the subscriber’s numbers is not the subscriber’s',
      'Просим перенести абонента ИНН 5401888223, КПП 540101001 по 1С-Отчетности\nООО «Кедр Софт»\n7804123453\nkedrsoft2',
      [item({ inn: romashka.inn, kpp: romashka.kpp }, kedrsoft2)],
    ],
    [
      'a КПП before «1С», with which it would make an ИНН',
      'Просим перенести ООО «Ромашка» 5401888223, 540101005 1С-Отчетность к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2',
      [item({ ...romashka, kpp: '540101005' }, kedrsoft2)],
    ],
    [
      'a bare name of the partner that only signs the mail',
      'Просим перенести ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, на ИНН 7804123453, логин kedrsoft2\n\nСпасибо!\nМарина, Кедр Софт',
      [item(romashka, { inn: kedr.inn, login: kedrsoft2.login })],
    ],
    [
      'a КПП before the ИНН, below the partner',
      'На kedrsoft2 (ООО «Кедр Софт», инн партнёра 7804123453) просим повесить абонента с кпп 540101001 и инн 5401888223, называется ООО «Ромашка», 1с-отчетность',
      [item(romashka, kedrsoft2)],
    ],
    [
      'a legal form in full in a bracket behind the name',
      'Прошу перенести Лесной Хутор (общество с ограниченной ответственностью, ИНН 2310444553, КПП 231001001), 1С-Отчетность, на ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2',
      [item({ ...khutor, name: 'Лесной Хутор' }, kedrsoft2)],
    ],
    [
      'ИНН and КПП called as the tax code calls them',
      'Просим перенести ООО «Ромашка», идентификационный номер налогоплательщика 5401888223, код причины постановки на учёт 540101001, по 1С-Отчетности к ООО «Кедр Софт», идентификационный номер 7804123453, логин kedrsoft2',
      [item(romashka, kedrsoft2)],
    ],
    [
      'a label of the login that says whose it is',
      'Прошу перенести ООО «Ромашка» (ИНН 5401888223, КПП 540101001) по 1С-Отчетности на ООО «Кедр Софт» (ИНН 7804123453). Логин партнёра ООО «Кедр Софт»: kedrsoft2',
      [item(romashka, kedrsoft2)],
    ],
    [
      'a login that ends with initials, at the end of a line',
      'Прошу перенести ООО «Ромашка», ИНН 5401888223, КПП 540101001, по 1С-Отчетности на ООО «Кедр Софт», ИНН 7804123453, логин KedrovaV.P.\nСпасибо.',
      [item(romashka, { ...kedrsoft2, login: 'KedrovaV.P.' })],
    ],
    [
      'the number of a paper with as many digits as a КПП',
      'Заявка на перенос №000000218 от 11.03.2026\nПродукт;1С-Отчетность\nАбонент;ООО «Ромашка»\nИНН абонента;5401888223\nКПП абонента;540101001\nПартнер;ООО «Кедр Софт»\nИНН партнера;7804123453\nЛогин;kedrsoft2',
      [item(romashka, kedrsoft2)],
    ],
    [
      'names that end in a number, and one that begins like a correction',
      'Перенесите по 1С-Отчетности:\nМагазин 3 5902777884 590201001\nВерный Колодец-12 1655333228 165501001\nна ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2',
      [item({ ...vershina, name: 'Магазин 3' }, kedrsoft2), item({ ...zveno, name: 'Верный Колодец-12' }, kedrsoft2)],
    ],
    ...[
      '1С-Очетность',
      '1С Отчтнось',
      '1С-Отчестностью',
      '1С-Отчетнотсь',
      '1С-отч-ть',
      '1С-Отчетн.',
      '1-С Отчётность',
    ].map(
      (product): LayoutSample => [
        `a product mistyped or cut short: ${product}`,
        `Просим перенести ООО «Ромашка», ИНН 5401888223, КПП 540101001, ${product} к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
        [item(romashka, kedrsoft2)],
      ],
    ),
  ])('%s', readsSample);
});
