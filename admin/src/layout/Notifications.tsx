import { Box } from '@mui/material';
import { Notification } from 'react-admin';
import { UndoBar } from '../undo/UndoBar.tsx';
import { useRail } from './useRail.ts';

/**
 * What has just happened and what can be taken back, one above the other, at the foot of the column beside the
 * navigation: they cover neither a heading nor the big button, and of a ticket only the end of its mails.
 */
export function Notifications() {
  const rail = useRail();
  return (
    <Box
      sx={{
        position: 'fixed',
        left: rail.width + 16,
        bottom: 16,
        zIndex: 'snackbar',
        display: 'grid',
        gap: 0.75,
        width: 'min(300px, 90vw)',
      }}
    >
      <Notification
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        sx={{ '&&': { position: 'static' }, '& .MuiSnackbarContent-root': { flex: 1, minWidth: 0 } }}
      />
      <UndoBar />
    </Box>
  );
}
