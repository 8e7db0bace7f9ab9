import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { limits } from './limits.ts';
import { aMail, aRawMail } from './mail-builder.ts';
import { parseMail } from './parse-mail.ts';

const head = (fields: Record<string, string> = {}): string =>
  Object.entries({
    From: 'orlova@kedr-soft.example',
    To: 'perevod@astral.ru',
    Subject: 'test',
    'MIME-Version': '1.0',
    ...fields,
  })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
const cp1251 = (text: string): Buffer => iconv.encode(text, 'windows-1251');

async function parsed(bytes: Uint8Array) {
  const mail = await parseMail(bytes);
  if ('quarantined' in mail) throw new Error(mail.quarantined);
  return mail;
}

describe('charsets are repaired before anything is parsed', () => {
  const words = 'Просим перенести абонента ООО «Ромашка» по 1С-Отчётности';
  it.each([
    ['windows-1251 without a charset', 'windows-1251', 'text/plain'],
    ['koi8-r without a charset', 'koi8-r', 'text/plain'],
    ['UTF-8 without a charset', 'utf8', 'text/plain'],
    ['windows-1251 declared us-ascii', 'windows-1251', 'text/plain; charset=us-ascii'],
    ['windows-1251 declared iso-8859-1', 'windows-1251', 'text/plain; charset="iso-8859-1"'],
    ['windows-1251 declared utf-8', 'windows-1251', 'text/plain; charset=utf-8'],
    ['UTF-8 declared windows-1251', 'utf8', 'text/plain; charset=windows-1251'],
    ['koi8-r declared windows-1251', 'koi8-r', 'text/plain; charset=windows-1251'],
    ['windows-1251 declared windows-1251', 'windows-1251', 'text/plain; charset=windows-1251'],
    ['the Cyrillic of old Macs', 'maccyrillic', 'text/plain; charset=x-mac-cyrillic'],
    ['an unknown charset', 'windows-1251', 'text/plain; charset=x-unknown'],
  ])('%s', async (_title, encoding, type) => {
    for (const transfer of ['8bit', 'base64']) {
      const bytes = iconv.encode(words, encoding);
      const body = transfer === 'base64' ? Buffer.from(bytes.toString('base64')) : bytes;
      const mail = await parsed(
        Buffer.concat([
          Buffer.from(`${head({ 'Content-Type': type, 'Content-Transfer-Encoding': transfer })}\r\n`),
          body,
        ]),
      );
      // KOI8-R has no such quotes: mailers put question marks.
      expect(mail.text.trim()).toBe(words);
    }
  });

  it('raw bytes in Subject and From', async () => {
    const raw = Buffer.concat([
      Buffer.from('From: '),
      cp1251('Анна Орлова'),
      Buffer.from(' <orlova@kedr-soft.example>\r\nSubject: '),
      cp1251('Перенос абонента «Ромашка»'),
      Buffer.from('\r\n\r\nhi'),
    ]);
    const mail = await parsed(raw);
    expect(mail.subject).toBe('Перенос абонента «Ромашка»');
    expect(mail.from).toEqual({ name: 'Анна Орлова', address: 'orlova@kedr-soft.example' });
  });

  it('an encoded word that names no charset', async () => {
    const mail = await parsed(
      Buffer.from(`${head({ Subject: `=?us-ascii?B?${cp1251('Перенос').toString('base64')}?=` })}\r\nhi`),
    );
    expect(mail.subject).toBe('Перенос');
  });

  it.each([
    ['raw windows-1251', cp1251('Письмо о переносе.pdf')],
    ['raw UTF-8', Buffer.from('Письмо о переносе.pdf', 'utf8')],
  ])('an attachment named in %s', async (_title, name) => {
    const raw = Buffer.concat([
      Buffer.from(
        `${head({ 'Content-Type': 'multipart/mixed; boundary=b' })}\r\n--b\r\nContent-Type: text/plain\r\n\r\nhi\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="`,
      ),
      name,
      Buffer.from('"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n'),
    ]);
    expect((await parsed(raw)).attachments.map((one) => one.fileName)).toEqual(['Письмо о переносе.pdf']);
  });
});

describe('what parsers lose is kept', () => {
  it('delimiter lines with blanks after them', async () => {
    const raw = `${head({ 'Content-Type': 'multipart/mixed; boundary="b1"' })}\r\n--b1   \r\nContent-Type: text/plain; charset=utf-8\r\n\r\nhello\r\n--b1 \t\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b1--  \r\n`;
    const mail = await parsed(Buffer.from(raw));
    expect(mail.text.trim()).toBe('hello');
    expect(mail.attachments).toHaveLength(1);
  });

  it('a boundary that is not the declared one', async () => {
    const raw = `${head({ 'Content-Type': 'multipart/mixed; boundary="other"' })}\r\n--real\r\nContent-Type: text/plain\r\n\r\nhello\r\n--real--\r\n`;
    expect((await parsed(Buffer.from(raw))).text.trim()).toBe('hello');
  });

  it('a text file shown inline is an attachment, not the author’s words', async () => {
    const raw = `${head({ 'Content-Type': 'multipart/mixed; boundary="b"' })}\r\n--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\nContent-Type: text/plain; name="letter.txt"\r\nContent-Disposition: inline; filename="letter.txt"\r\n\r\nletter\r\n--b--\r\n`;
    const mail = await parsed(Buffer.from(raw));
    expect(mail.text.trim()).toBe('hello');
    expect(mail.attachments[0]?.fileName).toBe('letter.txt');
  });

  it('numbers in format=flowed are joined', async () => {
    const raw = `${head({ 'Content-Type': 'text/plain; charset=utf-8; format=flowed; delsp=yes' })}\r\n5401 \r\n888223\r\n`;
    expect((await parsed(Buffer.from(raw))).text.trim()).toBe('5401888223');
  });

  it('a table of the HTML part survives as rows of cells', async () => {
    const mail = await aMail({
      text: 'Name\nINN\nA\n5401888223',
      html: '<table><tr><td>Name</td><td>INN</td></tr><tr><td>A</td><td>5401&nbsp;888223</td></tr></table>',
    });
    expect(mail.text).toContain('Name\tINN\nA\t5401\u00a0888223');
  });

  it('a stub beside the HTML gives way to it', async () => {
    const mail = await aMail({
      text: 'Ваш клиент не показывает HTML',
      html: '<p>Абонент ООО «Ромашка»<br>ИНН 5401888223</p>',
    });
    expect(mail.text.trim()).toBe('Абонент ООО «Ромашка»\nИНН 5401888223');
  });

  it('the plain part is preferred where it says as much', async () => {
    const mail = await aMail({ text: 'Логин: Kedr  Soft_78', html: '<p>Логин: Kedr Soft_78</p>' });
    expect(mail.text.trim()).toBe('Логин: Kedr  Soft_78');
  });

  it('attachments of a mail that was forwarded as an attachment', async () => {
    const inner = aRawMail({
      text: 'inner',
      attachments: [{ fileName: 'скан.pdf', mimeType: 'application/pdf', content: '%PDF' }],
    });
    const mail = await aMail({
      text: 'outer',
      attachments: [{ fileName: 'm.eml', mimeType: 'message/rfc822', content: inner.toString('utf8') }],
    });
    expect(mail.attachments.map((one) => one.fileName)).toEqual(['скан.pdf']);
    expect(mail.text).toContain('inner');
  });
});

describe('what is no mail is quarantined with the reason', () => {
  it.each([
    ['an empty file', '', 'empty'],
    ['only blanks', ' \r\n\r\n', 'empty'],
    ['a picture', '\x89PNG\r\n\x1a\nIHDR', 'no-header'],
    ['words with a colon', 'Note: hello\r\nTo do: nothing', 'no-header'],
    [
      'a body of which nothing is left',
      `${head({ 'Content-Type': 'multipart/mixed; boundary=b' })}\r\n--b\r\nContent-Type: text/html\r\n\r\n--b--\r\n`,
      'body-lost',
    ],
  ])('%s', async (_title, raw, reason) => {
    expect(await parseMail(Buffer.from(raw, 'latin1'))).toEqual({ quarantined: reason });
  });

  it('parts nested beyond the limit; at the limit they are read', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? 'Content-Type: text/plain\r\n\r\nhello\r\n'
        : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--\r\n`;
    expect('quarantined' in (await parseMail(Buffer.from(head() + nested(limits.depth))))).toBe(false);
    expect(await parseMail(Buffer.from(head() + nested(limits.depth + 1)))).toEqual({ quarantined: 'too-deep' });
  });

  it('a blank text below a subject that states numbers is a mail', async () => {
    const blank = { 'Content-Type': 'text/plain', 'Content-Transfer-Encoding': 'base64' };
    const mail = (subject: string) => Buffer.from(`${head({ Subject: subject, ...blank })}\r\nDQo=\r\n`);
    expect((await parsed(mail('INN 5401888223'))).subject).toBe('INN 5401888223');
    expect(await parseMail(mail('hello'))).toEqual({ quarantined: 'body-lost' });
  });

  it('a header without a body is a mail', async () => {
    expect((await parsed(Buffer.from(head()))).text.trim()).toBe('');
  });

  it.each([
    'a@partner.example, b@evil.example',
    '<a@partner.example> <b@evil.example>',
    'Отдел: a@partner.example, b@evil.example;',
    '"a@partner.example" <b@evil.example>\r\nFrom: a@partner.example',
  ])('a From that names several addresses leaves nobody as the sender: %s', async (from) => {
    expect((await parsed(Buffer.from(`${head({ From: from })}\r\nhi`))).from).toBeNull();
  });

  it.each(['"a@partner.example" <b@evil.example>', 'a@partner.example <b@evil.example>'])(
    'an address for a display name is no address: %s',
    async (from) => {
      expect((await parsed(Buffer.from(`${head({ From: from })}\r\nhi`))).from?.address).toBe('b@evil.example');
    },
  );

  it('two From fields that differ leave nobody as the sender', async () => {
    const mail = await parsed(Buffer.from(`From: a@one.example\r\n${head({ From: 'b@two.example' })}\r\nhi`));
    expect(mail.from).toBeNull();
  });

  it('an mbox line and a byte-order mark before the header do no harm', async () => {
    expect((await parsed(Buffer.from(`\ufeffFrom x@y Tue Mar 17 11:05:12 2026\r\n${head()}\r\nhi`))).text.trim()).toBe(
      'hi',
    );
  });
});

describe('when a mail was received', () => {
  const at = async (fields: Record<string, string>): Promise<string | null> =>
    (await parsed(Buffer.from(`${head(fields)}\r\nhi`))).receivedAt;

  it.each([
    ['from x by y; Tue, 17 Mar 2026 11:05:12 +0300 (MSK)', '2026-03-17T08:05:12.000Z'],
    ['from x by y id 1 (comment; with a semicolon); 17 Mar 2026 11:05 +0700', '2026-03-17T04:05:00.000Z'],
    ['from x by y; Tue, 17 Mar 26 08:05:12 GMT', '2026-03-17T08:05:12.000Z'],
    ['from x by y; Tue, 17 Mar 2026 11:05:12 MSK', '2026-03-17T08:05:12.000Z'],
  ])('Received: %s', async (value, expected) => {
    expect(await at({ Received: value, Date: 'Mon, 1 Jan 2024 00:00:00 +0000' })).toBe(expected);
  });

  it('the topmost Received counts', async () => {
    const raw = `Received: from b by c; Tue, 17 Mar 2026 14:00:00 +0300\r\nReceived: from a by b; Tue, 17 Mar 2026 11:00:00 +0300\r\n${head()}\r\nhi`;
    expect((await parsed(Buffer.from(raw))).receivedAt).toBe('2026-03-17T11:00:00.000Z');
  });

  it('else Date, else nothing', async () => {
    expect(await at({ Date: 'Tue, 17 Mar 2026 11:05:12 +0300' })).toBe('2026-03-17T08:05:12.000Z');
    expect(await at({ Date: 'some day' })).toBeNull();
  });
});
