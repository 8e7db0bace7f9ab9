import { partnerKindLabels } from '@perenos/domain';
import type { PartnerRow } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { innKpp } from '../lib/text.ts';
import { To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';

export const partnerPath = (id: string) => `/partners/${encodeURIComponent(id)}`;

const columns: ColumnOf<PartnerRow>[] = [
  { title: 'Наименование', sort: 'name', render: (partner) => <To to={partnerPath(partner.id)}>{partner.name}</To> },
  { title: 'ИНН / КПП', sort: 'inn', width: '19%', render: (partner) => innKpp(partner.inn, partner.kpp) },
  { title: 'Вид', sort: 'kind', width: '12%', render: (partner) => partnerKindLabels[partner.kind] },
  { title: 'Логины', width: '20%', render: (partner) => partner.logins.join(', ') || '—' },
  { title: 'Центр продаж', width: '16%', render: (partner) => partner.salesCenterName ?? '—' },
  {
    title: 'Ограничение',
    width: '12%',
    render: (partner) => (partner.restriction ? `с ${formatDate(partner.restriction.since)}` : '—'),
  },
];

export function PartnerList() {
  return (
    <RecordsPage<PartnerRow>
      resource="partners"
      title="Партнёры"
      columns={columns}
      sort={{ field: 'name', order: 'ASC' }}
      searchHint="Наименование, ИНН, логин, адрес"
      filters={[{ field: 'kind', label: 'Вид', all: 'все', options: partnerKindLabels }]}
    />
  );
}
