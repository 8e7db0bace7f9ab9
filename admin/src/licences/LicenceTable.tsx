import { licenceStateLabels, productNames } from '@perenos/domain';
import type { LicenceRow } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { innKpp } from '../lib/text.ts';
import { Muted } from '../records/parts.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';

/** Columns of licences: for the list of all, and for a subscriber's card, where the subscriber is known. */
export const licenceColumns: ColumnOf<LicenceRow>[] = [
  { title: 'Продукт', sort: 'product', render: (licence) => productNames[licence.product] },
  {
    title: 'Тариф',
    sort: 'tariff',
    width: '20%',
    render: (licence) => (
      <>
        {licence.tariff}
        <div>
          <Muted>№ {licence.id}</Muted>
        </div>
      </>
    ),
  },
  { title: 'Выдана', sort: 'issuedOn', width: '10%', render: (licence) => formatDate(licence.issuedOn) },
  {
    title: 'Действует',
    sort: 'validUntil',
    width: '18%',
    render: (licence) => `${formatDate(licence.validFrom)} – ${formatDate(licence.validUntil)}`,
  },
  { title: 'Состояние', sort: 'state', width: '13%', render: (licence) => licenceStateLabels[licence.state] },
];

export const subscriberColumn: ColumnOf<LicenceRow> = {
  title: 'Абонент',
  sort: 'subscriberInn',
  width: '18%',
  render: (licence) => innKpp(licence.subscriberInn, licence.subscriberKpp),
};
