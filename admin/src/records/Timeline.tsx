import { Box } from '@mui/material';
import { useGetList } from 'react-admin';
import type { JournalRow } from '../api/types.ts';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { Moment, Muted, None, toTicket } from './parts.tsx';
import { Part } from './RecordCard.tsx';

/** What the journal knows of an object of the registry, as a line of time: the newest on top. */
export function Timeline({ filter }: { filter: Record<string, unknown> }) {
  const { data, error } = useGetList<JournalRow>('journal', {
    filter,
    sort: { field: 'at', order: 'DESC' },
    pagination: { page: 1, perPage: 30 },
  });
  return (
    <Part title="Журнал">
      {data && data.length > 0 ? (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, px: 1.5, py: 1.25 }}>
          {data.map((row) => (
            <Moments key={row.id} row={row} />
          ))}
        </Box>
      ) : (
        <None>{error ? 'Журнал не загрузился.' : data ? 'Записей нет.' : 'Загрузка…'}</None>
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
      {row.clauses.length > 0 && <Muted>{row.clauses.map(clauseName).join(', ')}</Muted>}
    </Box>
  );
}
