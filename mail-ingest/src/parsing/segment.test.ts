import { describe, expect, it } from 'vitest';
import type { SegmentKind } from '../types.ts';
import { aMail, type MailParts } from './mail-builder.ts';

/** Text of each kind, trimmed. */
async function kinds(parts: Partial<MailParts>): Promise<Partial<Record<SegmentKind, string>>> {
  const mail = await aMail({ from: 'Анна Орлова <orlova@kedr-soft.example>', ...parts });
  const found: Partial<Record<SegmentKind, string>> = {};
  let at = 0;
  for (const { kind, start, end } of mail.segments) {
    expect(start).toBe(at);
    at = end;
    found[kind] = `${found[kind] ?? ''}\n${mail.text.slice(start, end)}`.trim();
  }
  expect(at).toBe(mail.text.length);
  return found;
}

const own = 'Логин верный: Kedr_78';
const older = 'Пришлите логин';
const reply = { subject: 'Re: Перенос', headers: { 'In-Reply-To': '<a@astral.ru>' } };

describe('replies: the quotation of each client is cut', () => {
  it.each([
    ['Gmail', 'пн, 21 сент. 2026 г. в 10:00, Перенос <perevod@astral.ru>:', '> '],
    [
      'Gmail, broken over two lines',
      'пн, 21 сент. 2026 г. в 10:00, Отдел переноса абонентов Астрал\n<perevod@astral.ru>:',
      '> ',
    ],
    ['Gmail, older', '12 марта 2015 г., 14:20 пользователь Перенос <perevod@astral.ru> написал:', '> '],
    ['Яндекс', '12.03.2024, 10:15, "Перенос" <perevod@astral.ru>:', ''],
    [
      'Яндекс, newer',
      '----------------\nКому: Анна (orlova@kedr-soft.example);\nТема: Перенос;\n23.07.2026, 03:56, "Перенос" <perevod@astral.ru>:',
      '',
    ],
    ['Mail.ru', 'Понедельник, 21 сентября 2026, 09:54 +10:00 от Перенос <perevod@astral.ru>:', '>'],
    ['Mail.ru, newer', 'понедельник, 29 июня 2026 г. в 15:28 +08:00 от Перенос <perevod@astral.ru>:', ''],
    [
      'Outlook',
      'От: Перенос <perevod@astral.ru>\nОтправлено: 5 октября 2026 г. 10:03\nКому: orlova@kedr-soft.example\nТема: Перенос\n',
      '',
    ],
    [
      'Outlook with a separator',
      '-----Исходное сообщение-----\nОт: perevod@astral.ru [mailto:perevod@astral.ru]\nОтправлено: 5 октября 2026 г. 10:03\nКому: Анна\nТема: Перенос\n',
      '',
    ],
    [
      'OWA',
      '________________________________\nОт: Перенос <perevod@astral.ru>\nОтправлено: 5 октября 2026 г. 10:03:17\nКому: Анна\nТема: Перенос\n',
      '',
    ],
    ['Outlook for Mac', '28/10/2021, 12:46 пользователь "Перенос" <perevod@astral.ru> написал:', ''],
    ['Thunderbird', '07.07.2026 15:07, Перенос пишет:', '> '],
    ['iPhone', '8 июл. 2026 г., в 11:39, Перенос <perevod@astral.ru> написал(а):', '> '],
    ['The Bat! with initials', 'Вы писали 12 марта 2024 г., 10:15:16:', 'ПА> '],
    ['Roundcube', 'perevod@astral.ru писал(а) 17.04.2026 09:12:', '> '],
    ['an English client', 'On Mon, Sep 21, 2026 at 10:00 AM Perenos <perevod@astral.ru> wrote:', '> '],
  ])('%s', async (_client, header, prefix) => {
    const found = await kinds({ ...reply, text: `${own}\n\n${header}\n${prefix}${older}\n${prefix}по абоненту` });
    expect(found.own).toBe(own);
    expect(found.quoted).toContain(older);
    expect(found['reply-header']).toBe(header.trim());
  });

  it('answers written between the quoted lines are own words', async () => {
    const found = await kinds({ ...reply, text: `> Пришлите логин\nKedr_78\n> и КПП\n540101001` });
    expect(found.own).toBe('Kedr_78\n\n540101001'.replace('\n\n', '\n'));
  });
});

describe('what only looks like a quotation stays', () => {
  it.each([
    'Прошу рассчитать по договору от 12.09.2026:',
    'Совещание завтра в 10:00, повестка:',
    'Документы присылайте на docs@kedr-soft.example:',
    'От: ООО «Бирюза-Бит»\nКому: ООО «Кедр Софт»',
    'Дата: 12.09.2026',
  ])('%s', async (line) => {
    const found = await kinds({ text: `Просим перенести абонента\n${line}\nспасибо за помощь` });
    expect(found.own).toContain(line);
    expect(found.quoted).toBeUndefined();
  });
});

describe('forwards keep their content as the request', () => {
  const request = 'Перенесите ООО «Ромашка», ИНН 5401888223';
  it.each([
    [
      'Яндекс',
      '-------- Пересылаемое сообщение --------\n16.03.2026, 10:00, "Пётр" <p@biryuza.example>:\n',
      '\n-------- Конец пересылаемого сообщения --------',
    ],
    [
      'Mail.ru',
      '-------- Пересылаемое сообщение --------\nОт кого: Пётр <p@biryuza.example>\nКому: orlova@kedr-soft.example\nДата: понедельник, 5 октября 2026 г. в 16:51 +04:00\nТема: перенос\n',
      '',
    ],
    [
      'Thunderbird',
      '-------- Перенаправленное сообщение --------\nТема: перенос\nДата: Mon, 16 Mar 2026 10:00:00 +0300\nОт: p@biryuza.example\nКому: orlova@kedr-soft.example\n',
      '',
    ],
    [
      'Apple',
      'Начало переадресованного сообщения:\n\nОт: Пётр <p@biryuza.example>\nТема: перенос\nДата: 16 марта 2026 г., 10:00\nКому: orlova@kedr-soft.example\n',
      '',
    ],
    [
      'iPhone, with marks of a quotation',
      'Начало переадресованного сообщения:\n\n> Отправитель: Пётр <p@biryuza.example>\n> Дата: 16 марта 2026 г. в 10:00:20 GMT+3\n> Кому: orlova@kedr-soft.example\n> Тема: перенос\n',
      '',
    ],
    [
      'Gmail',
      '---------- Forwarded message ---------\nОт: Пётр <p@biryuza.example>\nDate: пн, 16 мар. 2026 г. в 10:00\nSubject: перенос\nTo: <orlova@kedr-soft.example>\n',
      '',
    ],
    [
      'Outlook',
      'От: Пётр <p@biryuza.example>\nОтправлено: 16 марта 2026 г. 10:03\nКому: orlova@kedr-soft.example\nТема: перенос\n',
      '',
    ],
  ])('%s', async (_client, header, end) => {
    for (const words of ['', 'Коллеги, прошу выполнить.\n\n']) {
      const found = await kinds({ subject: 'Fwd: перенос', text: `${words}${header}\n${request}${end}` });
      expect(found.forwarded).toBe(request);
      expect(found.quoted).toBeUndefined();
    }
  });

  it('a conversation with others below a request without numbers is the request', async () => {
    const found = await kinds({
      subject: 'RE: перенос',
      text: `Просим выполнить.\n\nОт: Пётр <p@biryuza.example>\nОтправлено: 16 марта 2026 г. 10:03\nКому: orlova@kedr-soft.example\nТема: перенос\n\n${request}`,
    });
    expect(found.forwarded).toBe(request);
  });

  it('words that ask for something of their own don’t make a quoted mail the request, even behind a greeting', async () => {
    const found = await kinds({
      subject: 'Перенос',
      text: `Добрый день! Прошу перенести абонента, сервис 1С-Отчетность.\n\nпн, 5 окт. 2026 г. в 16:02, Клиент <k@client.example>:\n\n> ${request}`,
    });
    expect(found.forwarded ?? '').toBe('');
  });

  it('a mail attached as message/rfc822 counts as forwarded, its signature does not', async () => {
    const inner =
      'From: p@biryuza.example\r\nSubject: inner\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nПеренесите ООО «Ромашка»\r\n\r\n-- \r\nПётр';
    const found = await kinds({
      text: 'Во вложении.',
      attachments: [{ fileName: 'письмо.eml', mimeType: 'message/rfc822', content: inner }],
    });
    expect(found.forwarded).toBe('Перенесите ООО «Ромашка»');
    expect(found.signature).toContain('Пётр');
  });
});

describe('signatures and tails', () => {
  const words = 'Просим перенести ООО «Ромашка», ИНН 5401888223.';
  it.each([
    ['after a rule', '-- \nАнна Орлова\nООО «Кедр Софт», ИНН 7804123453'],
    ['after a closing phrase', 'С уважением,\nАнна Орлова\nИНН 7804123453'],
    ['the sender’s name alone', 'Анна Орлова\nООО «Кедр Софт»\nИНН/КПП 7804123453/780401001'],
    [
      'an office and a telephone',
      'ООО «Кедр Софт», отдел сопровождения\nИНН 7804123453\nгорячая линия 8 800 000-00-00',
    ],
    ['an office above its firm', 'Отдел партнёрской сети\nООО «Кедр Софт»\nИНН 7804123453 / КПП 780401001'],
    ['a telephone’s own words', 'Отправлено с iPhone'],
    ['underscores', '________________\nАнна, ООО «Кедр Софт», ИНН 7804123453'],
  ])('%s', async (_title, signature) => {
    const found = await kinds({ text: `Добрый день!\n${words}\n\n${signature}` });
    expect(found.own).toBe(`Добрый день!\n${words}`);
    expect(found.signature).toBe(signature);
  });

  it('a rule right below a mail that is passed on', async () => {
    const card = '--\nООО «Кедр Софт», центр продаж\nИНН 7804123453 КПП 780401001';
    const text = `В работу.\n\n-------- Пересылаемое сообщение --------\n21.10.2026, 18:12, "Пётр" <p@biryuza.example>:\n\n${words}\n-------- Конец пересылаемого сообщения --------\n\n${card}`;
    expect((await kinds({ subject: 'Fwd: перенос', text })).signature).toBe(card);
  });

  it.each(['Письмо подписал бухгалтер', 'нет согласия директора'])(
    'a tale of a person is no signature: «%s»',
    async (tale) => {
      expect((await kinds({ text: `Добрый день!\n${words}\n${tale}` })).own).toContain(tale);
    },
  );

  it("a card under «--» is the sender's own, its login too; data under «--» are words", async () => {
    const greeted = 'Добрый день! Прошу перенести ООО «Ромашка», ИНН 5401888223';
    const card = await kinds({ text: `${greeted}\n\n--\nПётр Орлов\nЛогин: orlov7\nтел. 8 800 000-00-00` });
    expect(card.signature).toContain('orlov7');
    const data = await kinds({ text: `${greeted}\n\n--\nПартнёр: ООО «Кедр Софт»\nЛогин: orlov7` });
    expect(data.own).toContain('orlov7');
  });

  it.each([
    ['С уважением,\nПётр Орлов\nООО «Кедр Софт», ИНН 7804123453, логин orlov7'],
    ['С уважением,\n\nПётр Орлов\nлогин Web-Регистратор: orlov7\nтел. 8 800 000-00-00'],
    ['---\nПётр Орлов | ООО «Кедр Софт» | ИНН 7804123453 | логин orlov7 | тел. 8 800 000-00-00'],
    ['Пётр Орлов, менеджер\nООО «Кедр Софт», партнёр 1С:Франчайзи, логин orlov7\nтел. 8 800 000-00-00'],
  ])("the sender's login in a signature is no word of the request: %j", async (signature) => {
    const found = await kinds({ text: `${words}\n\n${signature}` });
    expect(found.own).toBe(words);
    expect(found.signature).toBe(signature);
  });

  it('a sentence about the sender by his name is words', async () => {
    const text = 'Уважаемые коллеги!\n\nКоллектив бюро «Берег» поздравляет вас с праздником!\nДо встречи 12 мая.';
    const { own: words, signature } = await kinds({ from: 'Бюро Берег <buro@bereg.example>', text });
    expect([words, signature]).toEqual([text, undefined]);
  });

  it('a postscript below a closing phrase is words', async () => {
    const found = await kinds({ text: `${words}\n\nС уважением,\nПётр\n\nP.S. Логин: orlov7` });
    expect(found.own).toContain('Логин: orlov7');
    const second = await kinds({
      text: `${words}\n\nС уважением,\nПётр\n\nP.S. И ещё ООО «Звено», ИНН 1655333228, туда же`,
    });
    expect(second.own).toContain('ООО «Звено»');
  });

  it('data that stand last are no signature', async () => {
    const found = await kinds({
      text: 'Просим перенести к нам:\n\nООО «Ромашка», ИНН 5401888223\nконтактный тел. +7 (900) 000-00-00',
    });
    expect(found.signature).toBeUndefined();
  });

  it('data below a signature are words again', async () => {
    const found = await kinds({
      text: `Данные ниже.\n\nС уважением, Анна Орлова\n\nАбонент: ООО «Ромашка»\nЛогин: Kedr_78`,
    });
    expect(found.own).toContain('Логин: Kedr_78');
    expect(found.signature).toBe('С уважением, Анна Орлова');
  });

  it('«--» before an enumeration is no signature', async () => {
    const found = await kinds({
      text: `Просим перенести:\n--\nПродукт: 1С-ЭТП\nАбонент: ООО «Ромашка»\nЛогин: Kedr_78`,
    });
    expect(found.own).toContain('Продукт: 1С-ЭТП');
  });

  it('a disclaimer is nobody’s words', async () => {
    const found = await kinds({
      text: `${words}\n\nНастоящее сообщение и любые приложения к нему конфиденциальны и предназначены исключительно для лиц, которым они адресованы. ИНН 7804123453`,
    });
    expect(found.own).toBe(words);
    expect(found.disclaimer).toContain('7804123453');
  });
});

describe('HTML marks of clients', () => {
  it.each([
    [
      'Gmail',
      '<div>Логин верный: Kedr_78</div><div class="gmail_quote"><div class="gmail_attr">пн, 21 сент. 2026 г. в 10:00, &lt;perevod@astral.ru&gt;:<br></div><blockquote class="gmail_quote">Пришлите логин</blockquote></div>',
    ],
    [
      'Thunderbird',
      '<p>Логин верный: Kedr_78</p><div class="moz-cite-prefix">07.07.2026 15:07, Перенос пишет:<br></div><blockquote type="cite"><p>Пришлите логин</p></blockquote>',
    ],
    [
      'Mail.ru',
      '<div>Логин верный: Kedr_78</div><blockquote>Понедельник, 21 сентября 2026, 09:54 +10:00 от perevod@astral.ru:<br><div class="mail-quote-collapse">Пришлите логин</div></blockquote>',
    ],
    [
      'Outlook',
      '<p class=MsoNormal>Логин верный: Kedr_78</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class=MsoNormal><b>От:</b> perevod@astral.ru<br><b>Отправлено:</b> 5 октября 2026 г. 10:03<br><b>Кому:</b> Анна<br><b>Тема:</b> Перенос</p></div><p class=MsoNormal>Пришлите логин</p>',
    ],
  ])('%s', async (_client, html) => {
    const found = await kinds({ ...reply, html });
    expect(found.own).toBe('Логин верный: Kedr_78');
    expect(found.quoted).toBe('Пришлите логин');
  });
});
