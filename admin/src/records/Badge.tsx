import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { Tones } from '../theme/palette.ts';

/** A state in a word, in its colour. */
export function Badge({ tone, children }: { tone: keyof Tones; children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={({ palette }) => ({
        display: 'inline-block',
        px: 0.75,
        py: 0.125,
        borderRadius: 1,
        fontWeight: 600,
        fontSize: 12.5,
        whiteSpace: 'nowrap',
        color: palette.tones[tone].fg,
        bgcolor: palette.tones[tone].bg,
      })}
    >
      {children}
    </Box>
  );
}
