import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A part of the decision under its own heading, open or folded. */
export function Fold({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <Box component="details" open={open} sx={{ borderTop: 1, borderColor: 'divider', px: 1.5, py: 0.75 }}>
      <Box component="summary" sx={{ fontSize: 12.5, fontWeight: 600, color: 'text.secondary', py: 0.25 }}>
        {title}
      </Box>
      <Box sx={{ pt: 0.5 }}>{children}</Box>
    </Box>
  );
}
