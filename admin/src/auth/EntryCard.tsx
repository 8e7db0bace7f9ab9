import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Emblem } from '../layout/Emblem.tsx';

/** The page before the panel: one card in the middle, under the name of the house. */
export function EntryCard({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <Box
      component="main"
      sx={{ minHeight: '100%', display: 'grid', placeItems: 'center', p: 3, bgcolor: 'background.default' }}
    >
      <Box
        sx={{
          width: wide ? 620 : 380,
          maxWidth: '100%',
          p: 4,
          display: 'grid',
          gap: 2,
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: 2,
        }}
      >
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', mb: 1 }}>
          <Emblem size={40} />
          <div>
            <Typography id="sign-in-title" variant="h1">
              Перенос
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              Бэк-офис переносов Астрала
            </Typography>
          </div>
        </Box>
        {children}
      </Box>
    </Box>
  );
}
