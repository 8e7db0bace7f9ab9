import { Box } from '@mui/material';
import type { PlanRow } from '../../api/types.ts';
import { clauseName } from './ClauseDetails.tsx';

/** What execution will change: how it is, how it will be. */
export function PlanTable({ plan }: { plan: PlanRow[] }) {
  const cell = {
    textAlign: 'left',
    verticalAlign: 'top',
    px: 0.75,
    py: 0.5,
    borderTop: 1,
    borderColor: 'divider',
    overflowWrap: 'anywhere',
  } as const;
  return (
    <Box
      component="table"
      aria-label="Что изменится"
      sx={{ width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', fontSize: 12.5 }}
    >
      <thead>
        <Box
          component="tr"
          sx={{ '& th': { ...cell, borderTop: 0, fontSize: 11.5, fontWeight: 600, color: 'text.secondary', py: 0.25 } }}
        >
          <th style={{ width: '36%' }}>Что</th>
          <th style={{ width: '26%' }}>Было</th>
          <th>Станет</th>
        </Box>
      </thead>
      <Box component="tbody" sx={{ '& td': cell }}>
        {plan.map((row) => (
          <tr key={`${row.object}${row.before}${row.after}`}>
            <td>
              {row.object}
              {row.clause !== null && (
                <Box sx={{ fontSize: 11.5, color: 'text.secondary' }}>{clauseName(row.clause)}</Box>
              )}
            </td>
            <Box component="td" sx={{ color: 'text.secondary' }}>
              {row.before ?? '—'}
            </Box>
            <Box component="td" sx={{ fontWeight: 600 }}>
              {row.after ?? '—'}
            </Box>
          </tr>
        ))}
      </Box>
    </Box>
  );
}
