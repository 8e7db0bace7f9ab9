import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { unlessBeside } from '../lib/closing.ts';

type ReasonDialogProps = {
  title: string;
  hint: string;
  /** null: it only has to be confirmed. */
  label: string | null;
  button: string;
  /** Answers what stood in the way; null: done. */
  send: (reason: string) => Promise<string | null>;
  onClose: () => void;
};

/** Asks for a reason, or for a last confirmation of what can't be undone. */
export function ReasonDialog({ title, hint, label, button, send, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (label !== null && reason.trim().length < 5) {
      setProblem('Напишите причину');
      return;
    }
    setBusy(true);
    const failed = await send(reason.trim());
    setBusy(false);
    if (failed === null) onClose();
    else setProblem(failed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  };
  return (
    <Dialog open onClose={unlessBeside(onClose)} maxWidth="sm" fullWidth aria-labelledby="reason-title">
      <form onSubmit={submit}>
        <DialogTitle id="reason-title" component="h2">
          {title}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          <Box>{hint}</Box>
          {label !== null && (
            <TextField
              autoFocus
              fullWidth
              multiline
              minRows={3}
              label={label}
              value={reason}
              onKeyDown={onKeyDown}
              onChange={(event) => {
                setReason(event.target.value);
                setProblem(null);
              }}
              slotProps={{ htmlInput: { maxLength: 2_000 } }}
            />
          )}
          {problem !== null && (
            <Alert severity="error" role="alert">
              {problem}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={busy} autoFocus={label === null}>
            {button}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
