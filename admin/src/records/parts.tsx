import { Box, Link } from '@mui/material';
import { ticketKindLabels, ticketStateLabels } from '@perenos/domain';
import type { ReactNode } from 'react';
import { useGetList } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { TicketRow } from '../api/types.ts';
import { formatFull, formatShort } from '../lib/dates.ts';
import { useNow } from '../lib/useNow.ts';
import { TicketVerdict } from '../tickets/VerdictBadge.tsx';
import { Part } from './RecordCard.tsx';
import { RecordsTable } from './RecordsTable.tsx';

/** A moment, short; the whole of it in the tooltip. */
export function Moment({ at }: { at: string | null }) {
  const now = useNow();
  if (at === null) return '—';
  return (
    <time dateTime={at} title={formatFull(at)} style={{ whiteSpace: 'nowrap' }}>
      {formatShort(at, now)}
    </time>
  );
}

export function To({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link component={RouterLink} to={to} sx={{ fontWeight: 600 }}>
      {children}
    </Link>
  );
}

export const toTicket = (id: number | null, number: string | null) =>
  id === null ? '—' : <To to={`/tickets/${id}`}>{number ?? id}</To>;

export const Muted = ({ children }: { children: ReactNode }) => (
  <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
    {children}
  </Box>
);

/** Tickets in which something occurs: an ИНН, a name. */
export function TicketsAbout({ q }: { q: string }) {
  const { data, error } = useGetList<TicketRow>('tickets', {
    filter: { q },
    sort: { field: 'receivedAt', order: 'DESC' },
    pagination: { page: 1, perPage: 20 },
  });
  return (
    <Part title="Обращения">
      {data && data.length > 0 ? (
        <RecordsTable
          label="Обращения"
          rows={data}
          columns={[
            { title: 'Номер', width: '14%', render: (row) => <To to={`/tickets/${row.id}`}>{row.number}</To> },
            { title: 'Решение', width: '22%', render: (row) => <TicketVerdict ticket={row} /> },
            { title: 'Что нужно', render: (row) => ticketKindLabels[row.kind] },
            { title: 'Состояние', render: (row) => ticketStateLabels[row.state] },
            { title: 'Получено', width: '16%', render: (row) => <Moment at={row.receivedAt} /> },
          ]}
        />
      ) : (
        <None>{error ? 'Обращения не загрузились.' : data ? 'Обращений нет.' : 'Загрузка…'}</None>
      )}
    </Part>
  );
}

export const None = ({ children }: { children: ReactNode }) => (
  <Box sx={{ px: 1.5, py: 1, color: 'text.secondary' }}>{children}</Box>
);
