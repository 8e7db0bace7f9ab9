import { Alert, Box, Button, LinearProgress, MenuItem, Pagination, TextField, Typography } from '@mui/material';
import { type ReactNode, useRef } from 'react';
import { type SortPayload, useListController } from 'react-admin';
import { errorText } from '../api/http.ts';
import { usePageTitle } from '../layout/usePageTitle.ts';
import { useKeys } from '../shortcuts/useKeys.ts';
import { type ColumnOf, RecordsTable } from './RecordsTable.tsx';
import { SearchField } from './SearchField.tsx';

const perPage = 50;

type ChoiceFilter = { field: string; label: string; all: string; options: Readonly<Record<string, string>> };

type RecordsPageProps<T> = {
  resource: string;
  title: string;
  columns: ColumnOf<T>[];
  sort: SortPayload;
  searchHint: string;
  filters?: ChoiceFilter[];
  /** Given what is found on the page, where they act on that: an export. */
  actions?: ReactNode | ((asked: Asked) => ReactNode);
  /** What the list begins with, until somebody chooses otherwise. */
  filterDefaults?: Filters;
  /** A search by more fields than one line holds: what opens it, and the fields. */
  advanced?: (search: Search) => { toggle: ReactNode; panel: ReactNode };
};

type Filters = Record<string, unknown>;
type Asked = { filter: Filters; sort: SortPayload };
type Search = { filters: Filters; setFilters: (filters: Filters) => void };

/** A list of records with search, filters and pages; all of it stands in the address. */
export function RecordsPage<T extends { id: number | string }>(props: RecordsPageProps<T>) {
  const { resource, title, columns, filters = [] } = props;
  const list = useListController<T>({
    ...{ resource, sort: props.sort, perPage, storeKey: false },
    ...(props.filterDefaults ? { filterDefaultValues: props.filterDefaults } : {}),
  });
  const { data, total, page, sort, error, filterValues, isPending } = list;
  const search = useRef<HTMLInputElement>(null);
  usePageTitle(title);
  useKeys('list', { filter: () => search.current?.focus() });

  const setFilter = (field: string, value: string) => {
    const { [field]: _dropped, ...others } = filterValues;
    list.setFilters(value === '' ? others : { ...others, [field]: value }, undefined, false);
  };
  const pages = Math.ceil((total ?? 0) / perPage);
  const actions = typeof props.actions === 'function' ? props.actions({ filter: filterValues, sort }) : props.actions;
  const advanced = props.advanced?.({
    filters: filterValues,
    setFilters: (next) => list.setFilters(next, undefined, false),
  });
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', bgcolor: 'background.paper' }}>
      <Box
        component="header"
        sx={{ px: 2, pt: 1.5, pb: 1.25, display: 'grid', gap: 1.25, borderBottom: 1, borderColor: 'divider' }}
      >
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5 }}>
          <Typography variant="h1">{title}</Typography>
          <Box component="span" role="status" sx={{ flex: 1, color: 'text.secondary' }}>
            {total?.toLocaleString('ru-RU')}
          </Box>
          {actions}
        </Box>
        <Box role="search" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <SearchField
            value={String(filterValues.q ?? '')}
            hint={props.searchHint}
            label={`Поиск: ${title}`}
            inputRef={search}
            onChange={(q) => setFilter('q', q)}
          />
          {filters.map((filter) => (
            <TextField
              key={filter.field}
              select
              label={filter.label}
              value={String(filterValues[filter.field] ?? '')}
              onChange={(event) => setFilter(filter.field, event.target.value)}
              sx={{ minWidth: 160 }}
              slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
            >
              <MenuItem value="">{filter.all}</MenuItem>
              {Object.entries(filter.options).map(([value, label]) => (
                <MenuItem key={value} value={value}>
                  {label}
                </MenuItem>
              ))}
            </TextField>
          ))}
          {advanced?.toggle}
        </Box>
        {advanced?.panel}
      </Box>
      {isPending && !error && <LinearProgress sx={{ height: 2 }} aria-label="Загрузка" />}
      {error && (
        <Alert severity="error" sx={{ m: 2 }} action={<Button onClick={() => list.refetch()}>Повторить</Button>}>
          {errorText(error)}
        </Alert>
      )}
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
        {data?.length === 0 ? (
          <Box sx={{ p: 6, textAlign: 'center', color: 'text.secondary' }}>
            {Object.keys(filterValues).length > 0 ? 'По этим условиям ничего не найдено.' : 'Здесь пока ничего нет.'}
          </Box>
        ) : (
          <RecordsTable label={title} rows={data ?? []} columns={columns} sort={sort} onSort={list.setSort} />
        )}
      </Box>
      {pages > 1 && (
        <Box
          component="footer"
          sx={{ p: 0.75, borderTop: 1, borderColor: 'divider', display: 'flex', justifyContent: 'center' }}
        >
          <Pagination size="small" count={pages} page={page} onChange={(_, next) => list.setPage(next)} />
        </Box>
      )}
    </Box>
  );
}
