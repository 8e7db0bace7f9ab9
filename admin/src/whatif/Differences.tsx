import { Alert, Box, Chip, Pagination } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import { formatDate, formatFull, formatTime, moscowDate } from '../lib/dates.ts';
import { counted } from '../lib/plural.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { ExportButton } from '../records/ExportButton.tsx';
import { None, To } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { RecordsTable } from '../records/RecordsTable.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { VerdictBadge } from '../tickets/VerdictBadge.tsx';
import { filterLabel } from './differenceFilter.ts';
import type { DifferenceFilter, WhatIfDifference, WhatIfRun } from './whatIfVerbs.ts';

const perPage = 50;

type DifferencesProps = { run: WhatIfRun; filter: DifferenceFilter; onFilter: (filter: DifferenceFilter) => void };

/** A page of the tickets that a filter means, each as it is and as it would be. */
export function Differences({ run, filter, onFilter }: DifferencesProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const [address, setAddress] = useSearchParams();
  const shown = Math.max(1, Number.parseInt(address.get('page') ?? '1', 10) || 1);
  const { data, error } = useQuery({
    queryKey: ['what-if', run.id, 'differences', filter, shown],
    queryFn: () => dataProvider.whatIfDifferences(run.id, filter, [(shown - 1) * perPage, shown * perPage - 1]),
    placeholderData: keepPreviousData,
  });
  const label = filterLabel(filter);
  const pages = Math.ceil((data?.total ?? 0) / perPage);
  return (
    <Part title="Обращения">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.5 }}>
        <span>{data && counted(data.total, 'обращение', 'обращения', 'обращений')}</span>
        {label !== '' && <Chip size="small" label={label} onDelete={() => onFilter({})} />}
        <Box sx={{ flex: 1 }} />
        <ExportButton path={`/what-if/${run.id}/export`} asked={{ filter }} />
      </Box>
      {error && <Alert severity="error">{errorText(error)}</Alert>}
      {data && data.rows.length === 0 && <None>Таких обращений нет.</None>}
      {data && data.rows.length > 0 && (
        <RecordsTable
          label="Обращения, у которых что-то было бы иначе"
          rows={data.rows.map((row) => ({ id: row.ticketId, ...row }))}
          columns={columns}
        />
      )}
      {pages > 1 && (
        <Pagination
          count={pages}
          page={shown}
          onChange={(_, chosen) => setAddress({ run: run.id, ...filter, page: String(chosen) })}
          sx={{ p: 1 }}
        />
      )}
    </Part>
  );
}

const day = (instant: string): string => formatDate(moscowDate(new Date(instant)));

const columns = [
  {
    title: 'Обращение',
    render: ({ ticketId, number, receivedAt }: WhatIfDifference) => (
      <>
        <To to={`/tickets/${ticketId}`}>{number}</To>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }} title={formatFull(receivedAt)}>
          {day(receivedAt)}
        </Box>
      </>
    ),
  },
  {
    title: 'Что было бы иначе',
    render: ({ items }: WhatIfDifference) =>
      items.length === 0 ? 'решение то же' : items.map((item) => <ItemLine key={item.position} item={item} />),
  },
  {
    title: 'Срок',
    render: ({ deadline }: WhatIfDifference) =>
      deadline === null ? (
        'тот же'
      ) : (
        <Box sx={{ whiteSpace: 'nowrap' }}>
          <Due {...deadline.was} /> → <Due {...deadline.would} />
        </Box>
      ),
  },
];

function ItemLine({ item: { subscriberName, was, would } }: { item: WhatIfDifference['items'][number] }) {
  return (
    <Box sx={{ mb: 0.5 }}>
      <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', flexWrap: 'wrap' }}>
        {was.verdict === would.verdict ? (
          <VerdictBadge verdict={was.verdict} />
        ) : (
          <>
            <VerdictBadge verdict={was.verdict} /> → <VerdictBadge verdict={would.verdict} />
          </>
        )}
        <span>{subscriberName}</span>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {was.clauses.map(clauseName).join(', ')} → {would.clauses.map(clauseName).join(', ')}
        </Box>
      </Box>
      <Box sx={{ fontSize: 12.5 }}>{would.reason}</Box>
    </Box>
  );
}

function Due({ dueAt, isLate }: { dueAt: string | null; isLate: boolean }) {
  if (dueAt === null) return 'не идёт';
  return (
    <Box component="span" sx={({ palette }) => (isLate ? { color: palette.tones.late.fg, fontWeight: 600 } : {})}>
      {day(dueAt)} {formatTime(dueAt)}
      {isLate && ', просрочен'}
    </Box>
  );
}
