import { Box } from '@mui/material';
import type { OutboxRow } from '../api/types.ts';
import { Moment, Muted, toTicket } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { outboxStateWords } from '../tickets/decision/History.tsx';
import { noticeRoleWords } from '../tickets/decision/Notices.tsx';
import { SendAgain } from './SendAgain.tsx';

const columns: ColumnOf<OutboxRow>[] = [
  {
    title: 'Кому',
    sort: 'toAddress',
    width: '24%',
    render: (row) => (
      <>
        {row.toAddress ?? 'адрес не известен'}
        <div>
          <Muted>{noticeRoleWords[row.role]}</Muted>
        </div>
      </>
    ),
  },
  {
    title: 'Письмо',
    sort: 'subject',
    render: (row) => (
      <details>
        <summary>{row.subject}</summary>
        <Box sx={{ whiteSpace: 'pre-wrap', pt: 0.5, color: 'text.secondary' }}>{row.text}</Box>
      </details>
    ),
  },
  {
    title: 'Состояние',
    sort: 'state',
    width: '18%',
    render: (row) => (
      <>
        <Box component="span" sx={{ color: row.state === 'failed' ? 'error.main' : undefined }}>
          {outboxStateWords[row.state]}
        </Box>
        {row.lastError && (
          <div>
            <Muted>{row.lastError}</Muted>
          </div>
        )}
        <SendAgain message={row} />
      </>
    ),
  },
  { title: 'Отправлено', sort: 'sentAt', width: '13%', render: (row) => <Moment at={row.sentAt} /> },
  { title: 'Обращение', width: '11%', render: (row) => toTicket(row.ticketId, row.ticketNumber) },
];

export function OutboxPage() {
  return (
    <RecordsPage<OutboxRow>
      resource="outbox"
      title="Исходящие"
      columns={columns}
      sort={{ field: 'id', order: 'DESC' }}
      searchHint="Адрес, тема, слова из письма"
      filters={[
        { field: 'state', label: 'Состояние', all: 'любое', options: outboxStateWords },
        { field: 'role', label: 'Кому', all: 'всем', options: noticeRoleWords },
      ]}
    />
  );
}
