import { licenceStateLabels, productNames } from '@perenos/domain';
import type { LicenceRow } from '../api/types.ts';
import { RecordsPage } from '../records/RecordsPage.tsx';
import { licenceColumns, subscriberColumn } from './LicenceTable.tsx';

export function LicenceList() {
  return (
    <RecordsPage<LicenceRow>
      resource="licences"
      title="Лицензии"
      columns={[subscriberColumn, ...licenceColumns]}
      sort={{ field: 'validUntil', order: 'DESC' }}
      searchHint="ИНН, номер лицензии, тариф"
      filters={[
        { field: 'product', label: 'Продукт', all: 'все продукты', options: productNames },
        { field: 'state', label: 'Состояние', all: 'любое', options: licenceStateLabels },
      ]}
    />
  );
}
