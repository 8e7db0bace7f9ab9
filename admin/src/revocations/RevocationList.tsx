import { Button, Tab, Tabs } from '@mui/material';
import { revocationAskerLabels, revocationGrounds, revocationStateLabels } from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import type { RevocationRow } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Moment, Muted, To } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { DayFields } from './DayFields.tsx';
import { Countdown, RevocationBadge } from './parts.tsx';

const columns: ColumnOf<RevocationRow>[] = [
  { title: 'Запрос', sort: 'id', width: '10%', render: (row) => <To to={`/revocations/${row.id}`}>{row.number}</To> },
  {
    title: 'Владелец',
    render: (row) => (
      <>
        {row.holder}
        <div>
          <Muted>{row.subscriberName ?? `ИНН ${row.subscriberInn}`}</Muted>
        </div>
      </>
    ),
  },
  {
    title: 'Основание',
    sort: 'ground',
    render: (row) => (
      <>
        {revocationGrounds[row.ground].label}
        <div>
          <Muted>{row.partnerName ?? revocationAskerLabels[row.asker]}</Muted>
        </div>
      </>
    ),
  },
  { title: 'Состояние', sort: 'state', width: '19%', render: (row) => <RevocationBadge state={row.state} /> },
  { title: 'Поступил', sort: 'receivedAt', width: '11%', render: (row) => <Moment at={row.receivedAt} /> },
  { title: 'Срок', sort: 'dueAt', width: '16%', render: (row) => <Countdown row={row} /> },
];

const grounds = Object.fromEntries(Object.entries(revocationGrounds).map(([id, { label }]) => [id, label]));
const views = [
  { view: 'open', label: 'В работе' },
  { view: 'mine', label: 'Ждут моего решения' },
  { view: 'overdue', label: 'Просрочены' },
  { view: 'archive', label: 'Архив' },
] as const;

type ViewTabsProps = { view: string; onChange: (view: string) => void };

/** The views of the queue with how many wait in each. */
function ViewTabs({ view, onChange }: ViewTabsProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['revocations', 'counts'],
    queryFn: () => dataProvider.revocationCounts(),
    refetchInterval: 30_000,
  });
  const shown = views.filter((each) => each.view !== 'mine' || may('revocations.approve'));
  return (
    <Tabs value={view} onChange={(_, next) => onChange(next)} aria-label="Очередь отзывов" sx={{ minHeight: 32 }}>
      {shown.map((each) => {
        const count = each.view === 'archive' ? undefined : data?.[each.view];
        return (
          <Tab
            key={each.view}
            value={each.view}
            label={count ? `${each.label}: ${count}` : each.label}
            sx={{ minHeight: 32, py: 0.5 }}
          />
        );
      })}
    </Tabs>
  );
}

/** «Клиенты — Отзыв сертификатов»: what waits, by its twelve hours, and the archive. */
export function RevocationList() {
  const may = useMay();
  return (
    <RecordsPage<RevocationRow>
      resource="revocations"
      title="Отзыв сертификатов"
      columns={columns}
      sort={{ field: 'dueAt', order: 'ASC' }}
      searchHint="Номер, владелец, ИНН, партнёр, текст"
      filters={[
        { field: 'state', label: 'Состояние', all: 'все', options: revocationStateLabels },
        { field: 'ground', label: 'Основание', all: 'все', options: grounds },
      ]}
      advanced={({ filters, setFilters }) => ({
        toggle: <DayFields filters={filters} setFilters={setFilters} />,
        panel: <ViewTabs view={String(filters.view ?? 'open')} onChange={(view) => setFilters({ ...filters, view })} />,
      })}
      filterDefaults={{ view: 'open' }}
      actions={
        may('revocations.request') && (
          <Button variant="contained" component={Link} to="/revocations/create">
            Новый запрос
          </Button>
        )
      }
    />
  );
}
