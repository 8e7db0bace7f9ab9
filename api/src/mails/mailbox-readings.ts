import { type EntityManager, MailboxReading } from '@perenos/db';
import { type Mailbox, mailboxes, mailboxLabels } from '@perenos/domain';
import type { z } from 'zod';
import type { mailboxReading } from '../contract/mail-flow.ts';
import { limits } from '../limits.ts';

type Reading = Pick<MailboxReading, 'mailbox' | 'state' | 'since' | 'checkedAt' | 'problem' | 'retryAt'>;

const moscow = new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow', dateStyle: 'short', timeStyle: 'short' });

/** Why mail of a mailbox doesn't come in, in words; null where it does. */
export function readingWarning(
  { mailbox, state, since, checkedAt, problem, retryAt }: Reading,
  now: Date,
): string | null {
  const name = `Почта ящика «${mailboxLabels[mailbox]}»`;
  const isSilent = now.getTime() - (checkedAt ?? since).getTime() > limits.mailboxSilence;
  if (state === 'reading')
    return isSilent
      ? `${name} не читается с ${moscow.format(checkedAt ?? since)} (МСК): процесс приёма почты остановлен.`
      : null;
  const again = retryAt && retryAt > now ? ` Следующая попытка — ${moscow.format(retryAt)}.` : '';
  // A connection that breaks for a moment is nobody's trouble.
  return isSilent ? `${name} не читается с ${moscow.format(since)} (МСК): ${problem}.${again}` : null;
}

/** How each mailbox of a mail server is read; none where mails come as files. */
export async function mailboxReadings(em: EntityManager, now: Date): Promise<z.infer<typeof mailboxReading>[]> {
  const rows = await em.find(MailboxReading, {});
  const place = ({ mailbox }: { mailbox: Mailbox }): number => mailboxes.indexOf(mailbox);
  return rows
    .sort((a, b) => place(a) - place(b))
    .map((row) => ({
      mailbox: row.mailbox,
      state: row.state,
      since: row.since.toISOString(),
      checkedAt: row.checkedAt?.toISOString() ?? null,
      retryAt: row.retryAt?.toISOString() ?? null,
      warning: readingWarning(row, now),
    }));
}
