import { Box, Tab, Tabs } from '@mui/material';
import {
  type AuditDimension,
  type AuditQuery,
  type AuditSelection,
  auditDimensionLabels,
  auditDimensions,
} from '@perenos/domain';
import { formatNumber } from '../lib/numbers.ts';
import { Muted } from '../records/parts.tsx';
import { type ColumnOf, RecordsTable } from '../records/RecordsTable.tsx';
import type { AuditReport, AuditRow } from './auditVerbs.ts';
import { shareInTime, Tickets, timeText } from './Figures.tsx';
import { ticketsBehind } from './links.ts';

type Row = AuditRow & { id: string };

function columnsOf(dimension: AuditDimension, query: AuditQuery): ColumnOf<Row>[] {
  const column = (title: string, figure: AuditSelection['figure'], text: (row: Row) => string): ColumnOf<Row> => ({
    title,
    align: 'right',
    render: (row) =>
      row[figure] === 0 ? (
        <Muted>{text(row)}</Muted>
      ) : (
        <Tickets to={ticketsBehind(query, figure, { [dimension]: [row.key] })}>{text(row)}</Tickets>
      ),
  });
  const count = (title: string, figure: 'received' | 'done' | 'breaches' | 'open') =>
    column(title, figure, (row) => formatNumber(row[figure]));
  return [
    { title: auditDimensionLabels[dimension], render: ({ name }) => name },
    count('Поступило', 'received'),
    count('Завершено', 'done'),
    column('В срок', 'in-time', shareInTime),
    count('Нарушений', 'breaches'),
    count('Открыто', 'open'),
    column('Завершение, медиана', 'timed', ({ doneMedian }) => timeText(doneMedian)),
    column('Завершение, 95 %', 'timed', ({ doneP95 }) => timeText(doneP95)),
    column('Ответ, медиана', 'answered', ({ answerMedian }) => timeText(answerMedian)),
    column('Ответ, 95 %', 'answered', ({ answerP95 }) => timeText(answerP95)),
  ];
}

type BreakdownProps = {
  report: AuditReport;
  query: AuditQuery;
  dimension: AuditDimension;
  onDimension: (dimension: AuditDimension) => void;
};

/**
 * The figures by one dimension at a time, those with most breaches first. Narrowed to some of its keys it shows these
 * alone: a ticket of a chosen product counts with its other products, too, and their numbers would lead to more tickets
 * than they count.
 */
export function Breakdown({ report, query, dimension, onDimension }: BreakdownProps) {
  const chosen = query[dimension];
  const rows = report.breakdowns[dimension]
    .filter(({ key }) => chosen.length === 0 || chosen.includes(key))
    .map((row) => ({ ...row, id: row.key }));
  return (
    <Box
      component="section"
      aria-label="Разрезы"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1.5, bgcolor: 'background.paper', minWidth: 0 }}
    >
      <Tabs
        value={dimension}
        onChange={(_, value) => onDimension(value)}
        aria-label="Разрез"
        variant="scrollable"
        className="no-print"
        sx={{ minHeight: 40 }}
      >
        {auditDimensions.map((one) => (
          <Tab key={one} value={one} label={auditDimensionLabels[one]} />
        ))}
      </Tabs>
      <Box sx={{ overflowX: 'auto', px: 1, pb: 1 }}>
        {rows.length === 0 ? (
          <Box sx={{ p: 3, textAlign: 'center', color: 'text.secondary' }}>За этот период обращений нет.</Box>
        ) : (
          <RecordsTable label={auditDimensionLabels[dimension]} rows={rows} columns={columnsOf(dimension, query)} />
        )}
      </Box>
    </Box>
  );
}
