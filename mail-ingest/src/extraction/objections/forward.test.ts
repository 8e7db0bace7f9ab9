import { expect, it } from 'vitest';
import { requestIn } from '../testing/reading.ts';
import { handsOnUnasked } from './forward.ts';

const request =
  'Просим перенести абонента ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, к партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2.';
const handedOn = `-------- Пересылаемое сообщение --------\nОт: Ольга <olga@romashka.example>\nТема: перенос\n\n${request}`;

it.each([
  'Что ему отвечать?',
  'Это к вам?',
  'Посмотрите, пожалуйста, правильно ли оформлено?',
  'Коллеги, добрый день! Можно ли так перевести?',
  'Клиент просит перенести его к нам. Можно?',
  'FYI',
  'Для сведения.',
  'Прошу подсказать, достаточно ли этого',
  'Вот такое нам сегодня прислали',
  'Разберитесь',
])('a forwarded request below words that ask for nothing is in doubt: «%s»', (own) => {
  expect(handsOnUnasked(own.toLowerCase(), 'fwd: перенос')).toBe(true);
});

it.each([
  '',
  'Добрый день, коллеги!',
  'Прошу перевести, данные ниже.',
  'Прошу перенести, данные ниже. Когда будет готово?',
  'Не могли бы вы перенести?',
  'Просьба исполнить.',
  'Прошу в работу',
  'Во вложенном ниже письме все есть, перенесите.',
  'Пересылаю заявку клиента',
  'Заявка на перенос:',
  'Клиент просит перенести его к нам, данные ниже',
  'Ирина Петрова',
])('a forwarded request that the author makes his own is not: «%s»', (own) => {
  expect(handsOnUnasked(own.toLowerCase(), 'fwd: перенос')).toBe(false);
});

it('below nothing the subject line speaks', () => {
  expect(handsOnUnasked('', 'это к вам?')).toBe(true);
});

it('all fields of such a mail are in doubt, those of a bare forward are not', async () => {
  const doubtful = async (own: string): Promise<readonly string[] | undefined> => {
    const { items } = await requestIn({ subject: 'Fwd: перенос', text: `${own}\n\n${handedOn}` });
    return items[0]?.doubtful;
  };
  expect(await doubtful('Что ему отвечать?')).toContain('subscriberInn');
  expect(await doubtful('')).toEqual([]);
});

it('what is asked of the forwarder, to agree and to send it on, is done', async () => {
  const text = `В работу.\n\n${handedOn.replace('Просим перенести абонента', 'Прошу согласовать перенос и отправить в Астрал.\nАбонент')}`;
  const { kind, items } = await requestIn({ subject: 'Fwd: перенос', text });
  expect([kind, items[0]?.subscriberInn, items[0]?.doubtful]).toEqual(['transfer', '5401888223', []]);
});
