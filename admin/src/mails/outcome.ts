import type { MailRow } from '../api/types.ts';

export const outcomeWords: Record<string, string> = {
  ticket: 'открыто обращение',
  'follow-up': 'добавлено в обращение',
  duplicate: 'повтор',
  ignored: 'не требует работы',
  quarantined: 'в карантине',
};

const reasonWords: Record<string, string> = {
  'auto-reply': 'автоответ',
  bounce: 'отчёт о недоставке',
  'no-request': 'в письме нет запроса',
  empty: 'пустое письмо',
  'no-header': 'в файле нет заголовков письма',
  'body-lost': 'в письме есть содержимое, но прочесть его не удалось',
  'too-large': 'письмо слишком большое',
  'too-many-parts': 'в письме слишком много частей',
  'too-deep': 'слишком много писем, вложенных друг в друга',
  'too-many-headers': 'в письме слишком много заголовков',
  malformed: 'письмо повреждено',
  'gone-from-server': 'на почтовом сервере письма больше нет: попросите отправителя прислать его снова',
};

/** What became of a mail, in words. */
export function outcomeText(mail: MailRow): string {
  if (mail.state === 'kept') return 'ждёт чтения';
  if (mail.state === 'unfetched') return `почтовый сервер не отдаёт письмо, попыток: ${mail.attempts}`;
  if (mail.state === 'failed') return `не прочитано, попыток: ${mail.attempts}`;
  return (mail.outcome && outcomeWords[mail.outcome]) ?? mail.outcome ?? '—';
}

export const reasonText = (reason: string | null): string | null =>
  reason === null ? null : (reasonWords[reason] ?? reason);

/** A mail that nobody works on unless a person looks at it. */
export const needsAttention = (mail: MailRow): boolean =>
  mail.state === 'failed' || mail.state === 'unfetched' || mail.outcome === 'quarantined';

/** A mail that may be read again, differently: one that wasn't read, or in which nothing to do was seen. */
export const canBeRepaired = (mail: MailRow): boolean =>
  (needsAttention(mail) || mail.outcome === 'ignored') && mail.size > 0;

/** What a mail is called by. Of one that its server doesn't hand out nothing is known but where it lies. */
export const mailTitle = ({ subject, state }: Pick<MailRow, 'subject' | 'state'>): string =>
  subject || (state === 'unfetched' ? 'Письмо не получено с сервера' : '(без темы)');
