import { expect, it } from 'vitest';
import { requestIn } from '../testing/reading.ts';
import { asked, data } from '../testing/stated-transfer.ts';

it.each<[string, string[]]>([
  [`${data.replace('kedrsoft2', 'то ли kedrsoft2, то ли kedrsoft3')}`, ['targetPartnerLogin']],
  [`${data} (?)`, ['targetPartnerLogin']],
  [`${data}?? Проверьте сами`, ['targetPartnerLogin']],
  [`${data} либо kedrsoft3`, ['targetPartnerLogin']],
  [`${data} (реквизиты ориентировочные)`, ['targetPartnerInn', 'targetPartnerLogin']],
  [`${data}. ИНН может быть указан с ошибкой`, ['subscriberInn', 'targetPartnerInn']],
  [`${data}. Для проверки: ИНН абонента 5401888241`, ['subscriberInn']],
])('what the author is not sure of, or states in two ways, is in doubt: «%s»', async (text, doubtful) => {
  const { items } = await requestIn({ text: `Прошу перенести ${text}` });
  expect(items).toHaveLength(1);
  expect(items[0]?.doubtful).toEqual(expect.arrayContaining(doubtful));
});

it('a subject line that names another product, partner or subscriber than the text is a doubt', async () => {
  const doubtful = async (subject: string): Promise<readonly string[] | undefined> => {
    return (await requestIn({ subject, text: `Просим перенести ${asked}` })).items[0]?.doubtful;
  };
  expect(await doubtful('Перенос по Астрал Отчет 4.5')).toEqual(['product']);
  expect(await doubtful('Перевод на ООО «Бирюза-Бит»')).toEqual(['targetPartnerInn']);
  expect(await doubtful('1С-Отчетность, перевод на ООО «Кедр Софт»')).toEqual([]);
  expect(await doubtful('Перенос, ИНН 5902777884')).toEqual(['subscriberInn']);
  expect(await doubtful('Перенос ООО «Ромашка», ИНН 5401888223')).toEqual([]);
  const mistyped = await requestIn({
    subject: 'Перенос ООО «Ромашка»',
    text: `Просим перенести ${asked.replace('5401888223', '5401888224')}`,
  });
  expect(mistyped.items[0]?.doubtful).toEqual([]);
});

it.each([
  ['Согласие клиента', 'да', 'нет'],
  ['Переносим?', 'да', '—'],
  ['Примечание', 'срочно', 'передумали, пропустить'],
])('a row of a table that says no under «%s» is in doubt, the others are not', async (heading, yes, no) => {
  const head = `Абонент | ИНН | КПП | ${heading}`;
  const rows = `ООО «Ромашка» | 5401888223 | 540101001 | ${yes}\nООО «Вершина» | 5902777884 | 590201001 | ${no}`;
  const { items } = await requestIn({
    text: `Просим перенести по 1С-Отчетность к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\n\n${head}\n${rows}`,
  });
  expect(items.map((item) => item.doubtful)).toEqual([[], ['subscriberInn']]);
});
