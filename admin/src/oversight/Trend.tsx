import { Box } from '@mui/material';
import { monthLabel } from './months.ts';
import type { ScorecardRow } from './oversightVerbs.ts';

const fullHeight = 18;

/** The share that was complete at the first mail, month by month, as small bars. */
export function Trend({ months }: { months: ScorecardRow['months'] }) {
  const words = months
    .map(({ month, tickets, complete }) => `${monthLabel(month)}: ${complete} из ${tickets}`)
    .join('; ');
  return (
    <Box
      role="img"
      aria-label={words || 'обращений не было'}
      title={words}
      sx={{ display: 'inline-flex', alignItems: 'flex-end', gap: 0.5, height: fullHeight + 2 }}
    >
      {months.map(({ month, tickets, complete }) => (
        <Box
          key={month}
          sx={({ palette }) => ({
            width: 14,
            height: fullHeight,
            display: 'flex',
            alignItems: 'flex-end',
            bgcolor: palette.tones.late.bg,
          })}
        >
          <Box
            sx={({ palette }) => ({
              width: '100%',
              height: `${(complete / tickets) * 100}%`,
              bgcolor: palette.tones.execute.fg,
            })}
          />
        </Box>
      ))}
    </Box>
  );
}
