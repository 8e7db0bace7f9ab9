import { productNames, tariffStandingLabels } from '@perenos/domain';
import type { TariffRow } from '../api/types.ts';
import { RecordsPage } from '../records/RecordsPage.tsx';
import { licenceColumns, subscriberColumn } from './LicenceTable.tsx';

export function LicenceList() {
  return (
    <RecordsPage<TariffRow>
      resource="licences"
      title="Лицензии"
      columns={[subscriberColumn, ...licenceColumns]}
      sort={{ field: 'validUntil', order: 'DESC' }}
      searchHint="ИНН, номер лицензии, тариф"
      filters={[
        { field: 'product', label: 'Продукт', all: 'все продукты', options: productNames },
        { field: 'standing', label: 'Состояние', all: 'любое', options: tariffStandingLabels },
      ]}
    />
  );
}
