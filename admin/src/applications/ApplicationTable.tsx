import { applicationStateLabels, applicationTypeLabels, productNames } from '@perenos/domain';
import type { ApplicationRow } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { innKpp } from '../lib/text.ts';
import { Muted, To } from '../records/parts.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';

/** Columns of applications: for the list of all, and for a subscriber's card, where the subscriber is known. */
export const applicationColumns: ColumnOf<ApplicationRow>[] = [
  {
    title: 'Заявка',
    sort: 'id',
    width: '12%',
    render: (application) => (
      <>
        {application.id}
        <div>
          <Muted>{applicationTypeLabels[application.type]}</Muted>
        </div>
      </>
    ),
  },
  { title: 'Продукт', sort: 'product', render: (application) => productNames[application.product] },
  {
    title: 'Состояние',
    sort: 'state',
    width: '16%',
    render: (application) => applicationStateLabels[application.state],
  },
  { title: 'Поступила', sort: 'receivedOn', width: '11%', render: (application) => formatDate(application.receivedOn) },
  {
    title: 'Партнёр',
    width: '18%',
    render: (application) => (
      <To to={`/partners/${encodeURIComponent(application.partnerId)}`}>
        {application.partnerName ?? application.partnerId}
      </To>
    ),
  },
];

export const subscriberColumn: ColumnOf<ApplicationRow> = {
  title: 'Абонент',
  sort: 'subscriberInn',
  width: '22%',
  render: (application) => (
    <>
      {application.subscriberName}
      <div>
        <Muted>{innKpp(application.subscriberInn, application.subscriberKpp)}</Muted>
      </div>
    </>
  ),
};
