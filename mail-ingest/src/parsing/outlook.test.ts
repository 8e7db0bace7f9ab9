import { describe, expect, test } from 'vitest';
import { parseRaw } from '../pipeline/services.ts';
import { anOutlookMail } from '../testing/outlook.ts';

const parse = async (bytes: Uint8Array) => {
  const result = await parseRaw({ mailbox: 'perevod', sourceKey: 'upload:1', bytes });
  if ('quarantined' in result) throw new Error(result.quarantined);
  return result.mail;
};
const scan = { fileName: 'Письмо.pdf', bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46, 1, 2, 3]) };
const body = 'Просим перенести абонента.\r\nИНН 7707083893';

describe('a mail that Outlook saved', () => {
  test('is read as it was sent, under the header that the server wrote', async () => {
    const headers = [
      'Received: from mx.partner.example by mx.astral.example; Mon, 2 Mar 2026 12:00:00 +0300',
      'From: =?utf-8?B?0JzQtdC90LXQtNC20LXRgA==?= <buh@partner.example>',
      'To: perevod@astral.ru',
      'Subject: =?utf-8?B?0J/QtdGA0LXQvdC+0YE=?=',
      'Message-ID: <1@partner.example>',
      'Content-Type: multipart/mixed;\r\n boundary="gone"',
      'MIME-Version: 1.0',
    ].join('\r\n');
    const mail = await parse(anOutlookMail({ subject: 'Перенос', body, headers, attachment: scan }));
    expect(mail).toMatchObject({
      messageId: '<1@partner.example>',
      subject: 'Перенос',
      from: { name: 'Менеджер', address: 'buh@partner.example' },
    });
    expect(Date.parse(mail.receivedAt ?? '')).toBe(Date.parse('2026-03-02T09:00:00Z'));
    expect(mail.text).toContain('Просим перенести абонента.\nИНН 7707083893');
    expect(mail.attachments).toMatchObject([{ fileName: 'Письмо.pdf' }]);
    expect(Buffer.from(mail.attachments[0]?.bytes ?? []).equals(scan.bytes)).toBe(true);
  });

  test('is read by its properties where no header was kept', async () => {
    const from = { name: 'Менеджер', address: 'buh@partner.example' };
    const mail = await parse(anOutlookMail({ subject: 'Перенос', body, from }));
    expect(mail).toMatchObject({ subject: 'Перенос', from, messageId: null, receivedAt: null });
    expect(mail.text).toContain('Просим перенести абонента.');
  });

  test('that is damaged is put aside, not lost', async () => {
    const bytes = anOutlookMail({ subject: 'Перенос', body }).slice(0, 700);
    expect(await parseRaw({ mailbox: 'perevod', sourceKey: 'upload:1', bytes })).toEqual({ quarantined: 'malformed' });
  });
});

test('texts are read in the encoding that a person chose, whatever they declare', async () => {
  const cp866 = Buffer.from([
    0x8f, 0xe0, 0xae, 0xe1, 0xa8, 0xac, 0x20, 0xaf, 0xa5, 0xe0, 0xa5, 0xad, 0xa5, 0xe1, 0xe2, 0xa8,
  ]);
  const head = 'From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n';
  const bytes = Buffer.concat([Buffer.from(head), cp866]);
  const raw = { mailbox: 'perevod', sourceKey: 'test:1', bytes } as const;
  expect(await parseRaw({ ...raw, charset: 'cp866' })).toMatchObject({ mail: { text: 'Просим перенести' } });
  expect(await parseRaw(raw)).not.toMatchObject({ mail: { text: 'Просим перенести' } });
});
