import TuneOutlined from '@mui/icons-material/TuneOutlined';
import { Button } from '@mui/material';
import { productNames, subscriberKindLabels } from '@perenos/domain';
import { useState } from 'react';
import type { SubscriberRow } from '../api/types.ts';
import { innKpp } from '../lib/text.ts';
import { ExportButton } from '../records/ExportButton.tsx';
import { Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { AdvancedSearch } from './AdvancedSearch.tsx';
import { advancedOf } from './advancedFields.ts';

const columns: ColumnOf<SubscriberRow>[] = [
  {
    title: 'Организация',
    sort: 'name',
    render: (row) => (
      <>
        <To to={`/subscribers/${row.id}`}>{row.name}</To>
        <div>
          <Muted>{subscriberKindLabels[row.kind]}</Muted>
        </div>
      </>
    ),
  },
  { title: 'Группа компаний', width: '15%', render: (row) => row.groups.join(', ') || '—' },
  { title: 'ИНН / КПП', sort: 'inn', width: '18%', render: (row) => innKpp(row.inn, row.kpp) },
  {
    title: 'Продукты',
    width: '22%',
    render: (row) => row.products.map((product) => productNames[product]).join(', ') || '—',
  },
  {
    title: 'Владелец',
    sort: 'partnerId',
    width: '18%',
    render: (row) => <To to={`/partners/${encodeURIComponent(row.partnerId)}`}>{row.partnerName ?? row.partnerId}</To>,
  },
];

export function SubscriberList() {
  const [open, setOpen] = useState<boolean | null>(null);
  return (
    <RecordsPage<SubscriberRow>
      resource="subscribers"
      title="Абоненты"
      columns={columns}
      sort={{ field: 'name', order: 'ASC' }}
      searchHint="Наименование, ИНН, ОГРН, логин ИТС"
      filters={[{ field: 'kind', label: 'Вид', all: 'все', options: subscriberKindLabels }]}
      actions={(asked) => <ExportButton path="/subscribers/export" asked={asked} />}
      advanced={({ filters, setFilters }) => {
        const count = Object.keys(advancedOf(filters)).length;
        // a link that carries a search shows what was searched for
        const shown = open ?? count > 0;
        return {
          toggle: (
            <Button startIcon={<TuneOutlined />} aria-expanded={shown} onClick={() => setOpen(!shown)}>
              Расширенный поиск{count > 0 ? `: ${count}` : ''}
            </Button>
          ),
          panel: shown && <AdvancedSearch filters={filters} onSearch={setFilters} />,
        };
      }}
    />
  );
}
