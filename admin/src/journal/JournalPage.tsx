import { journalKindLabels } from '@perenos/domain';
import type { JournalRow } from '../api/types.ts';
import { Moment, Muted, toTicket } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';

const columns: ColumnOf<JournalRow>[] = [
  { title: 'Когда', sort: 'at', width: '12%', render: (row) => <Moment at={row.at} /> },
  { title: 'Что произошло', sort: 'kind', width: '22%', render: (row) => row.title },
  { title: 'Кто', sort: 'actorName', width: '18%', render: (row) => row.actorName },
  { title: 'Обращение', width: '11%', render: (row) => toTicket(row.ticketId, row.ticketNumber) },
  {
    title: 'Основание',
    render: (row) => (
      <>
        {row.grounds ?? '—'}
        {row.clauses.length > 0 && (
          <div>
            <Muted>{row.clauses.map(clauseName).join(', ')}</Muted>
          </div>
        )}
      </>
    ),
  },
];

export function JournalPage() {
  return (
    <RecordsPage<JournalRow>
      resource="journal"
      title="Журнал"
      columns={columns}
      sort={{ field: 'at', order: 'DESC' }}
      searchHint="Кто, основание, объект"
      filters={[{ field: 'kind', label: 'Что произошло', all: 'всё', options: journalKindLabels }]}
    />
  );
}
