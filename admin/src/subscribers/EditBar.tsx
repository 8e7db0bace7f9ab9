import { Alert, Box, Button, TextField } from '@mui/material';
import type { CardEdit } from './useCardEdit.ts';

/** «Отменить», «Сохранить» of the deck's window, with the reason for the journal; stays in sight over all tabs. */
export function EditBar({ edit }: { edit: CardEdit }) {
  const { refusal, busy } = edit;
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: 0,
        display: 'grid',
        gap: 1,
        p: 1.25,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
        zIndex: 2,
      }}
    >
      {refusal && (
        <Alert
          severity="error"
          role="alert"
          action={refusal.overtaken ? <Button onClick={edit.goOn}>Сохранить поверх</Button> : undefined}
        >
          {refusal.text}
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <TextField
          label="Основание изменения"
          placeholder="для журнала"
          value={edit.grounds}
          onChange={(event) => edit.setGrounds(event.target.value)}
          sx={{ flex: 1 }}
        />
        <Button onClick={edit.cancel}>Отменить</Button>
        <Button variant="contained" disabled={busy} aria-keyshortcuts="Control+Enter" onClick={edit.save}>
          Сохранить
        </Button>
      </Box>
    </Box>
  );
}
