import { productNames } from '@perenos/domain';
import type { TariffRow } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { innKpp } from '../lib/text.ts';
import { Muted, To } from '../records/parts.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { StandingMark } from './StandingMark.tsx';

/** Columns of licences: for the list of all, and for the narrow card of a subscriber, where the subscriber is known. */
export const licenceColumns: ColumnOf<TariffRow>[] = [
  { title: 'Продукт', sort: 'product', render: (licence) => productNames[licence.product] },
  {
    title: 'Тариф',
    sort: 'tariff',
    width: '21%',
    render: (licence) => (
      <>
        <To to={`/licences/${encodeURIComponent(licence.id)}`}>{licence.tariff}</To>
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
    width: '17%',
    render: (licence) => `${formatDate(licence.validFrom)} – ${formatDate(licence.validUntil)}`,
  },
  {
    title: 'Состояние',
    sort: 'state',
    width: '15%',
    render: (licence) => <StandingMark standing={licence.standing} until={licence.validUntil} />,
  },
];

export const subscriberColumn: ColumnOf<TariffRow> = {
  title: 'Абонент',
  sort: 'subscriberInn',
  width: '22%',
  render: (licence) => (
    <>
      {licence.subscriberId === null ? (
        licence.subscriberName
      ) : (
        <To to={`/subscribers/${licence.subscriberId}?tab=tariffs`}>{licence.subscriberName}</To>
      )}
      <div>
        <Muted>{innKpp(licence.subscriberInn, licence.subscriberKpp)}</Muted>
      </div>
    </>
  ),
};
