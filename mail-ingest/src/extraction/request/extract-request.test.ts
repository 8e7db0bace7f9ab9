import { createRegistry, type Mailbox, requestFields } from '@perenos/domain';
import { expect, it } from 'vitest';
import { aMail } from '../../parsing/mail-builder.ts';
import { registry, requestIn } from '../testing/reading.ts';
import { data } from '../testing/stated-transfer.ts';
import { extractRequest } from './extract-request.ts';

it.each(['. ', '\n\n'])('the code that is asked for names nobody: who follows is the client', async (end) => {
  const request = await requestIn(
    {
      text: `Отклоните заявление по Астрал.ЭДО и напишите наш код партнёра${end}ООО «Ромашка», ИНН 5401888223, КПП 540101001.`,
    },
    { mailbox: 'partners' },
  );
  expect(request.items[0]).toMatchObject({
    subscriberInn: '5401888223',
    subscriberName: 'ООО «Ромашка»',
    targetPartnerInn: null,
  });
});

it('«ЭДО» alone is Астрал.ЭДО where an application of it is to be rejected', async () => {
  const text = 'Отклоните заявление ЭДО ООО «Ромашка», ИНН 5401888223, КПП 540101001';
  const { kind, items } = await requestIn({ text, subject: 'отклонить заявление' }, { mailbox: 'partners' });
  expect([kind, items[0]?.product]).toEqual(['edo-reject', 'astral-edo']);
});

it.each<[Mailbox, string]>([
  ['sverka', 'Заблокируйте ООО «Кедр Софт», ИНН 7804123453, с 1 декабря'],
  ['partners', 'Отклоните заявление ООО «Ромашка», ИНН 5401888223, Астрал.ЭДО, после 25 декабря'],
])('an act that is asked for on a later day is for a person: %s, «%s»', async (mailbox, text) => {
  const { items } = await requestIn({ text }, { mailbox });
  expect(items[0]?.doubtful).not.toEqual([]);
});

it('a name that stands once is not both namesakes’', async () => {
  const namesakes = registry.subscribersByName('Лесной Хутор').map((one) => ({ ...one, inn: '6670555440' }));
  const withNamesakes = createRegistry({
    ...registry.data,
    subscribers: [...registry.data.subscribers, ...namesakes],
  });
  const { items } = await requestIn(
    {
      text: 'Перенесите Лесной Хутор 2310444553/231001001 по 1С-Отчетности к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2.\nУточнение: ИНН абонента 6670555440.',
    },
    { registry: withNamesakes },
  );
  expect(items.map(({ subscriberName }) => subscriberName)).toEqual(['Лесной Хутор', null]);
});

it('evidence points at the very characters of the mail', async () => {
  const mail = await aMail({
    subject: 'Перенос по 1С-ЭТП',
    text: 'Абонент ООО «Ромашка», ИНН 54018\u200b88223, КПП 540\u00a0101\u00a0001',
  });
  const [item] = extractRequest({ mailId: 'm-7', mailbox: 'perevod', mail, registry, senderPartner: null }).items;
  const cut = (field: 'subscriberInn' | 'subscriberKpp' | 'subscriberName' | 'product'): string => {
    const evidence = item?.evidence[field];
    if (evidence?.source !== 'mail') return '';
    return (evidence.part === 'subject' ? mail.subject : mail.text).slice(evidence.start, evidence.end);
  };
  expect([cut('subscriberInn'), cut('subscriberKpp'), cut('subscriberName'), cut('product')]).toEqual([
    '54018\u200b88223',
    '540\u00a0101\u00a0001',
    'ООО «Ромашка»',
    '1С-ЭТП',
  ]);
});

it.each([
  ['Письмо клиент подпишет во вторник.', ['targetPartnerName', 'targetPartnerInn', 'targetPartnerLogin']],
  ['Скан письма ещё на подписи у директора.', ['targetPartnerName', 'targetPartnerInn', 'targetPartnerLogin']],
  ['Письма от клиента нет и не будет.', ['targetPartnerName', 'targetPartnerInn', 'targetPartnerLogin']],
  ['Письмо клиент подпишет, если договоримся.', [...requestFields]],
])(
  'a letter to come holds back what needs none, and is asked for where one is needed: «%s»',
  async (text, doubtful) => {
    const { items } = await requestIn({ text: `Просим перенести ${data}. ${text}` });
    expect(new Set(items[0]?.doubtful)).toEqual(new Set(doubtful));
  },
);
