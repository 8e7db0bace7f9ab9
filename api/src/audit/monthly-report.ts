import {
  AuditReportSent,
  type Database,
  type EntityManager,
  loadCalendar,
  type MessageFile,
  queueMessage,
  Ticket,
  User,
} from '@perenos/db';
import {
  type AuditQuery,
  addCalendarDays,
  allOf,
  formatDate,
  formatDuration,
  moscowDateOf,
  moscowMidnight,
  type ProductionCalendar,
  workingDayOnOrAfter,
} from '@perenos/domain';
import type { AuditReportView } from '../contract/audit.ts';
import { pdf, pdfType } from '../exports/pdf.ts';
import { xlsxType } from '../exports/xlsx.ts';
import { type AuditReport, describeAudit } from './describe-audit.ts';
import { auditPdf } from './report-pdf.ts';
import { auditWorkbook } from './report-sheets.ts';

const monthName = new Intl.DateTimeFormat('ru-RU', { month: 'long', year: 'numeric', timeZone: 'UTC' });
/** «март 2026», of `2026-03`. */
const monthWords = (month: string): string => monthName.format(new Date(`${month}-01T00:00:00Z`)).replace(' г.', '');

type DueReport = { month: string; period: { from: string; to: string } };

/**
 * The report that is due: on the previous month, from 9:00 Moscow time of the month's first working day on; null before
 * that. Throws `CalendarYearMissing`.
 */
export function dueReport(now: Date, calendar: ProductionCalendar): DueReport | null {
  const first = `${moscowDateOf(now.toISOString()).slice(0, 7)}-01`;
  const opening = Date.parse(moscowMidnight(workingDayOnOrAfter(calendar, first))) + 9 * 3_600_000;
  if (now.getTime() < opening) return null;
  const to = addCalendarDays(first, -1);
  const month = to.slice(0, 7);
  return { month, period: { from: `${month}-01`, to } };
}

/**
 * Puts last month's report into the outbox for every supervisor who has an address, once: who comes second, or again,
 * finds it sent. A month in which there was no ticket yet has none. @returns how many it goes to
 */
export async function sendMonthlyReport(database: Database, now: Date): Promise<{ recipients: number }> {
  const em = database.em();
  const due = dueReport(now, await loadCalendar(em));
  if (due === null || (await em.count(AuditReportSent, { month: due.month })) > 0) return { recipients: 0 };
  const over = new Date(moscowMidnight(addCalendarDays(due.period.to, 1)));
  if ((await em.count(Ticket, { openedAt: { $lt: over } })) === 0) return { recipients: 0 };
  const supervisors = await em.find(User, { role: 'supervisor', active: true, email: { $ne: null } });
  if (supervisors.length === 0) return { recipients: 0 };
  const query = allOf(due.period);
  const report = await describeAudit(em, query, now);
  const files = await filesOf(em, report, { query, now, month: due.month });
  return database.em().transactional(async (tx) => {
    const claimed = await tx.execute<unknown[]>(
      `insert into audit_report_sent (month, queued_at, recipients) values (?, ?, ?) on conflict do nothing returning month`,
      [due.month, now, supervisors.length],
    );
    if (claimed.length === 0) return { recipients: 0 };
    for (const { email, name } of supervisors)
      await queueMessage(
        tx,
        { role: 'staff', from: 'partners', to: email, ...letterTo(name, due.month, report.view), files },
        now,
      );
    return { recipients: supervisors.length };
  });
}

async function filesOf(
  em: EntityManager,
  report: AuditReport,
  { query, now, month }: { query: AuditQuery; now: Date; month: string },
): Promise<MessageFile[]> {
  return [
    { fileName: `Показатели ${month}.pdf`, mimeType: pdfType, content: await pdf(auditPdf(report.view, null)) },
    {
      fileName: `Показатели ${month}.xlsx`,
      mimeType: xlsxType,
      content: await auditWorkbook(em, report, { query, now }),
    },
  ];
}

function letterTo(
  name: string,
  month: string,
  { figures, period }: AuditReportView,
): { subject: string; text: string } {
  const share =
    figures.timed === 0 ? '—' : `${((figures['in-time'] / figures.timed) * 100).toFixed(1).replace('.', ',')} %`;
  const time = (seconds: number | null): string => (seconds === null ? '—' : formatDuration(seconds));
  const text = [
    `${name}, здравствуйте!`,
    '',
    `Показатели работы с запросами партнёров за ${monthWords(month)} (${formatDate(period.from)}–${formatDate(period.to)}):`,
    '',
    `Поступило: ${figures.received}`,
    `Завершено: ${figures.done}, из них в срок ${figures['in-time']} (${share} тех, у кого шёл срок)`,
    `Нарушений срока: ${figures.breaches} (с опозданием ${figures.late}, ещё открыто ${figures['open-late']})`,
    `До завершения, медиана: ${time(figures.doneMedian)}; 95 % не дольше ${time(figures.doneP95)} рабочего времени`,
    `До первого ответа, медиана: ${time(figures.answerMedian)}; 95 % не дольше ${time(figures.answerP95)}`,
    `Открыто на конец месяца: ${figures.open}`,
    '',
    'Отчёт — во вложениях: PDF для чтения, таблица Excel со всеми обращениями.',
  ].join('\n');
  return { subject: `Показатели работы за ${monthWords(month)}`, text };
}
