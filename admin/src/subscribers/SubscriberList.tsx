import { subscriberKindLabels } from '@perenos/domain';
import type { SubscriberRow } from '../api/types.ts';
import { innKpp } from '../lib/text.ts';
import { To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';

const columns: ColumnOf<SubscriberRow>[] = [
  { title: 'Наименование', sort: 'name', render: (row) => <To to={`/subscribers/${row.id}`}>{row.name}</To> },
  { title: 'ИНН / КПП', sort: 'inn', width: '22%', render: (row) => innKpp(row.inn, row.kpp) },
  { title: 'Вид', width: '20%', render: (row) => subscriberKindLabels[row.kind] },
  {
    title: 'Партнёр',
    sort: 'partnerId',
    width: '26%',
    render: (row) => <To to={`/partners/${encodeURIComponent(row.partnerId)}`}>{row.partnerName ?? row.partnerId}</To>,
  },
];

export function SubscriberList() {
  return (
    <RecordsPage<SubscriberRow>
      resource="subscribers"
      title="Абоненты"
      columns={columns}
      sort={{ field: 'name', order: 'ASC' }}
      searchHint="Наименование, ИНН, КПП"
      filters={[{ field: 'kind', label: 'Вид', all: 'все', options: subscriberKindLabels }]}
    />
  );
}
