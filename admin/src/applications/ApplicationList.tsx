import { applicationStateLabels, applicationTypeLabels, productNames } from '@perenos/domain';
import type { ApplicationRow } from '../api/types.ts';
import { RecordsPage } from '../records/RecordsPage.tsx';
import { applicationColumns, subscriberColumn } from './ApplicationTable.tsx';

export function ApplicationList() {
  return (
    <RecordsPage<ApplicationRow>
      resource="applications"
      title="Заявки"
      columns={[...applicationColumns.slice(0, 1), subscriberColumn, ...applicationColumns.slice(1)]}
      sort={{ field: 'receivedOn', order: 'DESC' }}
      searchHint="ИНН, наименование, номер заявки"
      filters={[
        { field: 'product', label: 'Продукт', all: 'все продукты', options: productNames },
        { field: 'type', label: 'Тип', all: 'любой', options: applicationTypeLabels },
        { field: 'state', label: 'Состояние', all: 'любое', options: applicationStateLabels },
      ]}
    />
  );
}
