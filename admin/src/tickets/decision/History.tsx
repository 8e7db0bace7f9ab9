import { Box } from '@mui/material';
import type { JournalRow, OutboxRow } from '../../api/types.ts';
import { formatFull, formatShort } from '../../lib/dates.ts';
import { useNow } from '../../lib/useNow.ts';
import { SendAgain } from '../../outbox/SendAgain.tsx';
import { noticeRoleWords } from './Notices.tsx';

export const outboxStateWords: Record<OutboxRow['state'], string> = {
  queued: 'в очереди',
  sent: 'отправлено',
  failed: 'не отправлено',
  cancelled: 'отменено',
};

const list = { listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5, fontSize: 12.5 } as const;

/** Who did what and when, newest first. */
export function JournalList({ rows }: { rows: JournalRow[] }) {
  const now = useNow();
  return (
    <Box component="ol" sx={list}>
      {[...rows]
        .sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id)
        .map((row) => (
          <li key={row.id}>
            <Box component="time" title={formatFull(row.at)} sx={{ color: 'text.secondary', mr: 0.75 }}>
              {formatShort(row.at, now)}
            </Box>
            {row.title}, {row.actorName}
            {row.grounds && <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{row.grounds}</Box>}
          </li>
        ))}
    </Box>
  );
}

/** A letter that didn't leave is told without opening the list: somebody has to see to it. */
export function outboxTitle(rows: readonly OutboxRow[]): string {
  const failed = rows.filter(({ state }) => state === 'failed').length;
  return `Исходящие письма: ${rows.length}${failed > 0 ? `, не отправлено: ${failed}` : ''}`;
}

export function OutboxList({ rows }: { rows: OutboxRow[] }) {
  return (
    <Box component="ul" sx={list}>
      {rows.map((row) => (
        <li key={row.id}>
          {noticeRoleWords[row.role]}: {row.toAddress ?? 'адрес не известен'},{' '}
          <Box
            component="span"
            sx={{ color: row.state === 'failed' ? 'error.main' : 'text.secondary' }}
            title={row.lastError ?? undefined}
          >
            {outboxStateWords[row.state]}
          </Box>
          <SendAgain message={row} />
        </li>
      ))}
    </Box>
  );
}
