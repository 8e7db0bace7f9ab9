import { Box } from '@mui/material';
import { type RefObject, useRef } from 'react';
import type { TicketRow } from '../../api/types.ts';
import { QueueRow } from './QueueRow.tsx';
import { useSteadyRows } from './useSteadyRows.ts';

const columns: { title: string; width: string }[] = [
  { title: 'Решение', width: '14%' },
  { title: 'Что нужно', width: '15%' },
  { title: 'Абонент', width: '21%' },
  { title: 'К партнёру, от партнёра', width: '18%' },
  { title: 'Отправитель', width: '12%' },
  { title: 'Срок', width: '12%' },
  { title: 'У кого', width: '8%' },
];

type QueueTableProps = {
  rows: TicketRow[] | undefined;
  listKey: string;
  label: string;
  scroller: RefObject<HTMLDivElement | null>;
};

export function QueueTable({ rows: fresh, listKey, label, scroller }: QueueTableProps) {
  const { rows, pin } = useSteadyRows(fresh, listKey, scroller);
  const table = useRef<HTMLTableElement>(null);
  const pinFocused = () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-row-id]');
    pin(focused && table.current?.contains(focused) ? Number(focused.dataset.rowId) : null);
  };

  return (
    <Box
      component="table"
      ref={table}
      aria-label={label}
      onMouseLeave={pinFocused}
      onFocus={pinFocused}
      onBlur={() => pin(null)}
      sx={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', fontSize: 13 }}
    >
      <thead>
        <tr>
          {columns.map((column) => (
            <Box
              component="th"
              key={column.title}
              scope="col"
              sx={({ palette }) => ({
                position: 'sticky',
                top: 0,
                zIndex: 2,
                width: column.width,
                px: 1.25,
                py: 0.75,
                textAlign: 'left',
                fontSize: 12,
                fontWeight: 600,
                whiteSpace: 'nowrap',
                color: 'text.secondary',
                bgcolor: 'background.paper',
                boxShadow: `inset 0 -1px 0 ${palette.divider}`,
              })}
            >
              {column.title}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, gone }) => (
          <QueueRow key={row.id} row={row} gone={gone} onPoint={() => pin(row.id)} />
        ))}
      </tbody>
    </Box>
  );
}
