import { applicationStateLabels, applicationTypeLabels, productNames } from '@perenos/domain';
import type { ApplicationRow } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { Muted, To } from '../records/parts.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { applicationPath } from './registerParams.ts';

/** Columns of applications on a subscriber's card, where the subscriber is known. */
export const applicationColumns: ColumnOf<ApplicationRow>[] = [
  {
    title: 'Заявка',
    sort: 'id',
    width: '12%',
    render: (application) => (
      <>
        <To to={applicationPath(application.id)}>{application.id}</To>
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
