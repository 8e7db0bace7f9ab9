import { Box } from '@mui/material';
import type { ApplicationCheck } from '../../api/types.ts';

const outcomeWords = { agrees: 'сходится', differs: 'не сходится', note: 'к сведению' } as const;
const outcomeTones = { agrees: 'execute', differs: 'refuse', note: 'quiet' } as const;

/** What was compared with what. */
export function FactsTable({ facts, label }: { facts: ApplicationCheck['facts']; label: string }) {
  return (
    <Box
      component="table"
      aria-label={`Что сверено: ${label}`}
      sx={({ palette }) => ({
        width: '100%',
        borderCollapse: 'collapse',
        fontSize: 12.5,
        '& th': { textAlign: 'left', fontWeight: 600, color: 'text.secondary' },
        '& th, & td': { px: 1, py: 0.5, verticalAlign: 'top', borderTop: `1px solid ${palette.divider}` },
        '& thead th': { borderTop: 0 },
      })}
    >
      <thead>
        <tr>
          <Box component="th" sx={{ width: '26%' }}>
            Что сверено
          </Box>
          <th>В заявке</th>
          <th>По реестру или правилу</th>
          <Box component="th" sx={{ width: 110 }}>
            Итог
          </Box>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={`${fact.what}${fact.found}`}>
            <td>{fact.what}</td>
            <td>{fact.stated ?? '—'}</td>
            <td>{fact.found ?? '—'}</td>
            <Box
              component="td"
              sx={({ palette }) => ({ whiteSpace: 'nowrap', color: palette.tones[outcomeTones[fact.outcome]].fg })}
            >
              {outcomeWords[fact.outcome]}
            </Box>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
