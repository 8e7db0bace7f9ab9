import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

type ChartPanelProps = {
  title: string;
  note: string;
  wide?: boolean;
  isEmpty: boolean;
  table: ReactNode;
  children: ReactNode;
};

/** A chart with what it says; under it the table that it was drawn from. */
export function ChartPanel({ title, note, wide = false, isEmpty, table, children }: ChartPanelProps) {
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1.5,
        bgcolor: 'background.paper',
        p: 1.5,
        minWidth: 0,
        breakInside: 'avoid',
        gridColumn: wide ? '1 / -1' : undefined,
      }}
    >
      <Typography variant="h2" sx={{ fontSize: 15 }}>
        {title}
      </Typography>
      {isEmpty ? (
        <Box sx={{ py: 4, textAlign: 'center', color: 'text.secondary' }}>За этот период таких обращений нет.</Box>
      ) : (
        <>
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{note}</Box>
          <Box aria-hidden="true">{children}</Box>
          <Box component="details" sx={{ fontSize: 12.5 }}>
            <Box component="summary" sx={{ color: 'text.secondary' }}>
              Таблицей
            </Box>
            <Box sx={{ maxHeight: 260, overflowY: 'auto', mt: 0.5 }}>{table}</Box>
          </Box>
        </>
      )}
    </Box>
  );
}

type ChartTableProps = { label: string; titles: string[]; rows: { key: string; cells: ReactNode[] }[] };

export function ChartTable({ label, titles, rows }: ChartTableProps) {
  const cell = { px: 1, py: 0.25, borderBottom: 1, borderColor: 'divider', textAlign: 'right' } as const;
  const first = { ...cell, textAlign: 'left', fontWeight: 400 } as const;
  return (
    <Box component="table" aria-label={label} sx={{ borderCollapse: 'collapse', width: '100%' }}>
      <thead>
        <tr>
          {titles.map((title, index) => (
            <Box
              component="th"
              scope="col"
              key={title}
              sx={{ ...(index === 0 ? first : cell), color: 'text.secondary', fontWeight: 600 }}
            >
              {title}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [head, ...rest] }) => (
          <tr key={key}>
            <Box component="th" scope="row" sx={first}>
              {head}
            </Box>
            {rest.map((value, index) => (
              <Box component="td" key={titles[index + 1]} sx={cell}>
                {value}
              </Box>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
