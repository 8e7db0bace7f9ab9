import { Box } from '@mui/material';
import { journalKindLabels, journalObjectLabel, journalObjectLabels } from '@perenos/domain';
import type { JournalLine } from '../api/types.ts';
import { Moment, Muted, To, toTicket } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import { Changes } from './Changes.tsx';
import { JournalFilters } from './JournalFilters.tsx';

const byLabel = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(labels).sort(([, a], [, b]) => a.localeCompare(b, 'ru')));

const columns: ColumnOf<JournalLine>[] = [
  { title: 'Когда', sort: 'at', width: '10%', render: (row) => <Moment at={row.at} /> },
  { title: 'Кто', sort: 'actorName', width: '13%', render: (row) => row.actorName },
  { title: 'Что произошло', sort: 'kind', width: '16%', render: (row) => row.title },
  { title: 'Объект', width: '20%', render: (row) => <AboutWhat row={row} /> },
  {
    title: 'Основание и изменения',
    render: (row) => (
      <>
        {row.grounds ?? '—'}
        {row.clauses.length > 0 && (
          <div>
            <Muted>{row.clauses.map(clauseName).join(', ')}</Muted>
          </div>
        )}
        <Changes changes={row.changes} />
      </>
    ),
  },
];

/** What a line is about: the object by its name, and the ticket that it belongs to. */
function AboutWhat({ row }: { row: JournalLine }) {
  const type = row.objectType ?? '';
  // What belongs to a ticket and has no name of its own is told by the ticket.
  const name = row.objectName ?? (row.ticketId === null ? row.objectId : null);
  return (
    <>
      <Muted>{journalObjectLabel(type)}</Muted>
      {name !== null && <div>{row.objectPage === null ? name : <To to={`/${row.objectPage}`}>{name}</To>}</div>}
      {row.ticketId !== null && !row.objectPage?.startsWith('tickets/') && (
        <Box sx={{ fontSize: 12 }}>{toTicket(row.ticketId, row.ticketNumber)}</Box>
      )}
    </>
  );
}

/** Every change of everything: found by object, person, day and words; what is found stands in the address. */
export function JournalPage() {
  return (
    <RecordsPage<JournalLine>
      resource="journal"
      title="Журнал"
      columns={columns}
      sort={{ field: 'at', order: 'DESC' }}
      searchHint="ИНН, название, номер, слова основания"
      filters={[
        { field: 'objectType', label: 'Объект', all: 'любой', options: byLabel(journalObjectLabels) },
        { field: 'kind', label: 'Что произошло', all: 'всё', options: byLabel(journalKindLabels) },
      ]}
      advanced={(search) => ({ toggle: <JournalFilters {...search} />, panel: null })}
    />
  );
}
