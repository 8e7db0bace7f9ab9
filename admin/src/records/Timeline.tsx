import { Box } from '@mui/material';
import { useGetList } from 'react-admin';
import type { JournalRow } from '../api/types.ts';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { Moment, Muted, None, toTicket } from './parts.tsx';
import { Part } from './RecordCard.tsx';
import { wordedChanges } from './wordedChanges.ts';

/** What the journal knows of an object of the registry, as a line of time: the newest on top. */
export function Timeline({ filter }: { filter: Record<string, unknown> }) {
  const { data, error } = useGetList<JournalRow>('journal', {
    filter,
    sort: { field: 'at', order: 'DESC' },
    pagination: { page: 1, perPage: 30 },
  });
  if (data) return <TimelineOf rows={data} />;
  return (
    <Part title="Журнал">
      <None>{error ? 'Журнал не загрузился.' : 'Загрузка…'}</None>
    </Part>
  );
}

/** The same of lines that are there already: of several objects together. */
export function TimelineOf({ rows }: { rows: readonly JournalRow[] }) {
  return (
    <Part title="Журнал">
      {rows.length > 0 ? (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, px: 1.5, py: 1.25 }}>
          {rows.map((row) => (
            <Moments key={row.id} row={row} />
          ))}
        </Box>
      ) : (
        <None>Записей нет.</None>
      )}
    </Part>
  );
}

/** One entry: a point on the line, what happened, by whom, on what grounds. */
function Moments({ row }: { row: JournalRow }) {
  return (
    <Box
      component="li"
      sx={({ palette }) => ({
        position: 'relative',
        pl: 2.25,
        pb: 1.25,
        borderLeft: `2px solid ${palette.divider}`,
        '&:last-of-type': { pb: 0 },
        '&::before': {
          content: '""',
          position: 'absolute',
          left: -6,
          top: 5,
          width: 10,
          height: 10,
          borderRadius: '50%',
          bgcolor: palette.primary.main,
          border: `2px solid ${palette.background.paper}`,
        },
      })}
    >
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
        <b>{row.title}</b>
        {row.ticketId !== null && toTicket(row.ticketId, row.ticketNumber)}
        <Muted>
          <Moment at={row.at} />, {row.actorName}
        </Muted>
      </Box>
      {row.grounds && <Box sx={{ overflowWrap: 'anywhere' }}>{row.grounds}</Box>}
      <Changes row={row} />
      {row.clauses.length > 0 && <Muted>{row.clauses.map(clauseName).join(', ')}</Muted>}
    </Box>
  );
}

/** What changed, field by field, where the journal says it in words. */
function Changes({ row }: { row: JournalRow }) {
  const changes = wordedChanges(row);
  if (changes.length === 0) return null;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2, overflowWrap: 'anywhere' }}>
      {changes.map(({ label, before, after }) => (
        <li key={label}>
          {label}: {before !== undefined && `${before ?? '—'} → `}
          {after ?? '—'}
        </li>
      ))}
    </Box>
  );
}
