import { describe, it } from 'vitest';
import { item, kedrsoft2, type LayoutSample, readsSample } from '../testing/layout-sample.ts';
import { people } from '../testing/registry-builder.ts';

const { kedr, larionova, romashka, somov, khutor } = people;

describe('a request is read from sentences that tell who goes from whom to whom', () => {
  it.each<LayoutSample>([
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
      'a contract that was signed with the client',
      `Мы подписали договор с ООО «Ромашка». Реквизиты: ИНН 5401888223, КПП 540101001. 1С-Отчетность переведите на ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2.`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'the director of a client who comes by, and for whom he is to be booked',
      `Зашёл директор ООО «Ромашка» (ИНН 5401888223, КПП 540101001). Просим записать его 1С-Отчетность за ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2.`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a sentence on somebody else before the client',
      `Просим перенести абонента, он ушёл от прежнего бухгалтера к нам. Это ${somov.name}, ИНН ${somov.inn}, 1С-Отчетность. Пусть числится за нами: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2.`,
      [item(somov, kedrsoft2)],
    ],
    [
      'an entrepreneur without an ИНН who is talked of once more',
      `Прошу перенести 1С-Отчетность ${somov.name} на ООО «Кедр Софт». Наш ИНН 7804123453, наш логин kedrsoft2. ИП хороший.`,
      [item({ name: somov.name }, kedrsoft2)],
    ],
    [
      'what a subscriber is behind a dash is no name of his',
      `Прошу перенести абонента — Уполномоченного представителя.\nПродукт: 1С-Отчетность\nАбонент: ООО «Ромашка»\nИНН: 5401888223; КПП: 540101001\nПартнер: ООО «Кедр Софт»\nИНН партнера: 7804123453\nЛогин партнера: kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a tale of the client before the list of data',
      `Клиент давно мучается: прежняя фирма отвечает раз в неделю. Просим перенести:\n1) какой продукт: 1С-Отчетность\n2) кого: ООО «Ромашка» (ИНН 5401888223, КПП 540101001)\n3) к кому: ООО «Кедр Софт» (ИНН 7804123453)\n4) логин: kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'small letters after a colon or a dash in the midst of a sentence',
      `Дождались письма от клиента: то печати не было, то подписи. Клиент — частная школа. Обращаемся за нашего партнёра: у них сломалась почта. Просим перенести ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'the ИНН a sentence behind the partner of old',
      `К нам пришёл клиент, ООО «Ромашка». Он обслуживался у ООО «Бирюза-Бит». Просим перенести его по 1С-Отчетности. ИНН 5401888223, КПП 540101001. Мы — ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'numbers behind the partner of old belong to whom the registry gives them',
      `До этого отчётностью занималась ООО «Бирюза-Бит». ООО «Ромашка» подписали договор с нами, ООО «Кедр Софт». Просим перенести 1С-Отчетность. ИНН/КПП компании: 5401888223/540101001. Уходят от ООО «Бирюза-Бит». ИНН 7804123453, логин kedrsoft2.`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'other products told of, other partners and companies that only helped',
      `С 1С-Отчетностью мы уже работали. Клиент пришёл по рекомендации ООО «Вершина». Он отправил заявку другому партнёру — ООО «Бирюза-Бит». Просим перенести заявку на 1С-ЭТП к нам: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2. Клиент ООО «Ромашка», ИНН 5401888223, КПП 540101001. Астрал Онлайн у него нет.`,
      [item(romashka, kedrsoft2, '1c-etp')],
    ],
    [
      'from under one partner to be under another',
      `Просьба перенести абонента из-под партнёра ООО «Бирюза-Бит» под партнёра ООО «Кедр Софт»: ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность. ИНН партнёра 7804123453, логин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'the sender introduces himself',
      `Меня зовут Игнатий, я из ООО «Кедр Софт». У нас новый клиент, ООО «Ромашка». ИНН клиента: 5401888223. КПП клиента: 540101001. Клиент пользуется сервисом 1С-Отчетность. Просим перенести клиента к нам. ИНН нашей компании: 7804123453. Логин нашей компании: kedrsoft2.`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a client to be put down to the sender',
      `ИП Сомов Илья Андреевич, ИНН 540299887770, пользуется 1С-Отчетностью. Запишите его, пожалуйста, за мной: ИП Ларионова Ольга Петровна, ИНН 780412345685, логин Larionova OP`,
      [item(somov, larionova)],
    ],
    [
      'for whom the partner is to be changed',
      `Нужно сменить обслуживающего партнёра для ООО «Ромашка» (ИНН/КПП: 5401888223/540101001), сервис – 1С-Отчетность. Новый обслуживающий партнёр – ООО «Кедр Софт», ИНН 7804123453, логин – kedrsoft2.`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a client that asks to be taken, with a polite question at the end',
      `Клиент просится к нам. Полное имя ООО «Ромашка», ИНН 5401888223, КПП 540101001, сидит на 1С-Отчетности. Наши данные: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2. Перенесёте? Заранее спасибо!`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a request to accept an application',
      `Примите, пожалуйста, заявку: перенос абонента ООО «Ромашка», ИНН 5401888223, КПП 540101001 (1С-Отчетность) на ИП Ларионова Ольга Петровна. Мой ИНН 780412345685, логин Larionova OP. Если что-то не так, позвоните мне.`,
      [item(romashka, larionova)],
    ],
    [
      'a client to be given away',
      `ООО «Ромашка», инн: 5401888223, кпп: 540101001, 1с-отчётность. Отдайте нам: ООО «Кедр Софт», инн: 7804123453, логин: kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a client to be enlisted with the sender',
      `ООО «Ромашка» (ИНН 5401888223; КПП 540101001) принято на обслуживание. Прошу зачислить за нами по сервису 1С-Отчетность.\nПартнёр: ООО «Кедр Софт». ИНН партнёра: 7804123453. Логин: kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'the sender says who it is, below a remark about the client',
      `Прошу перенести клиента по 1С-Отчетности, данные клиента ниже. Мы ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\n\nООО «Ромашка», ИНН 5401888223, КПП 540101001`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a complaint about the partner before, then whom to transfer',
      `Прежний партнёр трубку не берёт, поэтому просим не тянуть и перенести ООО «Ромашка» (ИНН 5401888223, КПП 540101001, 1С-Отчетность) в ООО «Кедр Софт», ИНН 7804123453. Логин: kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'the partner that gives a client away',
      `Клиент уходит от нас, не возражаем. Передайте, пожалуйста, ООО «Ромашка» (ИНН 5401888223, КПП 540101001, 1С-Отчетность) партнёру ООО «Кедр Софт» (ИНН 7804123453). Их логин — kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'we, that is',
      `Клиент ООО «Ромашка» (ИНН 5401888223; КПП 540101001; сервис - 1С Отчетность) меняет организацию. Новая организация - мы, то есть ООО «Кедр Софт», ИНН 7804123453, логин «kedrsoft2».`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'a client that its present partner gives away',
      `Просим снять с нас (ООО «Бирюза-Бит», ИНН 7705098767, логин Biryuza_77) абонента и закрепить за ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2): ООО «Ромашка» ИНН 5401888223 КПП 540101001, 1С-Отчетность`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'who is going to serve it',
      `Переведите ООО «Ромашка», ИНН 5401888223, КПП 540101001. Обслуживаться он будет у ООО «Кедр Софт», ИНН 7804123453. Сервис 1С-Отчетность, логин "kedrsoft2".`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'words about a contract of 1С:ИТС name nobody',
      `Просим перенести абонента ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2.\nУ клиента с нами договор 1С:ИТС ПРОФ.`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'from one login to another',
      `Перевести ООО «Ромашка», ИНН 5401888223, КПП 540101001 с логина Biryuza_77 на логин kedrsoft2\nПродукт: 1С-Отчетность\nКуда: ООО «Кедр Софт», ИНН 7804123453`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'from one login, to none that is stated',
      `Перевести ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, с логина Biryuza_77 к ООО «Кедр Софт», ИНН 7804123453`,
      [item(romashka, { name: kedr.name, inn: kedr.inn })],
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
      'a login at the end of a sentence',
      `Перенесите ООО «Ромашка» (ИНН 5401888223, КПП 540101001) по 1С-Отчетности в ООО «Кедр Софт», ИНН 7804123453, логин Kedr Soft_78. Письмо приложено.`,
      [item(romashka, kedr)],
    ],
    [
      'a sales centre about two of its partners',
      `Просим перенести абонента нашего партнера ООО «Бирюза-Бит» к другому нашему партнеру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2.\nАбонент ООО «Лесной Хутор», ИНН 2310444553, КПП 231001001, 1С-ЭТП`,
      [item(khutor, kedrsoft2, '1c-etp')],
    ],
    [
      'a subscriber without ИНН above «на нас» with the partner’s',
      'Просим перенести 1С-Отчетность, ИП Сомов Илья Андреевич\nна нас, ИНН 7804123453, логин Kedr Soft_78',
      [item({ name: somov.name }, { inn: kedr.inn, login: kedr.login })],
    ],
    [
      'the sides of a transfer, the giving one first',
      'Отдающая сторона: ООО «Бирюза-Бит», ИНН 7705098767, логин Biryuza_77\nПринимающая сторона: ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2\nПросим перенести: ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность',
      [item(romashka, kedrsoft2)],
    ],
    [
      'two partners of whom no word tells the roles: one serves the subscriber now, the login is the other’s',
      'ООО «Бирюза-Бит», ИНН 7705098767, передаёт, а ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2, принимает абонента ООО «Ромашка», ИНН 5401888223, КПП 540101001. Просим перенести 1С-Отчетность.',
      [item(romashka, kedrsoft2)],
    ],
    [
      'whom the client is likened to',
      `Как и ООО «Лесной Хутор», ИНН 2310444553, перенесите по 1С-Отчетности ООО «Ромашка», ИНН 5401888223, КПП 540101001, к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'whom the client is likened to, and nobody else',
      `Как и ООО «Лесной Хутор», ИНН 2310444553, которого вы перенесли в январе, перенесите нового клиента по 1С-Отчетности к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item({}, kedrsoft2)],
    ],
    [
      'the ИНН of the sender behind the name of the partner of old',
      `Прошу забрать абонента у ООО «Бирюза-Бит» и отдать нам (ИНН 7804123453, логин kedrsoft2). Абонент ООО «Ромашка», 5401888223/540101001, 1С-Отчетность.`,
      [item(romashka, { inn: kedr.inn, login: kedrsoft2.login })],
    ],
    [
      'the manager whose client it is',
      `Перенесите 1С-Отчетность. Клиент Ильи, ИНН 540299887770, к ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item({ inn: somov.inn }, kedrsoft2)],
    ],
    [
      'the client’s contract with the partner, above the partner',
      `Просим перенести, договор у клиента с «Кедром»\nООО «Кедр Софт» ИНН 7804123453 логин kedrsoft2\nООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'one partner in place of another',
      `У абонента ООО «Ромашка», ИНН 5401888223, КПП 540101001, по 1С-Отчетности вместо ООО «Бирюза-Бит» поставьте ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'an entrepreneur spoken of familiarly',
      `Прошу перенести ИП-шника к нам на обслуживание: Сомов Илья Андреевич, ИНН 540299887770, 1С-Отчетность. К ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2`,
      [item({ name: 'Сомов Илья Андреевич', inn: somov.inn }, kedrsoft2)],
    ],
    [
      'the partner that serves the subscriber now is called the partner, the other one is not',
      `Партнёр ООО «Бирюза-Бит» (ИНН 7705098767) больше не работает с 1С-Отчетностью, поэтому клиента ООО «Ромашка» (ИНН 5401888223, КПП 540101001) просим перевести к ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2).`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'what the partner is to be made',
      `Прошу назначить обслуживающей организацией ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2) для абонента ООО «Ромашка» (ИНН 5401888223, КПП 540101001) по 1С-Отчетности.`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'with whom the client should be',
      `Был у ООО «Бирюза-Бит» (ИНН 7705098767): ООО «Ромашка» (ИНН 5401888223, КПП 540101001). Должен быть у ООО «Кедр Софт» (ИНН 7804123453), логин kedrsoft2. Просим перенести 1С-Отчетность.`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'where the client is to be served',
      `Необходимо, чтобы ООО «Ромашка» (ИНН 5401888223, КПП 540101001) по 1С-Отчетности обслуживалась у ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2).`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'the client’s books are here already, and the next sentence is about him',
      `Клиент ООО «Ромашка» (ИНН/КПП 5401888223/540101001) заключил с нами договор, весь учёт 1С-Отчетности уже у нас. Прошу закрепить его за ООО «Кедр Софт» (ИНН 7804123453, логин kedrsoft2).`,
      [item(romashka, kedrsoft2)],
    ],
    [
      'the subscriber in a sentence about its licence',
      `У абонента ООО «Ромашка» (ИНН 5401888223, КПП 540101001) лицензия 1С-Отчетность отозвана прежним партнёром. Просьба перенести абонента к ООО «Кедр Софт» (ИНН 7804123453), логин: Kedr Soft_78.`,
      [item(romashka, kedr)],
    ],
    [
      'a partner announced above, and first the subscriber told of',
      'Переведите нас на другого партнёра, мы с ними договорились:\nООО «Ромашка» (ИНН 5401888223, КПП 540101001), 1С-Отчетность\nновый партнёр ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2',
      [item(romashka, kedrsoft2)],
    ],
  ])('%s', readsSample);
});
