import { Box, Button } from '@mui/material';
import { useState } from 'react';
import type { RestrictionRow } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { counted } from '../lib/plural.ts';
import { money } from '../lib/text.ts';
import { ExportButton } from '../records/ExportButton.tsx';
import { Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { AutomaticDialog } from './AutomaticDialog.tsx';

export const restrictionPath = (partnerId: string) => `/restrictions/${encodeURIComponent(partnerId)}`;

const columns: ColumnOf<RestrictionRow>[] = [
  {
    title: 'Партнёр',
    sort: 'partnerName',
    width: '22%',
    render: (row) => (
      <>
        <To to={restrictionPath(row.id)}>{row.partnerName}</To>
        <div>
          <Muted>ИНН {row.partnerInn}</Muted>
        </div>
      </>
    ),
  },
  { title: 'С какого дня', sort: 'since', width: '10%', render: (row) => formatDate(row.since) },
  {
    title: 'Кто наложил',
    sort: 'imposedBy',
    width: '16%',
    render: (row) => (
      <>
        {row.imposedBy === 'automatic' ? 'Автоматически' : `По запросу: ${row.imposedByName}`}
        {row.decidedByName && (
          <div>
            <Muted>{row.decidedByName}</Muted>
          </div>
        )}
      </>
    ),
  },
  {
    title: 'Основание',
    render: (row) =>
      row.reason ? (
        <Box sx={{ '&::first-letter': { textTransform: 'uppercase' } }}>{row.reason}</Box>
      ) : (
        <Muted>Пришло из файла реестра</Muted>
      ),
  },
  {
    title: 'Что ограничено',
    width: '16%',
    render: (row) => (row.logins.length > 0 ? `Web-Регистратор: ${row.logins.join(', ')}` : 'Web-Регистратор'),
  },
  {
    title: 'Не оплачено',
    sort: 'unpaidKopecks',
    width: '12%',
    render: (row) =>
      row.unpaidCount === 0 ? (
        'всё оплачено'
      ) : (
        <>
          {money(row.unpaidKopecks)}
          <div>
            <Muted>{counted(row.unpaidCount, 'счёт', 'счёта', 'счетов')}</Muted>
          </div>
        </>
      ),
  },
];

/** Who is restricted: since when, by whom, why, and whom the daily job will reach next. */
export function RestrictionList() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <RecordsPage<RestrictionRow>
        resource="restrictions"
        title="Ограничения"
        columns={columns}
        sort={{ field: 'since', order: 'DESC' }}
        searchHint="Партнёр, ИНН, логин"
        filters={[
          {
            field: 'imposedBy',
            label: 'Кто наложил',
            all: 'все',
            options: { automatic: 'автоматически', 'sales-center': 'по запросу Центра продаж' },
          },
        ]}
        actions={(asked) => (
          <>
            <Button variant="outlined" onClick={() => setAsking(true)}>
              Кого затронет завтра
            </Button>
            <ExportButton path="/restrictions/export" asked={asked} />
          </>
        )}
      />
      {asking && <AutomaticDialog onClose={() => setAsking(false)} />}
    </>
  );
}
