import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import { Box, ButtonBase, Checkbox } from '@mui/material';
import { Fragment, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { TicketRow } from '../../api/types.ts';
import { QueueRow } from './QueueRow.tsx';
import { orderOf, type QueueParams } from './queueParams.ts';
import type { Density } from './useDensity.ts';
import type { Selection } from './useSelection.ts';
import { useSteadyRows } from './useSteadyRows.ts';

type Sort = NonNullable<QueueParams['sort']>;
type Part = { title: string; sort?: Sort['field'] };
/**
 * A heading names both lines of its cells; by each that has a `sort` the list can be put in order. What is short has room
 * for all of it on any screen; names and subjects share the rest.
 */
type Column = { parts: readonly Part[]; width: number | string };

const columns: Column[] = [
  { parts: [{ title: 'Решение', sort: 'verdict' }], width: 168 },
  { parts: [{ title: 'Номер', sort: 'number' }], width: 84 },
  { parts: [{ title: 'Что нужно', sort: 'kind' }], width: 116 },
  { parts: [{ title: 'О ком' }], width: '16%' },
  { parts: [{ title: 'К кому, от кого' }], width: 'auto' },
  {
    parts: [
      { title: 'Тема', sort: 'subject' },
      { title: 'отправитель', sort: 'senderName' },
    ],
    width: 'auto',
  },
  { parts: [{ title: 'Получено', sort: 'receivedAt' }], width: 92 },
  { parts: [{ title: 'Срок', sort: 'dueAt' }], width: 116 },
  { parts: [{ title: 'У кого' }], width: 80 },
];

/** The narrower the window, the more gives its room to what a ticket is chosen by. */
const onNarrow = {
  '@media (max-width: 1180px)': {
    '& tr > :is(:nth-child(7), :nth-child(8))': { display: 'none' },
    '& th:nth-child(5)': { width: 'auto' },
  },
  '@media (max-width: 900px)': { '& tr > :nth-child(10)': { display: 'none' } },
  '@media (max-width: 720px)': { '& tr > :is(:nth-child(4), :nth-child(6))': { display: 'none' } },
};

type QueueTableProps = {
  rows: TicketRow[] | undefined;
  params: QueueParams;
  listKey: string;
  label: string;
  density: Density;
  selection: Selection;
  onSort: (sort: Sort) => void;
  scroller: RefObject<HTMLDivElement | null>;
};

export function QueueTable(props: QueueTableProps) {
  const { selection, scroller, density } = props;
  const { rows, pin } = useSteadyRows(props.rows, props.listKey, scroller);
  const table = useRef<HTMLTableElement>(null);
  const order = orderOf(props.params);
  const toggle = useRef(selection.toggle);
  useEffect(() => {
    toggle.current = selection.toggle;
  });
  const mark = useCallback((row: TicketRow) => toggle.current(row), []);
  const pinFocused = () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-row-id]');
    pin(focused && table.current?.contains(focused) ? Number(focused.dataset.rowId) : null);
  };

  return (
    <Box
      component="table"
      ref={table}
      aria-label={props.label}
      onMouseLeave={pinFocused}
      onFocus={pinFocused}
      onBlur={() => pin(null)}
      sx={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', fontSize: 13, ...onNarrow }}
    >
      <thead>
        <tr>
          <Box component="td" sx={(theme) => ({ ...headCell(theme.palette), width: 38, pl: 1, pr: 0 })}>
            <Checkbox
              size="small"
              sx={{ p: 0.25 }}
              checked={selection.whole}
              indeterminate={!selection.whole && selection.marked.size > 0}
              onChange={selection.togglePage}
              slotProps={{ input: { 'aria-label': 'Отметить все на странице' } }}
            />
          </Box>
          {columns.map((column) => (
            <Heading key={column.parts[0]?.title} column={column} order={order} onSort={props.onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, gone }) => (
          <QueueRow
            key={row.id}
            row={row}
            gone={gone}
            dense={density === 'dense'}
            marked={selection.marked.has(row.id)}
            onMark={mark}
            onPoint={pin}
          />
        ))}
      </tbody>
    </Box>
  );
}

const headCell = (palette: { divider: string; background: { paper: string }; text: { secondary: string } }) =>
  ({
    position: 'sticky',
    top: 0,
    zIndex: 2,
    px: 1.25,
    py: 0.75,
    textAlign: 'left',
    fontSize: 12,
    fontWeight: 600,
    whiteSpace: 'nowrap',
    color: palette.text.secondary,
    bgcolor: palette.background.paper,
    boxShadow: `inset 0 -1px 0 ${palette.divider}`,
  }) as const;

type HeadingProps = { column: Column; order: Sort; onSort: (sort: Sort) => void };

function Heading({ column, order, onSort }: HeadingProps) {
  const sorted = column.parts.some(({ sort }) => sort === order.field) ? order.order : null;
  return (
    <Box
      component="th"
      scope="col"
      aria-sort={sorted === null ? undefined : sorted === 'ASC' ? 'ascending' : 'descending'}
      sx={(theme) => ({
        ...headCell(theme.palette),
        width: column.width,
        whiteSpace: column.parts.length > 1 ? 'normal' : 'nowrap',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
      })}
    >
      {column.parts.map((part, index) => (
        <Fragment key={part.title}>
          {index > 0 && ', '}
          <HeadingPart part={part} order={order} onSort={onSort} />
        </Fragment>
      ))}
    </Box>
  );
}

function HeadingPart({ part, order, onSort }: { part: Part; order: Sort; onSort: HeadingProps['onSort'] }) {
  const { title, sort: field } = part;
  if (field === undefined) return title;
  const sorted = order.field === field ? order.order : null;
  const Arrow = sorted === 'DESC' ? ArrowDownward : ArrowUpward;
  return (
    <ButtonBase
      sx={{ font: 'inherit', gap: 0.25 }}
      onClick={() => onSort({ field, order: sorted === 'ASC' ? 'DESC' : 'ASC' })}
    >
      {title}
      {sorted !== null && <Arrow aria-hidden="true" sx={{ fontSize: 14 }} />}
    </ButtonBase>
  );
}
