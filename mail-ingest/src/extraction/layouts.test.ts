import { type Product, type RequestedItem, requestFields } from '@perenos/domain';
import { describe, expect, it } from 'vitest';
import { aMail, type MailParts } from '../parsing/mail-builder.ts';
import { extractRequest } from './extract-request.ts';
import { aRegistry, people } from './registry-builder.ts';

const registry = aRegistry();
const { kedr, biryuza, larionova, romashka, somov, khutor, vershina, zveno } = people;

type Who = { name: string | null; inn: string | null; kpp: string | null };
type Target = { name: string | null; inn: string | null; login: string | null };
const item = (who: Partial<Who>, target: Partial<Target>, product: Product | null = '1c-reporting') => ({
  product,
  subscriberInn: who.inn ?? null,
  subscriberKpp: who.kpp ?? null,
  subscriberName: who.name ?? null,
  targetPartnerName: target.name ?? null,
  targetPartnerInn: target.inn ?? null,
  targetPartnerLogin: target.login ?? null,
});

const fieldsOf = (one: RequestedItem) => Object.fromEntries(requestFields.map((field) => [field, one[field]]));
const named = (text: string): string => text.replace(/[«»"“”„']/g, '');
const folded = (list: ReturnType<typeof item>[] | Record<string, string | null>[]) =>
  list.map((one) => ({
    ...one,
    subscriberName: one.subscriberName && named(one.subscriberName),
    targetPartnerName: one.targetPartnerName && named(one.targetPartnerName),
  }));

async function read(parts: Partial<MailParts>) {
  const mail = await aMail(parts);
  return extractRequest({
    mailId: 'm-1',
    mailbox: 'perevod',
    mail,
    registry,
    senderPartner: registry.partnerById('p-kedr'),
  });
}

type Sample = [title: string, parts: Partial<MailParts> | string, items: ReturnType<typeof item>[]];

const samples: Sample[] = [
  [
    'two numbered forms in the order of the regulation',
    `Просим перенести обоих.\n\n${[romashka, khutor]
      .map(
        ({ name, inn, kpp }) =>
          `1) Программный продукт – 1С-Отчетность\n2) ИНН/КПП – ${inn}/${kpp}\n3) Наименование абонента – ${name}\n4) Наименование партнера, к которому осуществляется перенос – ${kedr.name}\n5) ИНН партнера – ${kedr.inn}\n6) Логин – kedrsoft2`,
      )
      .join('\n\n')}`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' }), item(khutor, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'small letters after a colon or a dash in the midst of a sentence',
    `Дождались письма от клиента: то печати не было, то подписи. Клиент — частная школа. Обращаемся за нашего партнёра: у них сломалась почта. Просим перенести ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a product behind «учётная запись»',
    `Просим перенести учётную запись 1С-Отчетность ООО «Ромашка», ИНН 5401888223, КПП 540101001, к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'the ИНН a sentence behind the partner of old',
    `К нам пришёл клиент, ООО «Ромашка». Он обслуживался у ООО «Бирюза-Бит». Просим перенести его по 1С-Отчетности. ИНН 5401888223, КПП 540101001. Мы — ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'numbers behind the partner of old belong to whom the registry gives them',
    `До этого отчётностью занималась ООО «Бирюза-Бит». ООО «Ромашка» подписали договор с нами, ООО «Кедр Софт». Просим перенести 1С-Отчетность. ИНН/КПП компании: 5401888223/540101001. Уходят от ООО «Бирюза-Бит». ИНН 7804123453, логин kedrsoft2.`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'other products told of, other partners and companies that only helped',
    `С 1С-Отчетностью мы уже работали. Клиент пришёл по рекомендации ООО «Вершина». Он отправил заявку другому партнёру — ООО «Бирюза-Бит». Просим перенести заявку на 1С-ЭТП к нам: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2. Клиент ООО «Ромашка», ИНН 5401888223, КПП 540101001. Астрал Онлайн у него нет.`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' }, '1c-etp')],
  ],
  [
    'a table that holds all of a company in one cell',
    `Просим перенести\n\nАбонент (наименование, ИНН/КПП)\tПродукт\tПартнёр (наименование, ИНН, логин)\nООО «Ромашка», 5401888223/540101001\t1С-Отчетность\tООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\nООО «Лесной Хутор», 2310444553/231001001\t1С-Отчетность\tООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' }), item(khutor, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'from under one partner to be under another',
    `Просьба перенести абонента из-под партнёра ООО «Бирюза-Бит» под партнёра ООО «Кедр Софт»: ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность. ИНН партнёра 7804123453, логин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'the sender introduces himself',
    `Меня зовут Игнатий, я из ООО «Кедр Софт». У нас новый клиент, ООО «Ромашка». ИНН клиента: 5401888223. КПП клиента: 540101001. Клиент пользуется сервисом 1С-Отчетность. Просим перенести клиента к нам. ИНН нашей компании: 7804123453. Логин нашей компании: kedrsoft2.`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a client to be put down to the sender',
    `ИП Сомов Илья Андреевич, ИНН 540299887770, пользуется 1С-Отчетностью. Запишите его, пожалуйста, за мной: ИП Ларионова Ольга Петровна, ИНН 780412345685, логин Larionova OP`,
    [item(somov, larionova)],
  ],
  [
    'two targets below a line that speaks of partners',
    `Два абонента к двум партнёрам (1С-Отчетность), просим перенести:\n1) ООО «Ромашка», 5401888223/540101001 — к ООО «Кедр Софт», 7804123453, kedrsoft2\n2) ООО «Лесной Хутор», 2310444553/231001001 — к ООО «Бирюза-Бит», 7705098767, Biryuza_77`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' }), item(khutor, biryuza)],
  ],
  [
    'for whom the partner is to be changed',
    `Нужно сменить обслуживающего партнёра для ООО «Ромашка» (ИНН/КПП: 5401888223/540101001), сервис – 1С-Отчетность. Новый обслуживающий партнёр – ООО «Кедр Софт», ИНН 7804123453, логин – kedrsoft2.`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a client that asks to be taken, with a polite question at the end',
    `Клиент просится к нам. Полное имя ООО «Ромашка», ИНН 5401888223, КПП 540101001, сидит на 1С-Отчетности. Наши данные: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2. Перенесёте? Заранее спасибо!`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a request to accept an application',
    `Примите, пожалуйста, заявку: перенос абонента ООО «Ромашка», ИНН 5401888223, КПП 540101001 (1С-Отчетность) на ИП Ларионова Ольга Петровна. Мой ИНН 780412345685, логин Larionova OP. Если что-то не так, позвоните мне.`,
    [item(romashka, larionova)],
  ],
  [
    'a client to be given away',
    `ООО «Ромашка», инн: 5401888223, кпп: 540101001, 1с-отчётность. Отдайте нам: ООО «Кедр Софт», инн: 7804123453, логин: kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a cell across the table that names the partner for all rows',
    `Абоненты сервиса 1С-Отчетность на перевод:\n\nАбоненты\t\t\nОрганизация\tИНН\tКПП\nООО «Ромашка»\t5401888223\t540101001\nООО «Лесной Хутор»\t2310444553\t231001001\nНовый партнер: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\t\t`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' }), item(khutor, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a legal form in full that holds a role word',
    `Просим перенести абонента Некоммерческое партнёрство «Вершина», ИНН 5902777884, КПП 590201001, 1С-Отчетность, к партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
    [item({ ...vershina, name: 'Некоммерческое партнёрство «Вершина»' }, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a client to be enlisted with the sender',
    `ООО «Ромашка» (ИНН 5401888223; КПП 540101001) принято на обслуживание. Прошу зачислить за нами по сервису 1С-Отчетность.\nПартнёр: ООО «Кедр Софт». ИНН партнёра: 7804123453. Логин: kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'the sender says who it is, below a remark about the client',
    `Прошу перенести клиента по 1С-Отчетности, данные клиента ниже. Мы ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\n\nООО «Ромашка», ИНН 5401888223, КПП 540101001`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'the one to whom below an application «на подключение»',
    `Абонент: ООО «Ромашка», 5401888223, 540101001\nПродукт: 1С-Отчетность\nЧто сделать: перенести заявку на подключение\nНа кого: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a complaint about the partner before, then whom to transfer',
    `Прежний партнёр трубку не берёт, поэтому просим не тянуть и перенести ООО «Ромашка» (ИНН 5401888223, КПП 540101001, 1С-Отчетность) в ООО «Кедр Софт», ИНН 7804123453. Логин: kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'fields parted by slashes',
    `Прошу перенести на ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2) по 1С-Отчетности:\n— ООО «Ромашка» / 5401888223 / 540101001\n— ИП Сомов Илья Андреевич / 540299887770`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' }), item(somov, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'the partner that gives a client away',
    `Клиент уходит от нас, не возражаем. Передайте, пожалуйста, ООО «Ромашка» (ИНН 5401888223, КПП 540101001, 1С-Отчетность) партнёру ООО «Кедр Софт» (ИНН 7804123453). Их логин — kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a table on its side with an empty corner and a heading of its own',
    `Перенос по 1С-Отчетности\n\tАбонент 1\tАбонент 2\nНаименование\tООО «Ромашка»\tООО «Лесной Хутор»\nИНН\t5401888223\t2310444553\nКПП\t540101001\t231001001\n\nК партнеру: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' }), item(khutor, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'the subscribers in one table, the partner in another',
    `Перенос по 1С-Отчетности\nАбонент\tИНН/КПП\nООО «Ромашка»\t5401888223/540101001\nООО «Лесной Хутор»\t2310444553/231001001\n\nПартнер\tИНН\tЛогин\nООО «Кедр Софт»\t7804123453\tkedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' }), item(khutor, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a group named after its head, which stands in the list again',
    `Прошу перенести группу компаний ООО «Ромашка» по 1С-Отчетности на ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\n\nООО «Ромашка»\t5401888223\t540101001\nООО «Лесной Хутор»\t2310444553\t231001001`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' }), item(khutor, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'legal forms behind the names',
    `Наш новый клиент - Лесной Хутор ООО, 1С-Отчетность. ИНН/КПП 2310444553 / 231001001. Просим прикрепить его к нам. Партнер Кедр Софт ООО, ИНН 7804123453, логин kedrsoft2.`,
    [item({ ...khutor, name: 'Лесной Хутор ООО' }, { ...kedr, name: 'Кедр Софт ООО', login: 'kedrsoft2' })],
  ],
  [
    'labels in brackets behind their values',
    `Просим перенести клиента ООО «Ромашка» к партнёру ООО «Кедр Софт».\nКлиент: 5401888223 (ИНН), 540101001 (КПП). Партнёр: 7804123453 (ИНН), kedrsoft2 (логин). Продукт: 1С-Отчетность`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a forwarded mail that was to be sent on',
    `Прошу выполнить.\n\n-------- Пересылаемое сообщение --------\nОт кого: Пётр <p@kedr-soft.example>\nКому: orlova@kedr-soft.example\nДата: понедельник, 16 марта 2026 г. в 10:00 +03:00\nТема: Ромашка\n\nКоллега, отправь дальше в Астрал: просим перенести ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, на ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
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
    'the partner now and the new one, named in that order of words',
    `Партнёр сейчас: ООО «Бирюза-Бит», ИНН 7705098767\nПартнёр новый: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\nАбонент: ООО «Ромашка», 5401888223, 540101001\nСервис: 1С-Отчетность`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a name in which «Инн» only begins a word',
    `Просим перенести по 1С-Отчетности:\n• Нотариус Сомова Инна Олеговна — ${somov.inn}\n• ГБПОУ «Колледж №3», 5401888223/540101001\nК партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
    [
      item({ ...somov, name: 'Нотариус Сомова Инна Олеговна' }, { ...kedr, login: 'kedrsoft2' }),
      item({ ...romashka, name: 'ГБПОУ «Колледж №3»' }, { ...kedr, login: 'kedrsoft2' }),
    ],
  ],
  [
    'a company called by a word that would tell of a transfer',
    `Перенести к - ООО «Кедр Софт»\nИНН - 7804123453\nЛогин - kedrsoft2\nКлиент - ООО «Перенесено»\nИНН - ${vershina.inn}\nКПП - ${vershina.kpp}\nСервис - 1С-Отчетность`,
    [item({ ...vershina, name: 'ООО «Перенесено»' }, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'was and becomes',
    `Просим сменить партнёра у ООО «Ромашка»\nБыло: ООО «Бирюза-Бит» ИНН 7705098767 логин Biryuza_77\nСтало: ООО «Кедр Софт» ИНН 7804123453 логин kedrsoft2\nАбонент ИНН 5401888223 КПП 540101001, 1С-Отчётность`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'columns lost in pasting: all labels, then all values',
    `№ п/п\nПродукт\nАбонент\nИНН\nКПП\nПартнер\nИНН партнера\nЛогин\n1\n1С-Отчетность\nООО «Ромашка»\n5401888223\n540101001\nООО «Кедр Софт»\n7804123453\nkedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'each subscriber above its partner, one partner twice',
    `Просим перенести (1С-Отчетность):\n1) Абонент ООО «Ромашка», 5401888223/540101001\nПартнер: ООО «Кедр Софт», 7804123453, kedrsoft2\n2) Абонент ООО «Вершина», ${vershina.inn}/${vershina.kpp}\nПартнер: ООО «Бирюза-Бит», 7705098767, Biryuza_77\n3) Абонент ИП ${somov.name?.replace(/^ИП /, '')}, ${somov.inn}\nПартнер: ООО «Кедр Софт», 7804123453, kedrsoft2`,
    [
      item(romashka, { ...kedr, login: 'kedrsoft2' }),
      item(vershina, { ...biryuza, login: 'Biryuza_77' }),
      item(somov, { ...kedr, login: 'kedrsoft2' }),
    ],
  ],
  [
    'an account that is said to be of our client is no login',
    {
      text: 'Просим перенести учётную запись нашего клиента\nООО «Ромашка», ИНН/КПП 5401888223 / 540101001, 1С-Отчетность, на ООО «Кедр Софт», ИНН 7804123453\n(логин в Web-Регистраторе: «kedrsoft2»).',
    },
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'what is struck out',
    {
      text: `ООО «Ромашка», ИНН 5401888241 5401888223, КПП 540102002 540101001, 1С-Отчетность к ООО «Кедр Софт», ИНН 7804123453, логин kedr kedrsoft2`,
      html: `<style>.off{text-decoration:line-through}</style><p>ООО «Ромашка», ИНН <s>5401888241</s> 5401888223, КПП <span class="off">540102002</span> 540101001, 1С-Отчетность к ООО «Кедр Софт», ИНН 7804123453, логин <span style="text-decoration:line-through">kedr</span> kedrsoft2</p>`,
    },
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'partners side by side in a table',
    {
      html: `<table><tr><td>Текущий партнер</td><td>Новый партнер</td></tr><tr><td>ООО «Бирюза-Бит»<br>ИНН 7705098767</td><td>ООО «Кедр Софт»<br>ИНН 7804123453<br>логин kedrsoft2</td></tr></table><p>Абонент ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность</p>`,
    },
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'two blocks side by side',
    {
      html: `<p>Перенос</p><table><tr><td><b>ДАННЫЕ АБОНЕНТА</b></td><td><b>ДАННЫЕ ПАРТНЕРА</b></td></tr><tr><td>Наименование: ООО «Ромашка»</td><td>Наименование: ООО «Кедр Софт»</td></tr><tr><td>ИНН: 5401888223</td><td>ИНН: 7804123453</td></tr><tr><td>КПП: 540101001</td><td>Логин: kedrsoft2</td></tr><tr><td>Продукт: 1С-Отчетность</td><td></td></tr></table>`,
    },
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'numbers of other kinds on lines of their own',
    `ООО «Ромашка»\nОКПО 1234567894\nИНН 5401888223\nКПП 540101001\nлиц. № 7705098767\n1С-Отчетность\nна ООО «Кедр Софт»\nИНН 7804123453\nлогин kedrsoft2\nпросим перенести`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'several fields under one label',
    `Продукт: 1С-Отчетность\nНаименование/ИНН/КПП абонента: ООО «Ромашка»/5401888223/540101001\nИНН/логин/наименование партнера: 7804123453/kedrsoft2/ООО «Кедр Софт»`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'partners named above, and again on each line',
    `По просьбе партнёров ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2) и ООО «Бирюза-Бит» (ИНН 7705098767, логин Biryuza_77) просим перенести (1С-Отчетность):\n1. ООО «Вершина», ИНН ${vershina.inn}, КПП ${vershina.kpp} - к партнёру ООО «Бирюза-Бит»\n2. ООО «Ромашка», ИНН 5401888223, КПП 540101001 - к партнёру ООО «Кедр Софт»`,
    [item(vershina, { ...biryuza, login: 'Biryuza_77' }), item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a list lined up with tabs',
    `Просим перенести абонента:\n\nПП:\t\t1С-Отчетность\nИНН:\t\t5401888223\nКПП:\t\t540101001\nНаим-е:\t\tООО «Ромашка»\n\nк партнеру:\n\nНаим-е:\t\tООО «Кедр Софт»\nИНН:\t\t7804123453\nЛогин:\t\tkedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'we, that is',
    `Клиент ООО «Ромашка» (ИНН 5401888223; КПП 540101001; сервис - 1С Отчетность) меняет организацию. Новая организация - мы, то есть ООО «Кедр Софт», ИНН 7804123453, логин «kedrsoft2».`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a client that its present partner gives away',
    `Просим снять с нас (ООО «Бирюза-Бит», ИНН 7705098767, логин Biryuza_77) абонента и закрепить за ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2): ООО «Ромашка» ИНН 5401888223 КПП 540101001, 1С-Отчетность`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'who is going to serve it',
    `Переведите ООО «Ромашка», ИНН 5401888223, КПП 540101001. Обслуживаться он будет у ООО «Кедр Софт», ИНН 7804123453. Сервис 1С-Отчетность, логин "kedrsoft2".`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a name with «партнёр» in it, and a number of a contract',
    `Договор № 7705098767 от 12.01.2024.\nЗабираем у «Бывшего Партнёра» ООО «Ромашка» (5401888223/540101001) по 1С-Отчетности на себя, ООО «Кедр Софт», ИНН 7804-123-453, логин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'data below the closing phrase',
    `Перенесите клиента, пожалуйста.\nС уважением, Пётр Орлов\n\nООО «Ромашка»\nИНН 5401888223\nКПП 540101001\n1С-Отчетность\nПартнер ООО «Кедр Софт»\nИНН 7804123453\nлогин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'letters in the wrong order',
    `Абоннет: ООО «Ромашка»\nИНН: 5401888223\nКПП: 540101001\nПродкут: 1С-Отчтеность\nПарнтер: ООО «Кедр Софт»\nИНН: 7804123453\nЛоигн: kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a table of Markdown, the partner in bold',
    `| Абонент | ИНН | КПП | Сервис |\n|---|---|---|---|\n| ООО «Ромашка» | 5401888223 | 540101001 | 1С-Отчетность |\n\nПартнёр: **ООО «Кедр Софт»**, ИНН **7804123453**, логин **kedrsoft2**`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'words about a contract of 1С:ИТС name nobody',
    `Просим перенести абонента ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2.\nУ клиента с нами договор 1С:ИТС ПРОФ.`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'no verb, the product in the subject',
    { subject: '1С-Отчетность', text: 'ООО «Ромашка» ИНН 5401888223 КПП 540101001 на ООО «Кедр Софт» ИНН 7804123453' },
    [item(romashka, { ...kedr, login: null })],
  ],
  [
    'full-width digits',
    `Продукт: 1С-Отчетность\nАбонент: ООО «Ромашка»\nИНН: ５４０１８８８２２３\nКПП: 540101001\nПартнёр: ООО «Кедр Софт»\nИНН партнёра: 7804123453\nЛогин: kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a form quoted by its own author',
    `Заявка на перенос:\n> Продукт: 1С-Отчетность\n> Абонент: ООО «Ромашка»\n> ИНН/КПП: 5401888223/540101001\n> Партнёр: ООО «Кедр Софт»\n> ИНН партнёра: 7804123453\n> Логин: kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'labels and values tied by hyphens',
    `Перенесите ООО «Ромашка» ИНН-5401888223, КПП-540101001. Сервис-1С-Отчетность. Партнер-ООО «Кедр Софт», ИНН-7804123453, логин-kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a label that ends with a legal form, a name without quotes in small letters',
    `Наименование юр.лица/ИП – ИП Сомов Илья Андреевич\nИНН 540299887770\nСервис 1С-Отчетность\nНовый партнёр – ооо кедр софт\nИНН 7804123453\nЛогин kedrsoft2`,
    [item(somov, { ...kedr, name: 'ооо кедр софт', login: 'kedrsoft2' })],
  ],
  [
    'from one login to another',
    `Перевести ООО «Ромашка», ИНН 5401888223, КПП 540101001 с логина Biryuza_77 на логин kedrsoft2\nПродукт: 1С-Отчетность\nКуда: ООО «Кедр Софт», ИНН 7804123453`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'labels glued to their numbers, dots up to the values',
    `Сервис..........1С-Отчетность\nАбонент.........ООО «Ромашка»\nИНН5401888223 КПП540101001\nИНН обслуживающей организации....7804123453\nПартнёр.........ООО «Кедр Софт»\nЛогин в вебрегистраторе..........kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'hyphens of typesetters, a КПП broken by a mailer',
    `Просим перенести ООО «Ромашка» ИНН 5401888223 КПП 54010\n1001 по 1С\u2011Отчетности к ООО «Кедр Софт» ИНН 7804123453 логин kedrsoft2`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'quotes inside quotes that close once, fields parted by slashes',
    `Организация: ООО "Фирма "Ромашка" / ИНН / КПП: 5401888223/540101001 / Продукт: 1С-Отчетность / Новый партнёр: ООО «Кедр Софт» / ИНН парт.: 7804123453 / Логин: kedrsoft2`,
    [item({ ...romashka, name: 'ООО "Фирма "Ромашка"' }, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a table whose partner has a bare ИНН column and whose login is a user name',
    {
      html: '<table><tr><th>Переносимая организация</th><th>ИНН кого переносим</th><th>КПП</th><th>Продукт</th><th>Партнёр (куда)</th><th>ИНН</th><th>Имя пользователя</th></tr><tr><td>ООО «Ромашка»</td><td>5401888223</td><td>540101001</td><td>1С-Отчетность</td><td>ООО «Кедр Софт»</td><td>7804123453</td><td>kedrsoft2</td></tr></table>',
    },
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'a table with two rows of headings and a partner that spans its rows',
    {
      html: '<p>1С-Отчетность, перенос</p><table><tr><th colspan=3>Абонент</th><th colspan=3>Партнёр</th></tr><tr><th>Наименование</th><th>ИНН</th><th>КПП</th><th>Наименование</th><th>ИНН</th><th>Логин</th></tr><tr><td>ООО «Ромашка»</td><td>5401888223</td><td>540101001</td><td rowspan=2>ООО «Кедр Софт»</td><td rowspan=2>7804123453</td><td rowspan=2>kedrsoft2</td></tr><tr><td>ООО «Лесной Хутор»</td><td>2310444553</td><td>231001001</td></tr></table>',
    },
    [item(romashka, { ...kedr, login: 'kedrsoft2' }), item(khutor, { ...kedr, login: 'kedrsoft2' })],
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
    'running prose with the present partner',
    `Просим Вас перевести клиента ООО «Ромашка», ИНН 5401888223, КПП 540101001, который сейчас обслуживается у ООО «Бирюза-Бит» (ИНН 7705098767), на обслуживание в ООО «Кедр Софт», ИНН 7804123453. Сервис – 1С-Отчетность. Логин в ВЕБ-регистраторе – Kedr Soft_78.`,
    [item(romashka, kedr)],
  ],
  [
    'from partner to partner in one sentence',
    `Перенесите с партнера ООО «Бирюза-Бит» ИНН 7705098767 на партнера ООО «Кедр Софт» ИНН 7804123453 (логин «Kedr Soft_78») абонента ООО «Ромашка» ИНН 5401888223 КПП 540101001 по 1С:Отчётности`,
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
    'an entrepreneur without КПП, initials of the partner',
    `Просьба перенести ИП Сомова Илью Андреевича\nИНН 540299887770\nк ИП Ларионова О.П., ИНН 780412345685, логин: Larionova OP\nпродукт Астрал-ЭТ`,
    [
      item(
        { name: 'ИП Сомова Илью Андреевича', inn: somov.inn },
        { ...larionova, name: 'ИП Ларионова О.П.' },
        'astral-et',
      ),
    ],
  ],
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
    'blocks for different partners and products',
    `Абонент: ООО «Ромашка»\nИНН/КПП: 5401888223/540101001\nПродукт: 1С-Отчетность\nПартнер: ООО «Кедр Софт»\nИНН: 7804123453\nЛогин: kedrsoft2\n\nАбонент: ООО «Лесной Хутор»\nИНН/КПП: 2310444553/231001001\nПродукт: 1С-ЭТП\nПартнер: ООО «Бирюза-Бит»\nИНН: 7705098767\nЛогин: Biryuza_77`,
    [item(romashka, { ...kedr, login: 'kedrsoft2' }), item(khutor, biryuza, '1c-etp')],
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
    'rows without a heading',
    `Перенос 1С-Отчетность на партнера ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78:\nООО «Ромашка»\t5401888223\t540101001\nВершина\t5902777884\t590201001`,
    [item(romashka, kedr), item({ ...vershina, name: 'Вершина' }, kedr)],
  ],
  [
    'a spreadsheet whose partner stands in merged cells: once, then blanks, the last of them lost',
    `Просим перенести по списку:\n\nПродукт\tНаименование\tИНН\tКПП\tПартнер\tИНН партнера\tЛогин\n1С-Отчетность\tООО "Ромашка"\t5401888223\t540101001\tООО "Кедр Софт"\t7804123453\tkedrsoft2\n1С-Отчетность\tООО "Вершина"\t5902777884\t590201001\t\t\t\n1С-ЭТП\tАО "Звено"\t1655333228\t165501001`,
    [
      item(romashka, { ...kedr, login: 'kedrsoft2' }),
      item(vershina, { ...kedr, login: 'kedrsoft2' }),
      item(zveno, { ...kedr, login: 'kedrsoft2' }, '1c-etp'),
    ],
  ],
  [
    'a table with one cell per line',
    `Абоненты по 1С-Отчетности:\n\nНаименование\nИНН\nКПП\n\nООО «Ромашка»\n5401888223\n540101001\n\nИП Сомов Илья Андреевич\n540299887770\n\nАО «Звено»\n1655333228\n165501001\n\nПартнер: ООО «Кедр Софт»\nИНН: 7804123453\nЛогин: Kedr Soft_78`,
    [item(romashka, kedr), item(somov, kedr), item(zveno, kedr)],
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
    'the subject gives the product',
    {
      subject: 'Перенос 1С-Отчетность',
      text: 'ООО «Ромашка» ИНН 5401888223 КПП 540101001 к партнеру ООО «Кедр Софт» ИНН 7804123453 логин Kedr Soft_78',
    },
    [item(romashka, kedr)],
  ],
  [
    'the subject gives the name and the ИНН',
    {
      subject: 'Перенос ООО «Вершина» ИНН 5902777884',
      text: 'Прошу выполнить перенос.\nКПП 590201001\nПродукт: 1С-Отчетность\nПартнер: ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78',
    },
    [item(vershina, kedr)],
  ],
  [
    'the subject gives the name and the ИНН, the КПП stands before «к» the partner',
    {
      subject: 'Перенос 1С-Отчетность: ООО «Вершина», ИНН 5902777884',
      text: 'КПП 590201001\nк ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78',
    },
    [item(vershina, kedr)],
  ],
  [
    'the target is only in the signature: not stated',
    {
      text: 'Добрый день! Прошу перенести к нам абонента ООО «Ромашка», ИНН 5401888223, КПП 540101001, сервис 1С-Отчетность.\n\nС уважением,\nАнна Орлова\nООО «Кедр Софт», ИНН 7804123453\nлогин в скайпе orlova',
    },
    [item(romashka, {})],
  ],
  [
    'a signature without any rule, with the own requisites',
    {
      text: 'Перенесите, пожалуйста, абонента: ООО «Ромашка», ИНН 5401888223, КПП 540101001.\n1С-Отчетность.\nЛогин Kedr Soft_78\n\nАнна Орлова\nООО «Кедр Софт», ИНН/КПП 7804123453/780401001\n+7 (812) 000-00-00',
    },
    [item(romashka, { login: kedr.login })],
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
    'a login at the end of a sentence',
    `Перенесите ООО «Ромашка» (ИНН 5401888223, КПП 540101001) по 1С-Отчетности в ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78. Письмо приложено.`,
    [item(romashka, kedr)],
  ],
  [
    'bold marks and pictures around labels',
    `*Продукт:* 1С-Отчетность\n🏢 *Абонент:* ООО «Ромашка»\n🔢 ИНН — 5401888223, КПП — 540101001\n➡️ Партнёр — ООО «Кедр Софт» (7804123453)\n🔑 Логин — Kedr Soft_78`,
    [item(romashka, kedr)],
  ],
  [
    'numbers before names',
    `Перенесите на партнера ООО «Кедр Софт» 7804123453 логин Kedr Soft_78 по 1С-Отчетности\n5401888223/540101001 ООО «Ромашка»\n540299887770 ИП Сомов Илья Андреевич\n1655333228/165501001 АО «Звено»`,
    [item(romashka, kedr), item(somov, kedr), item(zveno, kedr)],
  ],
  [
    'КПП before ИНН',
    `КПП/ИНН: 540101001/5401888223, ООО Ромашка, 1С-Отчетность, партнер ООО Кедр Софт, ИНН 7804123453, логин Kedr Soft_78`,
    [item({ ...romashka, name: 'ООО Ромашка' }, { ...kedr, name: 'ООО Кедр Софт' })],
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
    'a company of a list that is called like a refusal',
    `Просим перенести по 1С-Отчетности на ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78:\nООО «Ромашка» 5401888223/540101001\nАО «Отозвано» 1655333228/165501001`,
    [item(romashka, kedr), item({ ...zveno, name: 'АО «Отозвано»' }, kedr)],
  ],
  [
    'an ИНН broken at the end of a line',
    `Абонент ООО «Ромашка», ИНН 54018\n88223, КПП 540101001, продукт 1С-Отчетность, партнер ООО «Кедр Софт», ИНН\n7804123453, логин\nKedr Soft_78`,
    [item(romashka, kedr)],
  ],
  [
    'a sales centre about two of its partners',
    `Просим перенести абонента нашего партнера ООО «Бирюза-Бит» к другому нашему партнеру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2.\nАбонент ООО «Лесной Хутор», ИНН 2310444553, КПП 231001001, 1С-ЭТП`,
    [item(khutor, { ...kedr, login: 'kedrsoft2' }, '1c-etp')],
  ],
  [
    'empty fields of a form stay empty',
    `Продукт: 1С-Отчетность\nАбонент: ООО «Вершина»\nИНН: 5902777884\nКПП:\nПартнер: ООО «Кедр Софт»\nИНН партнера:\nЛогин: -`,
    [item({ ...vershina, kpp: null }, { name: kedr.name })],
  ],
  [
    'a bare forward',
    {
      subject: 'Fwd: перенос',
      text: '\n-------- Перенаправленное сообщение --------\nТема: \tперенос\nДата: \tMon, 16 Mar 2026 10:00:00 +0300\nОт: \tПетр <petr@biryuza.example>\nКому: \torlova@kedr-soft.example\n\n\nАбонент ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность\nк партнеру ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78\n\n-- \nПетр, ООО «Бирюза-Бит», ИНН 7705098767',
    },
    [item(romashka, kedr)],
  ],
  [
    'own words complete the forwarded ones',
    {
      subject: 'FW: перенос Ромашки',
      text: 'Коллеги, прошу перенести к нам: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2. Данные клиента ниже.\n\nОт: Иван Петров <ivan@romashka.example>\nОтправлено: 16 марта 2026 г. 10:03\nКому: orlova@kedr-soft.example\nТема: перенос\n\nЗдравствуйте! Наши реквизиты: ООО «Ромашка», ИНН 5401888223, КПП 540101001, пользуемся 1С-Отчетностью.\n\nС уважением, Иван Петров',
    },
    [item(romashka, { ...kedr, login: 'kedrsoft2' })],
  ],
  [
    'the title of a form names nobody, nor does a sentence that ends in a colon',
    {
      html: '<table><tr><td colspan="2">Заявка на перенос абонента</td><td></td></tr><tr><td>Дата заявки</td><td>16.03.2026</td></tr><tr><td>Продукт</td><td>1С-Отчетность</td></tr><tr><td>Абонент</td><td>ООО «Ромашка»</td></tr><tr><td>ИНН / КПП</td><td>5401888223 / 540101001</td></tr><tr><td>Новый партнёр</td><td>ООО «Кедр Софт»</td></tr><tr><td>ИНН партнёра</td><td>7804123453</td></tr><tr><td>Логин партнёра</td><td>Kedr Soft_78</td></tr></table><p>У кого он числится, клиент и сам не помнит: подключала его прежняя бухгалтерия.</p>',
    },
    [item(romashka, kedr)],
  ],
  ...['(первая строка — абонент, вторая — куда):', '(кого → куда):', 'кого и куда:'].map(
    (order): [string, string, ReturnType<typeof item>[]] => [
      `the order of the lines to come: ${order}`,
      `Просим перенести ${order}\nООО «Ромашка», 5401888223, 540101001, 1С-Отчетность\nООО «Кедр Софт», 7804123453, Kedr Soft_78`,
      [item(romashka, kedr)],
    ],
  ),
  [
    'a subscriber without ИНН above «на нас» with the partner’s',
    'Просим перенести 1С-Отчетность, ИП Сомов Илья Андреевич\nна нас, ИНН 7804123453, логин Kedr Soft_78',
    [item({ name: somov.name }, { inn: kedr.inn, login: kedr.login })],
  ],
  [
    'an entrepreneur, who has no quotes, in one cell',
    'Просим перенести:\nАбонент (наименование, ИНН/КПП)\tСервис\tПартнёр (наименование, ИНН, логин)\nИП Сомов Илья Андреевич, 540299887770\t1С-Отчетность\tООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78',
    [item(somov, kedr)],
  ],
  [
    'lines that end in semicolons, a label with the kinds of numbers in brackets',
    'Прошу перенести:\n\nСервис – 1С-Отчетность;\nПеренести к – ООО «Кедр Софт»;\nИНН (партнёр) – 7804123453;\nЛогин партнёра – Kedr Soft_78;\nНазвание организации-абонента: ООО «Ромашка»;\nРеквизиты (ИНН/КПП): 5401888223, 540101001',
    [item(romashka, kedr)],
  ],
  [
    'a login that nobody has and that ends in a number of its own',
    'Просим перенести 1С-Отчетность ООО «Ромашка», ИНН 5401888223, КПП 540101001 к ООО «Кедр Софт», ИНН 7804123453, логин Kedr 01',
    [item(romashka, { ...kedr, login: 'Kedr 01' })],
  ],
  [
    'a quoted older mail is not read',
    {
      subject: 'RE: перенос',
      text: 'Теперь следующий: ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, к партнеру ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78\n\nпн, 16 мар. 2026 г. в 10:00, Анна Орлова <orlova@kedr-soft.example>:\n\n> Прошу перенести ООО «Лесной Хутор», ИНН 2310444553, КПП 231001001\n> Логин Biryuza_77',
    },
    [item(romashka, kedr)],
  ],
];

describe('a request is read in every layout that people write it in', () => {
  it.each(samples)('%s', async (_title, parts, expected) => {
    const request = await read(typeof parts === 'string' ? { text: parts } : parts);
    expect(request.kind).toBe('transfer');
    expect(folded(request.items.map(fieldsOf) as Record<string, string | null>[])).toEqual(folded(expected));
  });

  // Each cost minutes once: what a sender writes must not hold up the mails behind it.
  it.each([
    ['a number without an end', '7'.repeat(60_000)],
    ['a word without an end', 'aB3-'.repeat(15_000)],
    ['a row without an end', '\t'.repeat(60_000)],
  ])(
    '%s is read in passing',
    async (_what, noise) => {
      expect((await read({ text: `Просим перенести абонента\n${noise}` })).kind).toBe('transfer');
    },
    30_000,
  );
});
