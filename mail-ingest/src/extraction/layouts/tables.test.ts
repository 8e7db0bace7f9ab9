import { describe, it } from 'vitest';
import { item, kedrsoft2, type LayoutSample, readsSample } from '../testing/layout-sample.ts';
import { people } from '../testing/registry-builder.ts';

const { kedr, romashka, somov, khutor, vershina, zveno } = people;

describe('a request is read from tables', () => {
  it.each<LayoutSample>([
    [
      'a pasted spreadsheet',
      `Просим перенести по списку:\n\nПродукт\tНаименование\tИНН\tКПП\tПартнер\tИНН партнера\tЛогин\n1С-Отчетность\tООО "Ромашка"\t5401888223\t540101001\tООО "Кедр Софт"\t7804123453\tKedr Soft_78\nАстрал Онлайн\tИП Сомов Илья Андреевич\t540299887770\t\tООО "Кедр Софт"\t7804123453\tKedr Soft_78`,
      [item(romashka, kedr), item(somov, kedr, 'astral-online')],
    ],
    [
      'columns drawn with blanks',
      `Перенести на ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78, 1С-Отчетность\n\nАбонент              ИНН           КПП\nООО «Ромашка»        5401888223    540101001\nАО «Звено»           1655333228    165501001`,
      [item(romashka, kedr), item(zveno, kedr)],
    ],
    [
      'what a company is among the others, behind its name',
      `Перенести группу на ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78, 1С-Отчетность\n\nАбонент\tИНН\tКПП\nООО «Ромашка» (головная)\t5401888223\t540101001\nАО «Звено» (дочерняя компания)\t1655333228\t165501001`,
      [item(romashka, kedr), item(zveno, kedr)],
    ],
    [
      'rows without a heading',
      `Перенос 1С-Отчетность на партнера ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78:\nООО «Ромашка»\t5401888223\t540101001\nВершина\t5902777884\t590201001`,
      [item(romashka, kedr), item({ ...vershina, name: 'Вершина' }, kedr)],
    ],
    [
      'a spreadsheet whose partner stands in merged cells: once, then blanks, the last of them lost',
      `Просим перенести по списку:\n\nПродукт\tНаименование\tИНН\tКПП\tПартнер\tИНН партнера\tЛогин\n1С-Отчетность\tООО "Ромашка"\t5401888223\t540101001\tООО "Кедр Софт"\t7804123453\tkedrsoft2\n1С-Отчетность\tООО "Вершина"\t5902777884\t590201001\t\t\t\n1С-ЭТП\tАО "Звено"\t1655333228\t165501001`,
      [item(romashka, kedrsoft2), item(vershina, kedrsoft2), item(zveno, kedrsoft2, '1c-etp')],
    ],
    [
      'a table with one cell per line',
      `Абоненты по 1С-Отчетности:\n\nНаименование\nИНН\nКПП\n\nООО «Ромашка»\n5401888223\n540101001\n\nИП Сомов Илья Андреевич\n540299887770\n\nАО «Звено»\n1655333228\n165501001\n\nПартнер: ООО «Кедр Софт»\nИНН: 7804123453\nЛогин: Kedr Soft_78`,
      [item(romashka, kedr), item(somov, kedr), item(zveno, kedr)],
    ],
    [
      'columns lost in pasting: all labels, then all values',
      `№ п/п\nПродукт\nАбонент\nИНН\nКПП\nПартнер\nИНН партнера\nЛогин\n1\n1С-Отчетность\nООО «Ромашка»\n5401888223\n540101001\nООО «Кедр Софт»\n7804123453\nkedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a table that holds all of a company in one cell',
      `Просим перенести\n\nАбонент (наименование, ИНН/КПП)\tПродукт\tПартнёр (наименование, ИНН, логин)\nООО «Ромашка», 5401888223/540101001\t1С-Отчетность\tООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\nООО «Лесной Хутор», 2310444553/231001001\t1С-Отчетность\tООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item(romashka, kedrsoft2), item(khutor, kedrsoft2)],
    ],
    [
      'labels and values by turns in one row',
      `Прошу перенести\nАбонент:\tООО «Ромашка»\tИНН:\t5401888223\tКПП:\t540101001\nПартнер:\tООО «Кедр Софт»\tИНН:\t7804123453\tЛогин:\tKedr Soft_78\nСервис:\t1С-Отчетность`,
      [item(romashka, kedr)],
    ],
    [
      'a login behind the number of a company that stands in one cell',
      `Просим перенести\n\nАбонент\tИНН/КПП\tПрограмма\tПартнёр (ИНН), логин\nООО «Ромашка»\t5401888223/540101001\t1С-Отчетность\tООО «Кедр Софт» (7804123453), Kedr Soft_78`,
      [item(romashka, kedr)],
    ],
    [
      'a cell across the table that names the partner for all rows',
      `Абоненты сервиса 1С-Отчетность на перевод:\n\nАбоненты\t\t\nОрганизация\tИНН\tКПП\nООО «Ромашка»\t5401888223\t540101001\nООО «Лесной Хутор»\t2310444553\t231001001\nНовый партнер: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\t\t`,
      [item(romashka, kedrsoft2), item(khutor, kedrsoft2)],
    ],
    [
      'a table on its side with an empty corner and a heading of its own',
      `Перенос по 1С-Отчетности\n\tАбонент 1\tАбонент 2\nНаименование\tООО «Ромашка»\tООО «Лесной Хутор»\nИНН\t5401888223\t2310444553\nКПП\t540101001\t231001001\n\nК партнеру: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item(romashka, kedrsoft2), item(khutor, kedrsoft2)],
    ],
    [
      'the subscribers in one table, the partner in another',
      `Перенос по 1С-Отчетности\nАбонент\tИНН/КПП\nООО «Ромашка»\t5401888223/540101001\nООО «Лесной Хутор»\t2310444553/231001001\n\nПартнер\tИНН\tЛогин\nООО «Кедр Софт»\t7804123453\tkedrsoft2`,
      [item(romashka, kedrsoft2), item(khutor, kedrsoft2)],
    ],
    [
      'partners side by side in a table',
      {
        html: `<table><tr><td>Текущий партнер</td><td>Новый партнер</td></tr><tr><td>ООО «Бирюза-Бит»<br>ИНН 7705098767</td><td>ООО «Кедр Софт»<br>ИНН 7804123453<br>логин kedrsoft2</td></tr></table><p>Абонент ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность</p>`,
      },
      [item(romashka, kedrsoft2)],
    ],
    [
      'two blocks side by side',
      {
        html: `<p>Перенос</p><table><tr><td><b>ДАННЫЕ АБОНЕНТА</b></td><td><b>ДАННЫЕ ПАРТНЕРА</b></td></tr><tr><td>Наименование: ООО «Ромашка»</td><td>Наименование: ООО «Кедр Софт»</td></tr><tr><td>ИНН: 5401888223</td><td>ИНН: 7804123453</td></tr><tr><td>КПП: 540101001</td><td>Логин: kedrsoft2</td></tr><tr><td>Продукт: 1С-Отчетность</td><td></td></tr></table>`,
      },
      [item(romashka, kedrsoft2)],
    ],
    [
      'a table of Markdown, the partner in bold',
      `| Абонент | ИНН | КПП | Сервис |\n|---|---|---|---|\n| ООО «Ромашка» | 5401888223 | 540101001 | 1С-Отчетность |\n\nПартнёр: **ООО «Кедр Софт»**, ИНН **7804123453**, логин **kedrsoft2**`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a table whose partner has a bare ИНН column and whose login is a user name',
      {
        html: '<table><tr><th>Переносимая организация</th><th>ИНН кого переносим</th><th>КПП</th><th>Продукт</th><th>Партнёр (куда)</th><th>ИНН</th><th>Имя пользователя</th></tr><tr><td>ООО «Ромашка»</td><td>5401888223</td><td>540101001</td><td>1С-Отчетность</td><td>ООО «Кедр Софт»</td><td>7804123453</td><td>kedrsoft2</td></tr></table>',
      },
      [item(romashka, kedrsoft2)],
    ],
    [
      'a table with two rows of headings and a partner that spans its rows',
      {
        html: '<p>1С-Отчетность, перенос</p><table><tr><th colspan=3>Абонент</th><th colspan=3>Партнёр</th></tr><tr><th>Наименование</th><th>ИНН</th><th>КПП</th><th>Наименование</th><th>ИНН</th><th>Логин</th></tr><tr><td>ООО «Ромашка»</td><td>5401888223</td><td>540101001</td><td rowspan=2>ООО «Кедр Софт»</td><td rowspan=2>7804123453</td><td rowspan=2>kedrsoft2</td></tr><tr><td>ООО «Лесной Хутор»</td><td>2310444553</td><td>231001001</td></tr></table>',
      },
      [item(romashka, kedrsoft2), item(khutor, kedrsoft2)],
    ],
    [
      'an HTML table on its side',
      {
        html: '<p>Перенос 1С-Отчетность</p><table><tr><td>Абонент</td><td>ООО «Ромашка»</td><td>АО «Звено»</td></tr><tr><td>ИНН</td><td>5401888223</td><td>1655333228</td></tr><tr><td>КПП</td><td>540101001</td><td>165501001</td></tr></table><p>Партнер: ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78</p>',
      },
      [item(romashka, kedr), item(zveno, kedr)],
    ],
    [
      'an HTML table whose partner cell spans all rows',
      {
        html: '<p>Просим перенести:</p><table><tr><th>Абонент</th><th>ИНН/КПП</th><th>Сервис</th><th>Партнёр</th><th>ИНН партнёра</th><th>Логин</th></tr><tr><td>ООО «Ромашка»</td><td>5401888223/540101001</td><td>1С-Отчетность</td><td rowspan="2">ООО «Кедр Софт»</td><td rowspan="2">7804123453</td><td rowspan="2">Kedr Soft_78</td></tr><tr><td>ИП Сомов Илья Андреевич</td><td>540299887770</td><td>1С-ЭТП</td></tr></table>',
      },
      [item(romashka, kedr), item(somov, kedr, '1c-etp')],
    ],
    [
      'a layout table around the mail',
      {
        html: '<table><tr><td><p>Просим перенести абонента ООО «Ромашка» (ИНН 5401888223, КПП 540101001), 1С-Отчетность</p><p>к партнеру ООО «Кедр Софт», ИНН 7804123453</p><p>Логин: Kedr Soft_78</p></td></tr></table>',
      },
      [item(romashka, kedr)],
    ],
    [
      'several facts in one cell',
      {
        html: '<table><tr><td>Продукт:</td><td>1С-Отчетность</td></tr><tr><td>Абонент:</td><td>ООО «Ромашка»<br>ИНН 5401888223<br>КПП 540101001</td></tr><tr><td>Партнер:</td><td>ООО «Кедр Софт»<br>ИНН 7804123453<br>логин Kedr Soft_78</td></tr></table>',
      },
      [item(romashka, kedr)],
    ],
    [
      'a form as a table with headings inside',
      {
        html: '<table><tr><td>Продукт</td><td>1С-Отчетность</td></tr><tr><td colspan=2>Абонент</td></tr><tr><td>Наименование</td><td>ООО Ромашка</td></tr><tr><td>ИНН</td><td>5401888223</td></tr><tr><td>КПП</td><td>540101001</td></tr><tr><td colspan=2>Партнер</td></tr><tr><td>Наименование</td><td>ООО Кедр Софт</td></tr><tr><td>ИНН</td><td>7804123453</td></tr><tr><td>Логин</td><td>Kedr Soft_78</td></tr></table>',
      },
      [item({ ...romashka, name: 'ООО Ромашка' }, { ...kedr, name: 'ООО Кедр Софт' })],
    ],
    [
      'an entrepreneur, who has no quotes, in one cell',
      'Просим перенести:\nАбонент (наименование, ИНН/КПП)\tСервис\tПартнёр (наименование, ИНН, логин)\nИП Сомов Илья Андреевич, 540299887770\t1С-Отчетность\tООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78',
      [item(somov, kedr)],
    ],
    [
      'columns of which nothing is known, sides told by prepositions',
      'Прошу перенести:\n\nДата обращения\tФирма\tИНН\tКПП\tЧто переносим\tУходит от\tЛогин\tПриходит к\tИНН\tЛогин нового\tКуратор\n18.03.2026\tООО «Ромашка»\t5401888223\t540101001\t1С-Отчетность\tООО «Бирюза-Бит»\tBiryuza_77\tООО «Кедр Софт»\t7804123453\tkedrsoft2\tМельник О.',
      [item(romashka, kedrsoft2)],
    ],
    [
      'two bare ИНН: the second is the partner’s, whatever heads his name',
      'Прошу перенести по 1С-Отчетности\n\nКлиент\tИНН\tКПП\tЗабирает фирма\tИНН\tЛогин\nООО «Ромашка»\t5401888223\t540101001\tООО «Кедр Софт»\t7804123453\tkedrsoft2',
      [item(romashka, kedrsoft2)],
    ],
    [
      'the requisites of each in one cell',
      'Прошу перенести\n\nАбонент\tРеквизиты\tСервис\tНовый партнёр\tРеквизиты партнёра\nООО «Ромашка»\tИНН 5401888223, КПП 540101001\t1С-Отчетность\tООО «Кедр Софт»\tИНН 7804123453, логин kedrsoft2',
      [item(romashka, kedrsoft2)],
    ],
    [
      'a label whose clause names the other side',
      'Продукт\t1С-Отчетность\nОрганизация\tООО «Ромашка»\nИНН\t5401888223\nКПП\t540101001\nПартнёр, которому передаётся абонент\tООО «Кедр Софт», ИНН 7804123453\nЛогин этого партнёра\tkedrsoft2\nПросим перенести',
      [item(romashka, kedrsoft2)],
    ],
    [
      'lines set in columns, each value with its label',
      'Продукт   1С-Отчетность\nАбонент   ООО «Ромашка»   ИНН 5401888223   КПП 540101001\nПартнер   ООО «Кедр Софт»   ИНН 7804123453   логин kedrsoft2\nПросим перенести абонента к партнеру.',
      [item(romashka, kedrsoft2)],
    ],
    [
      'labels down the side, owners across the top',
      'Просим перенести по 1С-Отчетности:\n\tАбонент\tПартнер\nНаименование\tООО «Ромашка»\tООО «Кедр Софт»\nИНН\t5401888223\t7804123453\nКПП\t540101001\t\nЛогин\t\tkedrsoft2',
      [item(romashka, kedrsoft2)],
    ],
    [
      'a table below a table',
      'Просим перенести\n| Абонент | ИНН | КПП |\n|---|---|---|\n| ООО «Ромашка» | 5401888223 | 540101001 |\n\n| Принимающий партнёр | ИНН | Логин |\n|---|---|---|\n| ООО «Кедр Софт» | 7804123453 | kedrsoft2 |\n\nСервис: 1С-Отчетность',
      [item(romashka, kedrsoft2)],
    ],
    [
      'a line below the table says to whom',
      'Просим перенести по 1С-Отчетности\nНаименование\tИНН\tКПП\nООО «Ромашка»\t5401888223\t540101001\n\nКому передаём: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2',
      [item(romashka, kedrsoft2)],
    ],
  ])('%s', readsSample);
});
