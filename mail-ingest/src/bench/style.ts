import type { ParsedMail } from '../types.ts';

export type MailStyle = { client: string; body: 'простой текст' | 'только HTML' | 'текст и HTML' };

/** What clients call themselves (X-Mailer, User-Agent), else how they build a Message-ID or their own headers. */
const byName: readonly (readonly [RegExp, string])[] = [
  [/outlook/i, 'Outlook'],
  [/thunderbird/i, 'Thunderbird'],
  [/mail\.ru/i, 'Mail.ru'],
  [/yamail|yandex/i, 'Яндекс'],
  [/the bat/i, 'The Bat!'],
  [/iphone|ipad|apple mail/i, 'Apple Mail'],
  [/roundcube/i, 'Roundcube'],
  [/1c:|1с:/i, '1С:Предприятие'],
];
const byMessageId: readonly (readonly [RegExp, string])[] = [
  [/^ca[\w+=-]+@mail\.g/i, 'Gmail'],
  [/@mail\.yandex\b|@forward\S*\.yandex\b/i, 'Яндекс'],
  [/\.i\.mail[.-]ru\b/i, 'Mail.ru'],
  [/\.javamail\./i, 'Java'],
];

function clientOf({ headers, messageId }: ParsedMail): string {
  const name = [...(headers.get('x-mailer') ?? []), ...(headers.get('user-agent') ?? [])].join(' ');
  const named = byName.find(([pattern]) => pattern.test(name));
  if (named) return named[1];
  if (['x-ms-exchange-organization-authas', 'x-ms-has-attach', 'thread-index'].some((header) => headers.has(header)))
    return 'Exchange';
  return byMessageId.find(([pattern]) => pattern.test(messageId ?? ''))?.[1] ?? (name ? 'другой' : 'не назван');
}

/** Which program wrote the mail and how its text is packed, from the headers and the parts alone. */
export function styleOf(mail: ParsedMail, bytes: Uint8Array): MailStyle {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const alternative = /^content-type:\s*multipart\/alternative/im.test(source);
  const body = mail.html === null ? 'простой текст' : alternative ? 'текст и HTML' : 'только HTML';
  return { client: clientOf(mail), body };
}
