import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { errorText, fieldErrors } from '../../api/http.ts';
import type { ApplicationCheck } from '../../api/types.ts';
import { unlessBeside } from '../../lib/closing.ts';
import { CheckBadge } from './CheckBadge.tsx';

type PassDialogProps = {
  check: ApplicationCheck;
  onPass: (grounds: string) => Promise<unknown>;
  onClose: () => void;
};

/** A person takes a check upon himself: not without grounds, which the journal keeps. */
export function PassDialog({ check, onPass, onClose }: PassDialogProps) {
  const [grounds, setGrounds] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onPass(grounds.trim());
      onClose();
    } catch (error) {
      setProblem(fieldErrors(error).grounds ?? errorText(error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={unlessBeside(onClose)} maxWidth="sm" fullWidth aria-labelledby="pass-check-title">
      <form onSubmit={submit}>
        <DialogTitle id="pass-check-title" component="h2">
          Засчитать проверку «{check.label}»
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
            <CheckBadge state={check.state} />
            <span>{check.summary}</span>
          </Box>
          <Box sx={{ color: 'text.secondary' }}>
            Проверка будет считаться пройденной под вашу ответственность, пока не изменятся данные заявки. Основание
            останется в журнале.
          </Box>
          <TextField
            autoFocus
            required
            multiline
            minRows={3}
            label="Основание"
            helperText="Что проверено, чем и по какому документу"
            value={grounds}
            onChange={(event) => setGrounds(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
          {problem !== null && (
            <Alert severity="error" role="alert">
              {problem}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={busy || grounds.trim().length < 10}>
            Засчитать
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
