import { missingLabels } from '@perenos/domain';
import { percentOf } from '../lib/numbers.ts';
import { Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import type { ScorecardRow } from './oversightVerbs.ts';
import { Trend } from './Trend.tsx';

const columns: ColumnOf<ScorecardRow>[] = [
  {
    title: 'Партнёр',
    render: (row) => <To to={`/scorecards/${encodeURIComponent(row.id)}/show`}>{row.name}</To>,
  },
  { title: 'Обращений', width: '11%', render: (row) => row.tickets },
  {
    title: 'Полные с первого письма',
    width: '18%',
    render: (row) => (
      <>
        {percentOf(row.complete, row.tickets)}{' '}
        <Muted>
          {row.complete} из {row.tickets}
        </Muted>
      </>
    ),
  },
  {
    title: 'Чего чаще всего нет',
    width: '26%',
    render: (row) => (row.mostFrequent === null ? '—' : missingLabels[row.mostFrequent]),
  },
  { title: 'По месяцам', width: '18%', render: (row) => <Trend months={row.months} /> },
];

/** What partners' first mails were like in a period; those who lack most often stand first. */
export function ScorecardList() {
  return (
    <RecordsPage<ScorecardRow>
      resource="scorecards"
      title="Качество запросов партнёров"
      columns={columns}
      sort={{ field: 'tickets', order: 'DESC' }}
      searchHint="Партнёр"
      filters={[
        {
          field: 'days',
          label: 'Период',
          all: 'Последние 90 дней',
          options: { '30': 'Последние 30 дней', '365': 'Последний год' },
        },
      ]}
    />
  );
}
