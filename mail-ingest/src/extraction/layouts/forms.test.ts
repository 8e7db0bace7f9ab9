import { describe, it } from 'vitest';
import { item, kedrsoft2, type LayoutSample, readsSample } from '../testing/layout-sample.ts';
import { people } from '../testing/registry-builder.ts';

const { kedr, biryuza, romashka, somov, khutor, vershina } = people;

describe('a request is read from a form of labels and values', () => {
  it.each<LayoutSample>([
    [
      'numbers behind «юр. лица», the applicant who is the partner, labels without their blanks',
      `Заявитель: ООО «Кедр Софт», логин kedrsoft2, ИНН юридического лица: 7804123453\nПросим перенести на нас абонента: ООО «Ромашка», ИНН юр. лица: 5401888223, КПП юр. лица: 540101001, сервис1С-Отчетность`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'sections of the partner who gives and of the one who takes, and who may be called',
      `Передаём клиента.\nСервис: 1С-Отчетность\nКлиент: ООО «Ромашка», ИНН 5401888223, КПП 540101001\n\nОТ КОГО\nПартнёр: ООО «Бирюза-Бит»\nИНН: 7705098767\nЛогин: Biryuza_77\n\nКОМУ\nПартнёр: ООО «Кедр Софт»\nИНН: 7804123453\nЛогин: kedrsoft2\n\nКонтактное лицо со стороны клиента: Вера Ивановна`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'an ИНН left blank above the company that acts for the subscriber',
      `Просим перенести\nНаименование: ООО «Вершина»\nИНН: не знаю\nАгент: ООО «Лесной Хутор», ИНН 2310444553, КПП 231001001\nПродукт: 1С-Отчетность\nПартнёр: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item({ name: vershina.name }, kedrsoft2)],
    ],
    [
      'labels cut short before leaders of dots',
      `Прошу перенести:\nПродукт.........1С-Отчетность\nАбонент.........ООО «Ромашка»\nИНН.............5401888223\nКПП.............540101001\nК партнеру......ООО «Кедр Софт»\nИНН п-ра........7804123453\nЛогин п-ра......kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'the words of 2.1 as labels',
      `Наименование программного продукта (сервиса): 1С-Отчетность\nИНН/КПП Абонента юридического лица/ИНН индивидуального предпринимателя: 5401888223/540101001\nНаименование Абонента: ООО «Ромашка»\nНаименование Партнера: ООО «Кедр Софт»\nИНН Партнера: 7804123453\nЛогин доступа к Информационному ресурсу Партнера: kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'two numbered forms in the order of the regulation',
      `Просим перенести обоих.\n\n${[romashka, khutor]
        .map(
          ({ name, inn, kpp }) =>
            `1) Программный продукт – 1С-Отчетность\n2) ИНН/КПП – ${inn}/${kpp}\n3) Наименование абонента – ${name}\n4) Наименование партнера, к которому осуществляется перенос – ${kedr.name}\n5) ИНН партнера – ${kedr.inn}\n6) Логин – kedrsoft2`,
        )
        .join('\n\n')}`,
      [item(romashka, kedrsoft2), item(khutor, kedrsoft2)],
    ],
    [
      'labels of the regulation, word for word',
      `Наименование программного продукта (сервиса): 1С-Отчетность\nИНН/КПП Абонента: 5401888223/540101001\nНаименование Абонента: ООО «Ромашка»\nНаименование Партнера, к которому необходимо осуществить перенос (в соответствии с данными Информационного ресурса): ООО «Кедр Софт»\nИНН Партнера, к которому необходимо осуществить перенос: 7804123453\nЛогин доступа к Информационному ресурсу Партнера, к которому необходимо осуществить перенос: Kedr Soft_78`,
      [item(romashka, kedr)],
    ],
    [
      'labels on lines of their own, values below',
      `Прошу перенести абонента\n\nПродукт\n1С-Отчетность\nАбонент\nООО "Ромашка"\nИНН\n5401888223\nКПП\n540101001\nНовый партнер\nООО "Кедр Софт"\nИНН партнера\n7804123453\nЛогин\nKedr Soft_78`,
      [item(romashka, kedr)],
    ],
    [
      'headings with blocks below them',
      `Добрый день. Перенос 1С Отчетность.\n\nАбонент:\nООО «Ромашка»\nИНН 5401888223\nКПП 540101001\n\nПартнер (куда):\nООО «Кедр Софт»\nИНН 7804123453\nЛогин Kedr Soft_78`,
      [item(romashka, kedr)],
    ],
    [
      'target first, subscriber last, equal signs',
      `партнёр = ООО «Кедр Софт»\nинн партнёра = 7804123453\nлогин = Kedr Soft_78\nабонент = ООО «Ромашка»\nинн = 5401888223\nкпп = 540101001\nпродукт = 1с-отчетность`,
      [item(romashka, kedr)],
    ],
    [
      'present and new partner as labels',
      `Продукт: 1С-Отчетность\nКлиент: ООО Ромашка\nИНН: 5401888223\nКПП: 540101001\nТекущий партнер: ООО Бирюза-Бит\nИНН текущего партнера: 7705098767\nНовый партнер: ООО Кедр Софт\nИНН нового партнера: 7804123453\nЛогин нового партнера: kedrsoft2`,
      [item({ ...romashka, name: 'ООО Ромашка' }, { name: 'ООО Кедр Софт', inn: kedr.inn, login: 'kedrsoft2' })],
    ],
    [
      'unknown subscriber, no legal form, slash',
      `Абонент: Вершина\nИНН/КПП: 5902777884 / 590201001\nПартнер: Кедр Софт, ИНН 7804123453, логин Kedr Soft_78\nПродукт: Астрал Отчет 4.5`,
      [item({ ...vershina, name: 'Вершина' }, { ...kedr, name: 'Кедр Софт' }, 'astral-report-4.5')],
    ],
    [
      'nothing but values, one per line',
      `1С-Отчетность\nООО «Вершина»\n5902777884\n590201001\nООО «Кедр Софт»\n7804123453\nKedr Soft_78`,
      [item(vershina, kedr)],
    ],
    [
      'the one to whom below an application «на подключение»',
      `Абонент: ООО «Ромашка», 5401888223, 540101001\nПродукт: 1С-Отчетность\nЧто сделать: перенести заявку на подключение\nНа кого: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'labels in brackets behind their values',
      `Просим перенести клиента ООО «Ромашка» к партнёру ООО «Кедр Софт».\nКлиент: 5401888223 (ИНН), 540101001 (КПП). Партнёр: 7804123453 (ИНН), kedrsoft2 (логин). Продукт: 1С-Отчетность`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'the partner now and the new one, named in that order of words',
      `Партнёр сейчас: ООО «Бирюза-Бит», ИНН 7705098767\nПартнёр новый: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\nАбонент: ООО «Ромашка», 5401888223, 540101001\nСервис: 1С-Отчетность`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'was and becomes',
      `Просим сменить партнёра у ООО «Ромашка»\nБыло: ООО «Бирюза-Бит» ИНН 7705098767 логин Biryuza_77\nСтало: ООО «Кедр Софт» ИНН 7804123453 логин kedrsoft2\nАбонент ИНН 5401888223 КПП 540101001, 1С-Отчётность`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'numbers of other kinds on lines of their own',
      `ООО «Ромашка»\nОКПО 1234567894\nИНН 5401888223\nКПП 540101001\nлиц. № 7705098767\n1С-Отчетность\nна ООО «Кедр Софт»\nИНН 7804123453\nлогин kedrsoft2\nпросим перенести`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'several fields under one label',
      `Продукт: 1С-Отчетность\nНаименование/ИНН/КПП абонента: ООО «Ромашка»/5401888223/540101001\nИНН/логин/наименование партнера: 7804123453/kedrsoft2/ООО «Кедр Софт»`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a list lined up with tabs',
      `Просим перенести абонента:\n\nПП:\t\t1С-Отчетность\nИНН:\t\t5401888223\nКПП:\t\t540101001\nНаим-е:\t\tООО «Ромашка»\n\nк партнеру:\n\nНаим-е:\t\tООО «Кедр Софт»\nИНН:\t\t7804123453\nЛогин:\t\tkedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a form quoted by its own author',
      `Заявка на перенос:\n> Продукт: 1С-Отчетность\n> Абонент: ООО «Ромашка»\n> ИНН/КПП: 5401888223/540101001\n> Партнёр: ООО «Кедр Софт»\n> ИНН партнёра: 7804123453\n> Логин: kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a label that ends with a legal form, a name without quotes in small letters',
      `Наименование юр.лица/ИП – ИП Сомов Илья Андреевич\nИНН 540299887770\nСервис 1С-Отчетность\nНовый партнёр – ооо кедр софт\nИНН 7804123453\nЛогин kedrsoft2`,
      [item(somov, { ...kedr, name: 'ооо кедр софт', login: 'kedrsoft2' })],
    ],
    [
      'labels and values tied by hyphens',
      `Перенесите ООО «Ромашка» ИНН-5401888223, КПП-540101001. Сервис-1С-Отчетность. Партнер-ООО «Кедр Софт», ИНН-7804123453, логин-kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'labels glued to their numbers, dots up to the values',
      `Сервис..........1С-Отчетность\nАбонент.........ООО «Ромашка»\nИНН5401888223 КПП540101001\nИНН обслуживающей организации....7804123453\nПартнёр.........ООО «Кедр Софт»\nЛогин в вебрегистраторе..........kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'quotes inside quotes that close once, fields parted by slashes',
      `Организация: ООО "Фирма "Ромашка" / ИНН / КПП: 5401888223/540101001 / Продукт: 1С-Отчетность / Новый партнёр: ООО «Кедр Софт» / ИНН парт.: 7804123453 / Логин: kedrsoft2`,
      [item({ ...romashka, name: 'ООО "Фирма "Ромашка"' }, kedrsoft2)],
    ],
    [
      'blocks for different partners and products',
      `Абонент: ООО «Ромашка»\nИНН/КПП: 5401888223/540101001\nПродукт: 1С-Отчетность\nПартнер: ООО «Кедр Софт»\nИНН: 7804123453\nЛогин: kedrsoft2\n\nАбонент: ООО «Лесной Хутор»\nИНН/КПП: 2310444553/231001001\nПродукт: 1С-ЭТП\nПартнер: ООО «Бирюза-Бит»\nИНН: 7705098767\nЛогин: Biryuza_77`,
      [item(romashka, kedrsoft2), item(khutor, biryuza, '1c-etp')],
    ],
    [
      'ambiguous product words are not guessed',
      `Абонент ООО «Ромашка», ИНН 5401888223, КПП 540101001\nПродукт: Астрал Отчет\nПартнер: ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78`,
      [item(romashka, kedr, null)],
    ],
    [
      'version on the next line',
      `Абонент ООО «Ромашка», ИНН 5401888223, КПП 540101001\nПродукт: Астрал Отчет\nВерсия: 4.5\nПартнер: ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78`,
      [item(romashka, kedr, 'astral-report-4.5')],
    ],
    [
      'КПП before ИНН',
      `КПП/ИНН: 540101001/5401888223, ООО Ромашка, 1С-Отчетность, партнер ООО Кедр Софт, ИНН 7804123453, логин Kedr Soft_78`,
      [item({ ...romashka, name: 'ООО Ромашка' }, { ...kedr, name: 'ООО Кедр Софт' })],
    ],
    [
      'empty fields of a form stay empty',
      `Продукт: 1С-Отчетность\nАбонент: ООО «Вершина»\nИНН: 5902777884\nКПП:\nПартнер: ООО «Кедр Софт»\nИНН партнера:\nЛогин: -`,
      [item({ ...vershina, kpp: null }, { name: kedr.name })],
    ],
    ...['(первая строка — абонент, вторая — куда):', '(кого → куда):', 'кого и куда:'].map(
      (order): LayoutSample => [
        `the order of the lines to come: ${order}`,
        `Просим перенести ${order}\nООО «Ромашка», 5401888223, 540101001, 1С-Отчетность\nООО «Кедр Софт», 7804123453, Kedr Soft_78`,
        [item(romashka, kedr)],
      ],
    ),
    [
      'lines that end in semicolons, a label with the kinds of numbers in brackets',
      'Прошу перенести:\n\nСервис – 1С-Отчетность;\nПеренести к – ООО «Кедр Софт»;\nИНН (партнёр) – 7804123453;\nЛогин партнёра – Kedr Soft_78;\nНазвание организации-абонента: ООО «Ромашка»;\nРеквизиты (ИНН/КПП): 5401888223, 540101001',
      [item(romashka, kedr)],
    ],
    [
      'the title of a form names nobody, nor does a sentence that ends in a colon',
      {
        html: '<table><tr><td colspan="2">Заявка на перенос абонента</td><td></td></tr><tr><td>Дата заявки</td><td>16.03.2026</td></tr><tr><td>Продукт</td><td>1С-Отчетность</td></tr><tr><td>Абонент</td><td>ООО «Ромашка»</td></tr><tr><td>ИНН / КПП</td><td>5401888223 / 540101001</td></tr><tr><td>Новый партнёр</td><td>ООО «Кедр Софт»</td></tr><tr><td>ИНН партнёра</td><td>7804123453</td></tr><tr><td>Логин партнёра</td><td>Kedr Soft_78</td></tr></table><p>У кого он числится, клиент и сам не помнит: подключала его прежняя бухгалтерия.</p>',
      },
      [item(romashka, kedr)],
    ],
  ])('%s', readsSample);
});
