import CheckCircle from '@mui/icons-material/CheckCircle';
import HighlightOff from '@mui/icons-material/HighlightOff';
import { Box } from '@mui/material';
import type { RevocationCheck } from '../api/types.ts';

/** Each check with its mark and its words. */
export function Checks({ checks }: { checks: readonly RevocationCheck[] }) {
  return (
    <Box
      component="ol"
      aria-label="Проверки"
      aria-live="polite"
      sx={{ listStyle: 'none', m: 0, p: 1.5, display: 'grid', gap: 1 }}
    >
      {checks.map(({ id, title, passed, words }) => {
        const Mark = passed ? CheckCircle : HighlightOff;
        return (
          <Box component="li" key={id} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
            <Mark
              fontSize="small"
              titleAccess={passed ? 'Пройдена' : 'Не пройдена'}
              sx={({ palette }) => ({ color: palette.tones[passed ? 'execute' : 'refuse'].fg })}
            />
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ fontWeight: 600 }}>{title}</Box>
              <Box sx={{ color: passed ? 'text.secondary' : 'text.primary', overflowWrap: 'anywhere' }}>{words}</Box>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
