import { describe, it } from 'vitest';
import { item, kedrsoft2, type LayoutSample, readsSample } from '../testing/layout-sample.ts';
import { people } from '../testing/registry-builder.ts';

const { kedr, larionova, romashka } = people;

describe('a request is read from misspelt words and signs nobody sees', () => {
  it.each<LayoutSample>([
    [
      'misspelt, without any punctuation',
      `клиент хочет к нам\nООО Ромашка инн 5401888223 кпп 540101001 у них 1с отчетность\nперенисите пж на ООО Кедр Софт инн 7804123453 логин kedrsoft2`,
      [item({ ...romashka, name: 'ООО Ромашка' }, { ...kedr, name: 'ООО Кедр Софт', login: 'kedrsoft2' })],
    ],
    [
      'in Latin letters, a КПП parted by hyphens',
      `Proshu perenesti abonenta OOO "Romashka" INN 5401888223 po servisu 1C-Otchetnost k partneru IP Larionova Olga Petrovna INN ${larionova.inn} login Larionova OP\nКПП: 54-01-01-001`,
      [item({ ...romashka, name: 'OOO "Romashka"' }, { ...larionova, name: 'IP Larionova Olga Petrovna' })],
    ],
    [
      'what is struck out',
      {
        text: `ООО «Ромашка», ИНН 5401888241 5401888223, КПП 540102002 540101001, 1С-Отчетность к ООО «Кедр Софт», ИНН 7804123453, логин kedr kedrsoft2`,
        html: `<style>.off{text-decoration:line-through}</style><p>ООО «Ромашка», ИНН <s>5401888241</s> 5401888223, КПП <span class="off">540102002</span> 540101001, 1С-Отчетность к ООО «Кедр Софт», ИНН 7804123453, логин <span style="text-decoration:line-through">kedr</span> kedrsoft2</p>`,
      },
      [item(romashka, kedrsoft2)],
    ],
    [
      'letters in the wrong order',
      `Абоннет: ООО «Ромашка»\nИНН: 5401888223\nКПП: 540101001\nПродкут: 1С-Отчтеность\nПарнтер: ООО «Кедр Софт»\nИНН: 7804123453\nЛоигн: kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'full-width digits',
      `Продукт: 1С-Отчетность\nАбонент: ООО «Ромашка»\nИНН: ５４０１８８８２２３\nКПП: 540101001\nПартнёр: ООО «Кедр Софт»\nИНН партнёра: 7804123453\nЛогин: kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'hyphens of typesetters, a КПП broken by a mailer',
      `Просим перенести ООО «Ромашка» ИНН 5401888223 КПП 54010\n1001 по 1С\u2011Отчетности к ООО «Кедр Софт» ИНН 7804123453 логин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'spaces and non-breaking spaces inside numbers',
      `Абонент ООО «Ромашка» ИНН 54 01 888 223 КПП 540 101 001\nПартнер ООО «Кедр Софт» ИНН 78\u00a004\u00a0123\u00a0453 логин Kedr Soft_78\n1С-Отчетность`,
      [item(romashka, kedr)],
    ],
    [
      'zero-width signs and soft hyphens inside values',
      `Про\u00adдукт: 1С-От\u00adчет\u00adность\nАбонент: ООО «Ро\u200bмашка»\nИНН: 54018\u200b88223\nКПП: 5401\ufeff01001\nПартнер: ООО «Кедр Софт»\nИНН партнера: 7804\u200d123453\nЛогин: Kedr\u00a0Soft_78\u200b`,
      [item(romashka, kedr)],
    ],
    [
      'Latin letters in Cyrillic words and the other way round',
      `Прoдукт: 1C-Oтчетность\nAбонент: OOO «Ромашка»\nИHH: 5401888223\nKПП: 540101001\nПapтнер: OOO «Кедр Софт»\nИHH пapтнера: 7804123453\nЛoгин: Kedr Soft_78`,
      [item({ ...romashka, name: 'OOO «Ромашка»' }, { ...kedr, name: 'OOO «Кедр Софт»' })],
    ],
    [
      'bold marks and pictures around labels',
      `*Продукт:* 1С-Отчетность\n🏢 *Абонент:* ООО «Ромашка»\n🔢 ИНН — 5401888223, КПП — 540101001\n➡️ Партнёр — ООО «Кедр Софт» (7804123453)\n🔑 Логин — Kedr Soft_78`,
      [item(romashka, kedr)],
    ],
    [
      'an ИНН broken at the end of a line',
      `Абонент ООО «Ромашка», ИНН 54018\n88223, КПП 540101001, продукт 1С-Отчетность, партнер ООО «Кедр Софт», ИНН\n7804123453, логин\nKedr Soft_78`,
      [item(romashka, kedr)],
    ],
  ])('%s', readsSample);
});
