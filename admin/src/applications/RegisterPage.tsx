import Refresh from '@mui/icons-material/Refresh';
import {
  Alert,
  Box,
  Button,
  IconButton,
  LinearProgress,
  MenuItem,
  Pagination,
  TextField,
  Tooltip,
  Typography,
} from '@mui/material';
import { type ApplicationEvent, applicationStages, type Product, productNames, products } from '@perenos/domain';
import { useRef, useState } from 'react';
import { useGetOne, useNotify } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import type { ApplicationDetail, ApplicationListRow, PartnerRow } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { wholeRecord } from '../providers/queryClient.ts';
import { None } from '../records/parts.tsx';
import { SearchField } from '../records/SearchField.tsx';
import { useKeys } from '../shortcuts/useKeys.ts';
import { useRowCursor } from '../tickets/queue/useRowCursor.ts';
import { ActionButtons } from './ActionButtons.tsx';
import { Belongings } from './Belongings.tsx';
import { RegisterTable } from './RegisterTable.tsx';
import {
  applicationPath,
  parseRegisterParams,
  type RegisterParams,
  registerSearch,
  type Shelf,
} from './registerParams.ts';
import { StageList } from './StageList.tsx';
import { TakeForm } from './TakeForm.tsx';
import { useApplicationActions, usePossibleEvents } from './useApplicationActions.tsx';
import { exportHref, registerPerPage, useRegister } from './useRegister.ts';

const shelfTitle = (shelf: Shelf): string => {
  if (shelf === 'all') return 'Все заявки';
  if (shelf === 'group-new') return 'Новые заявки';
  return shelf === 'group-processed' ? 'Обработанные заявки' : applicationStages[shelf].label;
};

/** «Заявки»: the stages, the register, its actions, and the details of the application under the cursor. */
export function RegisterPage() {
  const [search, setSearch] = useSearchParams();
  const params = parseRegisterParams(search);
  const show = (change: Partial<RegisterParams>) => setSearch(registerSearch({ ...params, page: 1, ...change }));
  const { list, counts } = useRegister(params);
  const rows = list.data ?? [];
  const desk = useDesk(rows);
  const inputs = { take: useRef<HTMLInputElement>(null), filter: useRef<HTMLInputElement>(null) };
  const navigate = useNavigate();
  const notify = useNotify();
  const may = useMay();
  usePageTitle('Заявки');
  useKeys('applications', {
    ...desk.keys,
    take: () => inputs.take.current?.focus(),
    filter: () => inputs.filter.current?.focus(),
  });
  const onTaken = ({ id, subscriberName }: ApplicationDetail) => {
    notify(`Заявка ${id} (${subscriberName}) перемещена в «Принятые»`, { type: 'success' });
    void list.refetch();
    navigate(`/applications${registerSearch({ ...params, shelf: 'accepted', q: '', page: 1 })}`);
  };
  const pages = Math.ceil((list.total ?? 0) / registerPerPage);
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: '218px minmax(0, 1fr)', height: '100%', bgcolor: 'background.paper' }}
    >
      <StageList
        shown={params.shelf}
        counts={counts}
        to={(shelf) => `/applications${registerSearch({ ...params, shelf, page: 1 })}`}
      />
      <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0 }}>
        <Box
          component="header"
          sx={{ px: 2, pt: 1.25, pb: 1, display: 'grid', gap: 1, borderBottom: 1, borderColor: 'divider' }}
        >
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
            <Typography variant="h1">{shelfTitle(params.shelf)}</Typography>
            <Box component="span" role="status" sx={{ flex: 1, color: 'text.secondary' }}>
              {list.total?.toLocaleString('ru-RU')}
            </Box>
            {may('applications.take') && <TakeForm inputRef={inputs.take} onTaken={onTaken} />}
          </Box>
          <Box
            role="toolbar"
            aria-label="Действия с заявками"
            sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', alignItems: 'center' }}
          >
            <ActionButtons
              possible={desk.possible}
              onBegin={desk.begin}
              why={() => 'На этапе выбранной заявки недоступно'}
            />
            <Button disabled={!desk.current} onClick={() => desk.current && navigate(applicationPath(desk.current.id))}>
              Реквизиты
            </Button>
          </Box>
          <Filters
            params={params}
            show={show}
            inputRef={inputs.filter}
            marked={desk.marked.length}
            onPrint={desk.current ? desk.keys.print : null}
            onRefresh={() => void list.refetch()}
          />
        </Box>
        {list.isPending && !list.error && <LinearProgress sx={{ height: 2 }} aria-label="Загрузка" />}
        {list.error && (
          <Alert severity="error" sx={{ m: 2 }} action={<Button onClick={() => list.refetch()}>Повторить</Button>}>
            {errorText(list.error)}
          </Alert>
        )}
        {list.data && rows.length === 0 ? (
          <Box sx={{ flex: 1, p: 6, textAlign: 'center', color: 'text.secondary' }}>
            {params.q ? 'Ничего не найдено.' : 'На этом этапе заявок нет.'}
          </Box>
        ) : (
          <RegisterTable rows={rows} current={desk.current?.id ?? null} {...desk.table} />
        )}
        {pages > 1 && (
          <Box
            component="footer"
            sx={{ p: 0.5, borderTop: 1, borderColor: 'divider', display: 'flex', justifyContent: 'center' }}
          >
            <Pagination size="small" count={pages} page={params.page} onChange={(_, page) => show({ page })} />
          </Box>
        )}
        <Pane id={desk.current?.id ?? null} />
      </Box>
      {desk.dialog}
    </Box>
  );
}

/** The cursor, the marks, and what can be done with what is chosen: the marked rows, without them the one under the cursor. */
function useDesk(rows: readonly ApplicationListRow[]) {
  const scroller = useRef<HTMLDivElement>(null);
  const cursor = useRowCursor(scroller);
  const [currentId, setCurrent] = useState<string | null>(null);
  const [marks, setMarks] = useState<string[]>([]);
  const possibleEvents = usePossibleEvents();
  const { begin, dialog } = useApplicationActions(() => setMarks([]));
  const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
  const marked = rows.filter(({ id }) => marks.includes(id));
  const chosen = marked.length > 0 ? marked : current ? [current] : [];
  // The dialogs of errors and of centres are about one application.
  const single: ApplicationEvent[] = ['suspend', 'delegate'];
  const [first, ...others] = chosen.map(possibleEvents);
  const possible = (first ?? []).filter(
    (event) => others.every((events) => events.includes(event)) && (others.length === 0 || !single.includes(event)),
  );
  const start = (event: ApplicationEvent) => possible.includes(event) && begin(event, chosen);
  const mark = (id: string, on: boolean) => setMarks(on ? [...marks, id] : marks.filter((each) => each !== id));
  return {
    current,
    marked,
    possible,
    dialog,
    begin: start,
    table: {
      scroller,
      marked: marked.map(({ id }) => id),
      onCurrent: setCurrent,
      onMark: mark,
      onMarkAll: (on: boolean) => setMarks(on ? rows.map(({ id }) => id) : []),
    },
    keys: {
      ...cursor,
      mark: () => current && mark(current.id, !marks.includes(current.id)),
      process: () => start('to-processing'),
      confirm: () => start('confirm'),
      suspend: () => start('suspend'),
      delegate: () => start('delegate'),
      reject: () => start('reject'),
      print: () => current && window.open(`/api/applications/${encodeURIComponent(current.id)}/form`, '_blank'),
    },
  };
}

type FiltersProps = {
  params: RegisterParams;
  show: (change: Partial<RegisterParams>) => void;
  inputRef: React.RefObject<HTMLInputElement | null>;
  marked: number;
  /** null: there is nothing to print. */
  onPrint: (() => void) | null;
  onRefresh: () => void;
};

function Filters({ params, show, inputRef, marked, onPrint, onRefresh }: FiltersProps) {
  const { data: partner } = useGetOne<PartnerRow>(
    'partners',
    { id: params.partnerId },
    { enabled: params.partnerId !== '' },
  );
  return (
    <Box role="search" sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <SearchField
        value={params.q}
        hint="ИНН/КПП, наименование, номер"
        label="Поиск в реестре заявок"
        inputRef={inputRef}
        onChange={(q) => show({ q })}
      />
      <TextField
        select
        label="Продукт"
        value={params.product}
        onChange={(event) => show({ product: event.target.value as Product | '' })}
        sx={{ width: 165 }}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">все продукты</MenuItem>
        {products.map((product) => (
          <MenuItem key={product} value={product}>
            {productNames[product]}
          </MenuItem>
        ))}
      </TextField>
      {params.partnerId !== '' && (
        <Button onClick={() => show({ partnerId: '' })} aria-label="Снять отбор по партнёру">
          {partner?.name ?? 'Партнёр'} ×
        </Button>
      )}
      <Box role="status" sx={{ flex: 1, color: 'text.secondary' }}>
        {marked > 0 && `отмечено: ${marked}`}
      </Box>
      <Button disabled={onPrint === null} onClick={() => onPrint?.()}>
        Печатный бланк
      </Button>
      <Button component="a" href={exportHref(params, 'xlsx')}>
        Экспорт XLSX
      </Button>
      <Button component="a" href={exportHref(params, 'csv')}>
        CSV
      </Button>
      <Tooltip title="Обновить">
        <IconButton size="small" aria-label="Обновить" onClick={onRefresh}>
          <Refresh fontSize="small" />
        </IconButton>
      </Tooltip>
    </Box>
  );
}

/** «Подробная информация» about the application under the cursor. */
function Pane({ id }: { id: string | null }) {
  const { data, error } = useGetOne<ApplicationDetail>(
    'applications',
    { id: id ?? '', meta: wholeRecord },
    { enabled: id !== null },
  );
  if (id === null) return null;
  return (
    <Box
      component="section"
      aria-label="Подробная информация"
      sx={{
        height: 236,
        flex: 'none',
        overflowY: 'auto',
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'background.default',
      }}
    >
      {data ? (
        <Belongings application={data} />
      ) : error ? (
        <None>{errorText(error)}</None>
      ) : (
        <LinearProgress sx={{ height: 2 }} aria-label="Подробности загружаются" />
      )}
    </Box>
  );
}
