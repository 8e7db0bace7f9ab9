import { Box } from '@mui/material';
import { productNames } from '@perenos/domain';
import type { CompanyGroupRow } from '../api/types.ts';
import { partnerPath } from '../partners/PartnerList.tsx';
import { Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { groupPath } from './links.ts';

const columns: ColumnOf<CompanyGroupRow>[] = [
  { title: 'Группа', sort: 'name', render: (group) => <To to={groupPath(group.id)}>{group.name}</To> },
  { title: 'Продукт', sort: 'product', width: '20%', render: (group) => productNames[group.product] },
  {
    title: 'Головная компания',
    sort: 'headInn',
    width: '24%',
    render: (group) => (
      <>
        {group.headName ?? 'нет в реестре'}
        <div>
          <Muted>{group.headInn}</Muted>
        </div>
      </>
    ),
  },
  {
    title: 'Организаций',
    width: '12%',
    render: (group) =>
      group.small ? (
        <Box component="span" sx={{ color: 'warning.main', fontWeight: 600 }}>
          {group.memberCount}, меньше трёх
        </Box>
      ) : (
        group.memberCount
      ),
  },
  {
    title: 'Обслуживают',
    width: '22%',
    render: (group) =>
      group.partners.map(({ id, name }) => (
        <div key={id}>
          <To to={partnerPath(id)}>{name}</To>
        </div>
      )),
  },
];

export function GroupList() {
  return (
    <RecordsPage<CompanyGroupRow>
      resource="groups"
      title="Группы компаний"
      columns={columns}
      sort={{ field: 'name', order: 'ASC' }}
      searchHint="Название группы, ИНН или имя участника"
      filters={[{ field: 'product', label: 'Продукт', all: 'все продукты', options: productNames }]}
      actions={<To to="/groups/dissolved">Распавшиеся группы</To>}
    />
  );
}
