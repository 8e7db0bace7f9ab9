import type { ParsedMail } from '../types.ts';
import { parseMail } from './parse-mail.ts';

/** A mail for tests, as a client would send it; every part has a default. */
export type MailParts = {
  from: string;
  to: string;
  subject: string;
  text: string | null;
  html: string | null;
  headers: Record<string, string>;
  attachments: { fileName: string; mimeType: string; content: string }[];
};

const word = (text: string): string => `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
const phrase = (address: string): string =>
  address.replace(/^"?([^"<]*[^\s"<])"?\s*</, (_, name: string) => `${word(name)} <`);
const leaf = (type: string, content: string, extra = ''): string =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${extra}\r\n${Buffer.from(content, 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;

/** The raw bytes of a mail with the given parts. */
export function aRawMail(parts: Partial<MailParts> = {}): Buffer {
  const mail: MailParts = {
    from: 'Анна Орлова <orlova@kedr-soft.example>',
    to: 'perevod@astral.ru',
    subject: 'Перенос абонента',
    text: parts.html === undefined ? 'Добрый день!' : null,
    html: null,
    headers: {},
    attachments: [],
    ...parts,
  };
  const bodies = [
    ...(mail.text === null ? [] : [leaf('text/plain; charset=utf-8', mail.text)]),
    ...(mail.html === null ? [] : [leaf('text/html; charset=utf-8', mail.html)]),
  ];
  const files = mail.attachments.map(({ fileName, mimeType, content }) =>
    leaf(
      `${mimeType}; name="${word(fileName)}"`,
      content,
      `Content-Disposition: attachment; filename="${word(fileName)}"\r\n`,
    ),
  );
  const multipart = (kind: string, boundary: string, inner: string[]): string =>
    inner.length === 1
      ? (inner[0] ?? '')
      : `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${inner.map((part) => `--${boundary}\r\n${part}`).join('')}--${boundary}--\r\n`;
  const body = multipart('mixed', 'outer', [multipart('alternative', 'inner', bodies), ...files]);
  const headers = {
    Received: 'from mail.example by mx.astral.ru; Tue, 17 Mar 2026 11:05:12 +0300',
    From: phrase(mail.from),
    To: phrase(mail.to),
    Subject: word(mail.subject),
    Date: 'Tue, 17 Mar 2026 11:05:00 +0300',
    'Message-ID': '<one@mail.example>',
    'MIME-Version': '1.0',
    ...mail.headers,
  };
  return Buffer.from(
    `${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}${body}`,
    'utf8',
  );
}

/** The same mail, parsed; throws where it would be quarantined, because no test of the text means that. */
export async function aMail(parts: Partial<MailParts> = {}): Promise<ParsedMail> {
  const parsed = await parseMail(aRawMail(parts));
  if ('quarantined' in parsed) throw new Error(`quarantined: ${parsed.quarantined}`);
  return parsed;
}
