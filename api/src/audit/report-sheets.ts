import { type AuditedTicket, auditedTickets, type EntityManager } from '@perenos/db';
import {
  type AuditFigure,
  type AuditQuery,
  ageLabel,
  auditDimensionLabels,
  auditDimensions,
  auditFigureLabels,
  auditFigures,
  auditKeyLabel,
  auditPeriod,
  breachCauseLabels,
  countsIn,
  durationLabel,
  isAskedFor,
  type TicketAuditFacts,
  type TicketState,
  ticketStateLabels,
} from '@perenos/domain';
import type { AuditReportView } from '../contract/audit.ts';
import { inPortions, refuseTooMany } from '../exports/rows.ts';
import type { Duration, ExportColumn } from '../exports/table.ts';
import { sheetOf, type WorkbookSheet, workbook } from '../exports/xlsx.ts';
import type { AuditReport } from './describe-audit.ts';

const duration = (seconds: number | null): Duration | null => (seconds === null ? null : { seconds });
const instant = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));

type FigureLine = { name: string; now: number | Duration | null; before: number | Duration | null };

function figureLines({ figures, previous }: AuditReportView): FigureLine[] {
  const time = (name: string, of: (from: typeof figures) => number | null): FigureLine => ({
    name,
    now: duration(of(figures)),
    before: duration(of(previous)),
  });
  return [
    ...auditFigures.map((figure) => ({
      name: auditFigureLabels[figure],
      now: figures[figure],
      before: previous[figure],
    })),
    time('До завершения, медиана (рабочее время)', ({ doneMedian }) => doneMedian),
    time('До завершения, 95 % не дольше (рабочее время)', ({ doneP95 }) => doneP95),
    time('До первого ответа, медиана (рабочее время)', ({ answerMedian }) => answerMedian),
    time('До первого ответа, 95 % не дольше (рабочее время)', ({ answerP95 }) => answerP95),
  ];
}

const figureColumns: readonly ExportColumn<FigureLine>[] = [
  { title: 'Показатель', width: 52, value: ({ name }) => name },
  { title: 'За период', width: 16, value: ({ now }) => now },
  { title: 'За предыдущий', width: 16, value: ({ before }) => before },
];

type BreakdownLine = AuditReportView['breakdowns']['mailbox'][number];

const breakdownColumns = (title: string): readonly ExportColumn<BreakdownLine>[] => [
  { title, width: 42, value: ({ name }) => name },
  ...auditFigures.map((figure) => ({
    title: auditFigureLabels[figure],
    width: 14,
    value: (row: BreakdownLine) => row[figure],
  })),
  { title: 'До завершения, медиана', width: 16, value: ({ doneMedian }) => duration(doneMedian) },
  { title: 'До завершения, 95 %', width: 16, value: ({ doneP95 }) => duration(doneP95) },
  { title: 'До ответа, медиана', width: 16, value: ({ answerMedian }) => duration(answerMedian) },
  { title: 'До ответа, 95 %', width: 16, value: ({ answerP95 }) => duration(answerP95) },
];

type SplitLine = { split: string; name: string; count: number };

const splitLines = ({ causes, ages, durations }: AuditReportView): SplitLine[] => [
  ...causes.map(({ cause, count }) => ({ split: 'Причина нарушения', name: breachCauseLabels[cause], count })),
  ...ages.map((count, index) => ({ split: 'Возраст открытых', name: ageLabel(index), count })),
  ...durations.map((count, index) => ({ split: 'Рабочее время до завершения', name: durationLabel(index), count })),
];

const splitColumns: readonly ExportColumn<SplitLine>[] = [
  { title: 'Разрез', width: 30, value: ({ split }) => split },
  { title: 'Значение', width: 26, value: ({ name }) => name },
  { title: 'Обращений', width: 12, value: ({ count }) => count },
];

type TicketLine = { facts: TicketAuditFacts; counts: Record<AuditFigure, boolean>; ticket: AuditedTicket | undefined };

const mark = (figure: AuditFigure): ExportColumn<TicketLine> => ({
  title: auditFigureLabels[figure],
  width: 14,
  value: ({ counts }) => (counts[figure] ? 1 : 0),
});

const ticketColumns: readonly ExportColumn<TicketLine>[] = [
  { title: 'Номер', width: 12, value: ({ ticket }) => ticket?.number ?? null },
  { title: 'Тема', width: 40, value: ({ ticket }) => ticket?.subject ?? null },
  { title: 'Отправитель', width: 28, value: ({ ticket }) => ticket?.senderName ?? null },
  { title: 'Ящик', width: 12, value: ({ facts }) => auditKeyLabel('mailbox', facts.mailbox) },
  { title: 'Решение', width: 18, value: ({ facts }) => auditKeyLabel('verdict', facts.verdict) },
  {
    title: 'Состояние',
    width: 16,
    value: ({ ticket }) => (ticket ? ticketStateLabels[ticket.state as TicketState] : null),
  },
  {
    title: 'Продукты',
    width: 34,
    value: ({ facts }) => facts.products.map((product) => auditKeyLabel('product', product)).join(', '),
  },
  { title: 'Пункты', width: 20, value: ({ facts }) => facts.clauses.join(', ') },
  { title: 'Партнёр', width: 34, value: ({ ticket }) => ticket?.partnerName ?? null },
  { title: 'Специалист', width: 24, value: ({ ticket }) => ticket?.specialistName ?? null },
  { title: 'Поступило (МСК)', width: 20, value: ({ facts }) => instant(facts.receivedAt) },
  { title: 'Исполнить до (МСК)', width: 20, value: ({ facts }) => instant(facts.dueAt) },
  { title: 'Завершено (МСК)', width: 20, value: ({ facts }) => instant(facts.closedAt) },
  { title: 'Рабочее время до завершения', width: 18, value: ({ facts }) => duration(facts.doneSeconds) },
  { title: 'Первый ответ (МСК)', width: 20, value: ({ facts }) => instant(facts.answeredAt) },
  { title: 'Рабочее время до ответа', width: 18, value: ({ facts }) => duration(facts.answerSeconds) },
  {
    title: 'Причина нарушения',
    width: 22,
    value: ({ facts, counts }) => (counts.breaches && facts.cause !== null ? breachCauseLabels[facts.cause] : null),
  },
  ...auditFigures.map(mark),
];

async function ticketSheet(
  em: EntityManager,
  facts: readonly TicketAuditFacts[],
  { query, now }: { query: AuditQuery; now: Date },
): Promise<WorkbookSheet> {
  const period = auditPeriod(query, now);
  const counted = facts
    .filter((one) => isAskedFor(one, query))
    .map((one) => ({ facts: one, counts: countsIn(one, period) }))
    .filter(({ counts }) => Object.values(counts).some(Boolean))
    .sort((a, b) => a.facts.receivedAt - b.facts.receivedAt);
  refuseTooMany(counted.length, 'выберите период короче');
  const rows: TicketLine[] = [];
  for await (const lines of inPortions(counted)) {
    const tickets = await auditedTickets(
      em,
      lines.map((line) => line.facts),
    );
    rows.push(...lines.map((line) => ({ ...line, ticket: tickets.get(line.facts.ticketId) })));
  }
  return sheetOf({ name: 'Обращения', columns: ticketColumns, rows });
}

/** The report as a workbook: the figures, each breakdown, and the tickets that were counted, with ones to sum up. */
export async function auditWorkbook(
  em: EntityManager,
  { view, facts }: AuditReport,
  asked: { query: AuditQuery; now: Date },
): Promise<Uint8Array> {
  return workbook([
    sheetOf({ name: 'Показатели', columns: figureColumns, rows: figureLines(view) }),
    sheetOf({ name: 'Разрезы', columns: splitColumns, rows: splitLines(view) }),
    ...auditDimensions.map((dimension) =>
      sheetOf({
        name: auditDimensionLabels[dimension],
        columns: breakdownColumns(auditDimensionLabels[dimension]),
        rows: view.breakdowns[dimension],
      }),
    ),
    await ticketSheet(em, facts, asked),
  ]);
}
