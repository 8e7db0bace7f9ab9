import { type EntityManager, Mail, type TraceSurroundings, traceMails, traceSurroundings } from '@perenos/db';
import { mailboxes, mailboxLabels, mailOutcomeLabels, mailReasonLabels, mailStepLabels } from '@perenos/domain';
import type { z } from 'zod';
import type { trace } from '../contract/tracing.ts';
import { limits } from '../limits.ts';
import { ticketNumbers } from '../records/ticket-numbers.ts';

type Trace = z.infer<typeof trace>;
type TracedMail = Trace['mails'][number];

/** «Why is my mail not here?»: what came from an address, or with a Message-ID, and what became of it. */
export async function traceMail(em: EntityManager, q: string): Promise<Trace> {
  const ids = await traceMails(em, q, limits.tracedMails);
  const mails = await em.find(Mail, { id: { $in: ids } }, { orderBy: { id: 'desc' } });
  const numbers = await ticketNumbers(em, mails);
  const traced = mails.map((mail) => viewOf(mail, (mail.ticket && numbers.get(mail.ticket.id)) ?? null));
  return { mails: traced, hints: mails.length > 0 ? [] : hintsFor(await traceSurroundings(em, q)) };
}

const viewOf = (mail: Mail, number: string | null): TracedMail => ({
  mailId: mail.id,
  receivedAt: (mail.receivedAt ?? mail.keptAt).toISOString(),
  mailbox: mail.mailbox,
  subject: mail.subject,
  outcome: mail.outcome,
  reasonText: reasonText(mail, number),
  ticketId: mail.ticket?.id ?? null,
  number,
  steps: mail.stepLog.map(({ step, outcome, detail, at }) => ({
    name: mailStepLabels[step] ?? step,
    result: resultText(outcome, detail ?? null),
    at,
  })),
});

function reasonText({ state, outcome, reason, attempts }: Mail, number: string | null): string {
  if (state === 'kept') return attempts === 0 ? 'Ждёт чтения' : `Читается или ждёт новой попытки; попыток: ${attempts}`;
  if (state === 'unfetched')
    return `Почтовый сервер не отдаёт письмо; попыток: ${attempts}. Оно будет запрошено ещё раз.`;
  if (state === 'failed' && reason === 'gone-from-server') return `Не получено: ${mailReasonLabels[reason]}.`;
  if (state === 'failed') return 'Прочесть не удалось. Откройте письмо и прочитайте его заново.';
  const what = (outcome && mailOutcomeLabels[outcome]) || 'Прочитано';
  const why = reason ? `: ${mailReasonLabels[reason] ?? reason}` : '';
  const where = number ? ` — ${number}` : '';
  const next = outcome === 'quarantined' ? '. Можно выбрать кодировку или ящик и прочитать заново.' : '';
  return `${what}${why}${where}${next}`;
}

function resultText(outcome: string, detail: string | null): string {
  if (outcome === 'next') return 'пройдено';
  if (outcome === 'fail') return 'не удалось, будет повторено или показано как непрочитанное';
  return `на этом остановлено${detail ? `: ${mailReasonLabels[detail] ?? detail}` : ''}`;
}

const moscow = new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow', dateStyle: 'short', timeStyle: 'short' });
const since = (last: Date | null): string => (last ? `${moscow.format(last)} (МСК)` : 'не приходило ни разу');

function hintsFor({ alike, knownAs, ownTicket, unread, mailboxes: filled }: TraceSurroundings): string[] {
  const lastOf = new Map(filled.map(({ mailbox, last }) => [mailbox, last]));
  return [
    ...(ownTicket === null
      ? []
      : [`Это Message-ID нашего собственного письма${ownTicket && ` по обращению ${ownTicket}`}.`]),
    ...alike.map(
      ({ address, mails, last }) => `Похожий адрес: ${address} — писем: ${mails}, последнее ${since(last)}.`,
    ),
    knownAs
      ? `Адрес есть в реестре: ${knownAs}, но писем с него не приходило.`
      : 'Такого адреса в реестре нет: проверьте, с какого адреса писал отправитель.',
    ...(unread > 0 ? [`Ещё не прочитано писем: ${unread}. Они видны в списке писем.`] : []),
    ...mailboxes.map(
      (mailbox) => `Ящик «${mailboxLabels[mailbox]}»: последнее письмо ${since(lastOf.get(mailbox) ?? null)}.`,
    ),
    'Попросите у отправителя Message-ID отправленного письма и отчёт о доставке либо пришлите файл письма и загрузите его сюда.',
  ];
}
