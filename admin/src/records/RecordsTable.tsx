import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import { Box, ButtonBase } from '@mui/material';
import type { ReactNode } from 'react';
import type { SortPayload } from 'react-admin';

export type ColumnOf<T> = {
  title: string;
  /** Field by which the server can sort; none: it can't. */
  sort?: string;
  width?: string;
  /** Numbers stand with their digits under each other. */
  align?: 'right';
  render: (row: T) => ReactNode;
};

type RecordsTableProps<T> = {
  label: string;
  rows: readonly T[];
  columns: ColumnOf<T>[];
  sort?: SortPayload;
  onSort?: (sort: SortPayload) => void;
};

/**
 * A dense table of records; headings that can sort are buttons. Inside a card, where nothing sorts, columns are as wide
 * as their content.
 */
export function RecordsTable<T extends { id: number | string }>(props: RecordsTableProps<T>) {
  const { label, rows, columns, sort, onSort } = props;
  return (
    <Box
      component="table"
      aria-label={label}
      sx={{ width: '100%', tableLayout: onSort ? 'fixed' : 'auto', borderCollapse: 'collapse', fontSize: 13 }}
    >
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.title} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Box
            component="tr"
            key={row.id}
            sx={({ palette }) => ({
              position: 'relative',
              '& > td': {
                px: 1.25,
                py: 0.75,
                verticalAlign: 'top',
                borderBottom: `1px solid ${palette.divider}`,
                overflowWrap: onSort ? 'anywhere' : 'break-word',
              },
              '&:hover': { bgcolor: 'action.hover' },
            })}
          >
            {columns.map((column) => (
              <td key={column.title} style={{ textAlign: column.align }}>
                {column.render(row)}
              </td>
            ))}
          </Box>
        ))}
      </tbody>
    </Box>
  );
}

type HeadingProps<T> = {
  column: ColumnOf<T>;
  sort: SortPayload | undefined;
  onSort: ((sort: SortPayload) => void) | undefined;
};

function Heading<T>({ column, sort, onSort }: HeadingProps<T>) {
  const field = column.sort;
  const sorted = field !== undefined && sort?.field === field ? sort.order : null;
  const Arrow = sorted === 'DESC' ? ArrowDownward : ArrowUpward;
  return (
    <Box
      // A column of boxes or buttons has no name: nothing heads it.
      component={column.title === '' ? 'td' : 'th'}
      scope={column.title === '' ? undefined : 'col'}
      aria-sort={sorted === null ? undefined : sorted === 'ASC' ? 'ascending' : 'descending'}
      sx={({ palette }) => ({
        position: 'sticky',
        top: 0,
        zIndex: 1,
        width: onSort ? column.width : undefined,
        whiteSpace: 'nowrap',
        px: 1.25,
        py: 0.75,
        textAlign: column.align ?? 'left',
        fontSize: 12,
        fontWeight: 600,
        color: 'text.secondary',
        bgcolor: 'background.paper',
        boxShadow: `inset 0 -1px 0 ${palette.divider}`,
      })}
    >
      {field === undefined || !onSort ? (
        column.title
      ) : (
        <ButtonBase
          sx={{ font: 'inherit', gap: 0.25 }}
          onClick={() => onSort({ field, order: sorted === 'ASC' ? 'DESC' : 'ASC' })}
        >
          {column.title}
          {sorted !== null && <Arrow aria-hidden="true" sx={{ fontSize: 14 }} />}
        </ButtonBase>
      )}
    </Box>
  );
}
