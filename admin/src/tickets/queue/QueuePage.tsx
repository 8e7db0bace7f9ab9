import { Alert, Box, Button, LinearProgress, Pagination, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import { errorText } from '../../api/http.ts';
import { viewLabel } from '../../layout/navigation.tsx';
import { usePageTitle } from '../../layout/usePageTitle.ts';
import { counted } from '../../lib/plural.ts';
import { useShortcuts } from '../../shortcuts/useShortcuts.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueTable } from './QueueTable.tsx';
import { type QueueParams, queuePageSize, queueSearch } from './queueParams.ts';
import { useQueue, useQueueSearch } from './useQueue.ts';
import { useRowCursor } from './useRowCursor.ts';
import { useTakeFocused } from './useTakeFocused.ts';

const emptyText: Partial<Record<QueueParams['view'], string>> = {
  mine: 'У вас нет взятых обращений. Возьмите первое из «Готовы к исполнению».',
  ready: 'Готовых к исполнению обращений нет.',
  review: 'Проверять нечего.',
  waiting: 'Ответов никто не ждёт.',
  overdue: 'Ничего не просрочено.',
  all: 'Очередь пуста: все обращения закрыты.',
};

/** The queue: what is to be done, the most urgent first. */
export function QueuePage() {
  const [address, setAddress] = useSearchParams();
  const search = `?${address}`;
  const { params, data, total, isPending, isFetching, error, refetch } = useQueue(search);
  const [, remember] = useQueueSearch();
  const scroller = useRef<HTMLDivElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  usePageTitle(viewLabel(params.view));

  const canonical = queueSearch(params);
  useEffect(() => remember(canonical), [canonical, remember]);

  const change = (part: Partial<QueueParams>) =>
    setAddress(new URLSearchParams(queueSearch({ ...params, page: 1, ...part })), { replace: true });
  const take = useTakeFocused(data);
  useShortcuts({
    ...useRowCursor(scroller),
    KeyT: () => void take(),
    Slash: () => searchInput.current?.focus(),
  });

  const pages = Math.ceil((total ?? 0) / queuePageSize);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', bgcolor: 'background.paper' }}>
      <Box
        component="header"
        sx={{ px: 2, pt: 1.5, pb: 1.25, display: 'grid', gap: 1.25, borderBottom: 1, borderColor: 'divider' }}
      >
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5 }}>
          <Typography variant="h1">{viewLabel(params.view)}</Typography>
          {total !== undefined && (
            <Box component="span" role="status" sx={{ color: 'text.secondary' }}>
              {counted(total, 'обращение', 'обращения', 'обращений')}
            </Box>
          )}
        </Box>
        <QueueFilters params={params} onChange={change} searchInput={searchInput} />
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
            listKey={canonical}
            label={`Очередь: ${viewLabel(params.view)}`}
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
    </Box>
  );
}

function Empty({ params }: { params: QueueParams }) {
  const filtered =
    params.q !== '' || params.kind !== null || params.mailbox !== null || params.verdict !== null || params.mine;
  return (
    <Box sx={{ p: 6, textAlign: 'center', color: 'text.secondary' }}>
      {filtered ? 'По этим условиям ничего не найдено.' : (emptyText[params.view] ?? 'Здесь пока ничего нет.')}
    </Box>
  );
}
