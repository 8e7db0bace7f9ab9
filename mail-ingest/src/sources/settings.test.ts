import { describe, expect, test } from 'vitest';
import { readIngestSettings, SettingsError } from './settings.ts';

const entry = { mailbox: 'perevod', host: 'imap.example.ru', user: 'perevod@example.ru', password: 'p' };
const mailboxes = (...entries: object[]) => ({ MAILBOXES: JSON.stringify(entries) });
const refusal = (env: Record<string, string>): SettingsError => {
  try {
    readIngestSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error;
  }
  throw new Error('the setting was accepted');
};

describe('mail settings', () => {
  test('without any, mails come from a folder and go into one', () => {
    const settings = readIngestSettings({});
    expect(settings).toMatchObject({
      imap: [],
      smtpUrl: null,
      mailDirectory: 'var/mail',
      outboxDirectory: 'var/outbox',
    });
    expect(settings.addresses.sverka).toBe('sverka@astral.ru');
  });

  test('a mailbox needs little: TLS, its port and INBOX go without saying', () => {
    const [mailbox] = readIngestSettings(mailboxes(entry)).imap;
    expect(mailbox).toMatchObject({ secure: true, port: 993, folder: 'INBOX' });
    expect(readIngestSettings(mailboxes({ ...entry, secure: false })).imap[0]?.port).toBe(143);
  });

  test('a mailbox writes under its own address', () => {
    const { addresses } = readIngestSettings(
      mailboxes(entry, { ...entry, mailbox: 'sverka', address: 's@example.ru' }),
    );
    expect(addresses).toEqual({
      perevod: 'perevod@example.ru',
      sverka: 's@example.ru',
      partners: 'partners@astral.ru',
    });
  });

  test.each([
    ['MAILBOXES', { MAILBOXES: 'perevod@example.ru' }],
    ['MAILBOXES', mailboxes({ ...entry, mailbox: 'sales' })],
    ['MAILBOXES', mailboxes({ ...entry, port: 70_000 })],
    ['MAILBOXES', mailboxes({ ...entry, pasword: 'typo' })],
    ['MAILBOXES', mailboxes({ ...entry, accessToken: 't' })],
    ['MAILBOXES', mailboxes({ ...entry, password: undefined })],
    ['MAILBOXES', mailboxes(entry, entry)],
    ['IMAP_SINCE', { IMAP_SINCE: '01.11.2026' }],
    ['IMAP_SINCE', { IMAP_SINCE: '2026-02-30' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example.ru:25' }],
    ['SMTP_URL', { SMTP_URL: 'http://mail.example.ru' }],
  ])('a wrong %s stops the start and is called by its name: %j', (variable, env) => {
    expect(refusal(env)).toMatchObject({
      variable,
      message: expect.stringMatching(/^Переменная .+(ожидается|должен)/),
    });
  });
});
