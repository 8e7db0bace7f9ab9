import { Box, Tab, Tabs } from '@mui/material';
import {
  type AuditDimension,
  type AuditQuery,
  auditDimensionLabels,
  auditDimensions,
  formatDuration,
} from '@perenos/domain';
import { useState } from 'react';
import { type ColumnOf, RecordsTable } from '../records/RecordsTable.tsx';
import type { AuditReport, AuditRow } from './auditVerbs.ts';
import { shareInTime, Tickets } from './Figures.tsx';
import { ticketsBehind } from './links.ts';

type Row = AuditRow & { id: string };
const time = (seconds: number | null): string => (seconds === null ? '—' : formatDuration(seconds));

function columnsOf(dimension: AuditDimension, query: AuditQuery): ColumnOf<Row>[] {
  const count = (title: string, figure: 'received' | 'done' | 'breaches' | 'open'): ColumnOf<Row> => ({
    title,
    render: (row) => <Tickets to={ticketsBehind(query, figure, { [dimension]: [row.key] })}>{row[figure]}</Tickets>,
  });
  return [
    { title: auditDimensionLabels[dimension], render: ({ name }) => name },
    count('Поступило', 'received'),
    count('Завершено', 'done'),
    {
      title: 'В срок',
      render: (row) => (
        <Tickets to={ticketsBehind(query, 'in-time', { [dimension]: [row.key] })}>{shareInTime(row)}</Tickets>
      ),
    },
    count('Нарушений', 'breaches'),
    count('Открыто', 'open'),
    { title: 'До завершения: медиана', render: (row) => time(row.doneMedian) },
    { title: '95 %', render: (row) => time(row.doneP95) },
    { title: 'До ответа: медиана', render: (row) => time(row.answerMedian) },
    { title: '95 % ответов', render: (row) => time(row.answerP95) },
  ];
}

/** The figures by one dimension at a time, those with most breaches first. */
export function Breakdown({ report, query }: { report: AuditReport; query: AuditQuery }) {
  const [dimension, setDimension] = useState<AuditDimension>('specialist');
  const rows = report.breakdowns[dimension].map((row) => ({ ...row, id: row.key }));
  return (
    <Box
      component="section"
      aria-label="Разрезы"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1.5, bgcolor: 'background.paper', minWidth: 0 }}
    >
      <Tabs
        value={dimension}
        onChange={(_, value) => setDimension(value)}
        aria-label="Разрез"
        variant="scrollable"
        className="no-print"
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
