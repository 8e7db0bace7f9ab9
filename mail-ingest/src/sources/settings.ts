import { join } from 'node:path';
import { mailboxes } from '@perenos/domain';
import { z } from 'zod';

/** One mailbox on an IMAP server. */
export type ImapMailbox = z.infer<typeof imapMailbox>;

const imapMailbox = z
  .strictObject({
    mailbox: z.enum(mailboxes),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).optional(),
    /** true: TLS from the first byte (993); false: STARTTLS, without which nothing is sent (143). */
    secure: z.boolean().default(true),
    user: z.string().min(1),
    password: z.string().min(1).optional(),
    accessToken: z.string().min(1).optional(),
    folder: z.string().min(1).default('INBOX'),
    /** The mailbox's own address, if it isn't `user`. */
    address: z.email().optional(),
    /** PEM file of the certificate authority, for servers with an inner one. */
    caFile: z.string().min(1).optional(),
  })
  .refine((m) => (m.password === undefined) !== (m.accessToken === undefined), {
    message: 'нужен либо password, либо accessToken (OAuth2), но не оба',
  })
  .transform((m) => ({ ...m, port: m.port ?? (m.secure ? 993 : 143) }));

/** Everything that the reading and sending of mail can be told. Read once, at the start of the process. */
export type IngestSettings = {
  /** Empty: mails are taken from the folder. */
  imap: ImapMailbox[];
  /** From which day on (of the mail server) a mailbox is read that was never read before; null: from its first mail. */
  imapSince: string | null;
  /** null: outgoing mails are written into the folder. */
  smtpUrl: string | null;
  mailDirectory: string;
  outboxDirectory: string;
  /** From whom a mailbox writes. */
  addresses: Record<(typeof mailboxes)[number], string>;
};

/** A setting is wrong: the process doesn't start. The message names the variable and what is expected, in Russian. */
export class SettingsError extends Error {
  readonly variable: string;
  constructor(variable: string, expected: string) {
    super(`Переменная ${variable}: ${expected}`);
    this.name = 'SettingsError';
    this.variable = variable;
  }
}

const mailboxesExpected =
  'ожидается JSON-массив ящиков, например ' +
  '[{"mailbox":"perevod","host":"imap.example.ru","user":"perevod@example.ru","password":"…"}]; ' +
  'поля: mailbox (perevod, sverka, partners), host, port, secure, user, password или accessToken, folder, address, caFile';

function parseMailboxes(value: string | undefined): ImapMailbox[] {
  if (!value) return [];
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch {
    throw new SettingsError('MAILBOXES', mailboxesExpected);
  }
  const result = z.array(imapMailbox).min(1).safeParse(json);
  if (!result.success) {
    const issue = result.error.issues[0];
    const where = issue?.path.length ? ` (ошибка в ${issue.path.join('.')}: ${issue.message})` : '';
    throw new SettingsError('MAILBOXES', mailboxesExpected + where);
  }
  const twice = result.data.find((m, i) => result.data.findIndex((other) => other.mailbox === m.mailbox) !== i);
  if (twice) throw new SettingsError('MAILBOXES', `ящик ${twice.mailbox} указан дважды, а должен быть один раз`);
  return result.data;
}

function parseSmtpUrl(value: string | undefined): string | null {
  if (!value) return null;
  if (!URL.canParse(value) || !['smtp:', 'smtps:'].includes(new URL(value).protocol))
    throw new SettingsError('SMTP_URL', 'ожидается адрес вида smtp://имя:пароль@сервер:587 или smtps://…:465');
  return value;
}

function parseSince(value: string | undefined): string | null {
  if (!value) return null;
  if (!z.iso.date().safeParse(value).success)
    throw new SettingsError('IMAP_SINCE', 'ожидается день вида 2026-11-01: письма новых ящиков читаются с него');
  return value;
}

/**
 * The mail settings of the process's environment: MAILBOXES, IMAP_SINCE, SMTP_URL, and VAR_DIR (`var`), under which lie
 * the folders `mail` (in) and `outbox` (out).
 * @throws {SettingsError}
 */
export function readIngestSettings(env: Record<string, string | undefined>): IngestSettings {
  const imap = parseMailboxes(env.MAILBOXES);
  const addressOf = (mailbox: (typeof mailboxes)[number]): string => {
    const own = imap.find((m) => m.mailbox === mailbox);
    return own?.address ?? (own?.user.includes('@') ? own.user : `${mailbox}@astral.ru`);
  };
  return {
    imap,
    imapSince: parseSince(env.IMAP_SINCE),
    smtpUrl: parseSmtpUrl(env.SMTP_URL),
    mailDirectory: join(env.VAR_DIR || 'var', 'mail'),
    outboxDirectory: join(env.VAR_DIR || 'var', 'outbox'),
    addresses: { perevod: addressOf('perevod'), sverka: addressOf('sverka'), partners: addressOf('partners') },
  };
}
