import { Alert, Box, Button, LinearProgress, Pagination } from '@mui/material';
import { auditFigureLabels, auditFigures } from '@perenos/domain';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { errorText } from '../../api/http.ts';
import { viewLabel } from '../../layout/navigation.tsx';
import { usePageTitle } from '../../layout/usePageTitle.ts';
import { MailDrop } from '../../mails/MailDrop.tsx';
import { useKeys } from '../../shortcuts/useKeys.ts';
import { useSavedViews } from '../../views/useSavedViews.ts';
import { clauseName } from '../decision/ClauseDetails.tsx';
import { BulkBar } from './BulkBar.tsx';
import type { BulkAction } from './bulkActions.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueHeader } from './QueueHeader.tsx';
import { QueueTable } from './QueueTable.tsx';
import { isFiltered, type QueueParams, queuePageSize, queueSearch } from './queueParams.ts';
import { useDensity } from './useDensity.ts';
import { usePlace } from './usePlace.ts';
import { useQueue, useQueueSearch } from './useQueue.ts';
import { useRowCursor } from './useRowCursor.ts';
import { useSelection } from './useSelection.ts';
import { useTakeFocused } from './useTakeFocused.ts';

const BulkDialog = lazy(() => import('./BulkDialog.tsx').then((module) => ({ default: module.BulkDialog })));
const SaveViewDialog = lazy(() =>
  import('../../views/SaveViewDialog.tsx').then((module) => ({ default: module.SaveViewDialog })),
);

const emptyText: Partial<Record<QueueParams['view'], string>> = {
  mine: 'У вас нет взятых обращений. Возьмите первое из «Готовы к исполнению».',
  ready: 'Готовых к исполнению обращений нет.',
  review: 'Проверять нечего.',
  waiting: 'Ответов никто не ждёт.',
  overdue: 'Ничего не просрочено.',
  all: 'Очередь пуста: все обращения закрыты.',
};

/** What the rows are: those behind a number of the report or of a scorecard, those that a clause decided, those of a view. */
function queueTitle({ audit, clause, scorecard, view }: QueueParams): string {
  if (audit !== null) return auditFigureLabel(audit) ?? 'Обращения из отчёта';
  if (scorecard !== null) return 'Неполные с первого письма';
  return clause === null ? viewLabel(view) : `Решены по ${clauseName(clause)}`;
}

/** Of the figure alone: reading a whole selection needs more than the first screen should load. */
const auditFigureLabel = (audit: string): string | undefined => {
  const figure = new URLSearchParams(audit).get('figure');
  return auditFigures.flatMap((known) => (known === figure ? [auditFigureLabels[known]] : []))[0];
};

/** The queue: what is to be done, the most urgent first. */
export function QueuePage() {
  const [address, setAddress] = useSearchParams();
  const { params, data, total, isPending, isFetching, isPlaceholderData, error, refetch } = useQueue(`?${address}`);
  const [, remember] = useQueueSearch();
  const { active } = useSavedViews(params);
  const [density, toggleDensity] = useDensity();
  const [saving, setSaving] = useState(false);
  const [bulk, setBulk] = useState<BulkAction | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const title = active?.name ?? queueTitle(params);
  usePageTitle(title);

  const canonical = queueSearch(params);
  useEffect(() => remember(canonical), [canonical, remember]);
  usePlace(canonical, data !== undefined && !isPlaceholderData, scroller);
  const selection = useSelection(data, queueSearch({ ...params, page: 1 }));
  const marked = [...selection.marked.values()];

  const change = (part: Partial<QueueParams>) =>
    setAddress(new URLSearchParams(queueSearch({ ...params, page: 1, ...part })), { replace: true });
  const take = useTakeFocused(data);
  useKeys('queue', {
    ...useRowCursor(scroller),
    mark: () => {
      const id = document.activeElement?.closest<HTMLElement>('[data-row-id]')?.dataset.rowId;
      const row = data?.find((each) => each.id === Number(id));
      if (row) selection.toggle(row);
    },
    markAll: selection.togglePage,
    execute: () => marked.length > 0 && setBulk({ action: 'execute' }),
    take: () => void take(),
    filter: () => searchInput.current?.focus(),
    save: () => setSaving(true),
    density: toggleDensity,
  });

  const pages = Math.ceil((total ?? 0) / queuePageSize);
  return (
    <MailDrop>
      <Box
        component="header"
        sx={{ px: 2, pt: 1.5, pb: 1.25, display: 'grid', gap: 1.25, borderBottom: 1, borderColor: 'divider' }}
      >
        <QueueHeader
          title={title}
          total={total}
          density={density}
          onDensity={toggleDensity}
          onSave={() => setSaving(true)}
        />
        {marked.length > 0 ? (
          <BulkBar rows={marked} onAction={setBulk} onClear={selection.clear} />
        ) : (
          <QueueFilters params={params} onChange={change} searchInput={searchInput} />
        )}
      </Box>
      <Box sx={{ height: 2 }}>{isFetching && isPending && <LinearProgress sx={{ height: 2 }} />}</Box>
      {error && (
        <Alert severity="error" sx={{ m: 2 }} action={<Button onClick={() => refetch()}>Повторить</Button>}>
          {errorText(error)}
        </Alert>
      )}
      <Box ref={scroller} sx={{ flex: 1, minHeight: 0, overflowY: 'auto', overflowX: 'hidden', position: 'relative' }}>
        {data?.length === 0 ? (
          <Empty params={params} />
        ) : (
          <QueueTable
            rows={data}
            params={params}
            listKey={canonical}
            label={`Очередь: ${title}`}
            density={density}
            selection={selection}
            onSort={(sort) => change({ sort })}
            scroller={scroller}
          />
        )}
        <div data-spacer="" />
      </Box>
      {pages > 1 && (
        <Box
          component="footer"
          sx={{ p: 0.75, borderTop: 1, borderColor: 'divider', display: 'flex', justifyContent: 'center' }}
        >
          <Pagination size="small" count={pages} page={params.page} onChange={(_, page) => change({ page })} />
        </Box>
      )}
      <Suspense fallback={null}>
        {bulk && <BulkDialog action={bulk} rows={marked} onDone={selection.clear} onClose={() => setBulk(null)} />}
        {saving && <SaveViewDialog params={params} view={null} onClose={() => setSaving(false)} />}
      </Suspense>
    </MailDrop>
  );
}

function Empty({ params }: { params: QueueParams }) {
  return (
    <Box sx={{ p: 6, textAlign: 'center', color: 'text.secondary' }}>
      {isFiltered(params)
        ? 'По этим условиям ничего не найдено.'
        : (emptyText[params.view] ?? 'Здесь пока ничего нет.')}
    </Box>
  );
}
