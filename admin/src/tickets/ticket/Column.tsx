import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

type ColumnProps = { title: string; aside?: ReactNode; footer?: ReactNode; children: ReactNode };

/** One of the three columns of a ticket: a heading, content that scrolls by itself, a footer that stays. */
export function Column({ title, aside, footer, children }: ColumnProps) {
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minWidth: 0,
        minHeight: 0,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <Box
        component="header"
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          px: 1.5,
          minHeight: 36,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography variant="h3" component="h2" sx={{ flex: 'none' }}>
          {title}
        </Typography>
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex', justifyContent: 'flex-end', alignItems: 'center', gap: 0.5 }}>
          {aside}
        </Box>
      </Box>
      {/* A scrolling region must be reachable by keyboard (WCAG 2.1.1). */}
      <Box
        tabIndex={0}
        aria-label={title}
        role="group"
        sx={{ flex: 1, minHeight: 0, overflowY: 'auto', outlineOffset: -2 }}
      >
        {children}
      </Box>
      {footer}
    </Box>
  );
}
