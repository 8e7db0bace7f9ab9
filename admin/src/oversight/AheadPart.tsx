import { Box } from '@mui/material';
import { escalationRecipientLabels, moscowTimeOf } from '@perenos/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { DateField } from '../records/DateField.tsx';
import { Moment, None, toTicket } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { type ColumnOf, RecordsTable } from '../records/RecordsTable.tsx';
import type { EscalationAhead } from './oversightVerbs.ts';

const columns: ColumnOf<EscalationAhead>[] = [
  { title: 'Доля достигнута', render: (row) => <Moment at={row.reachedAt} /> },
  { title: 'Обращение', render: (row) => toTicket(row.ticketId, row.number) },
  { title: 'Доля срока', render: (row) => `${row.percent} %` },
  { title: 'Кому по правилу', render: (row) => escalationRecipientLabels[row.recipient] },
  { title: 'Кому сообщит', render: (row) => row.told.join(', ') || 'тем же людям по более срочному правилу' },
];

const hour = 3_600_000;
/** `2026-11-16T13:00` in Moscow, as the field of a browser holds it. */
const moscowLocal = (instant: Date): string => moscowTimeOf(instant.toISOString()).slice(0, 16);
const instantOf = (local: string): string => new Date(`${local}:00+03:00`).toISOString();

/** What the rules would do by a later moment: the clock is moved, nobody is told. */
export function AheadPart() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const [at, setAt] = useState(() => moscowLocal(new Date(Date.now() + 2 * hour)));
  const { data, error } = useQuery({
    queryKey: ['escalations', 'ahead', at],
    queryFn: () => dataProvider.escalationsAhead(instantOf(at)),
    placeholderData: keepPreviousData,
  });
  return (
    <Part title="Что сработает, если перевести часы вперёд">
      <Box sx={{ p: 1.5 }}>
        <DateField
          kind="moment"
          label="Часы показывают (МСК)"
          value={at}
          error={error !== null}
          helperText={error === null ? 'Никому не сообщается' : (fieldErrors(error).at ?? errorText(error))}
          onChange={(moment) => moment !== '' && setAt(moment)}
        />
      </Box>
      {data && error === null && data.length > 0 && (
        <RecordsTable label="Что сработает" rows={data} columns={columns} />
      )}
      {data?.length === 0 && <None>К этому моменту не сработает ни одно правило.</None>}
    </Part>
  );
}
