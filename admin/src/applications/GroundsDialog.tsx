import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type ApplicationEvent, applicationEventRows } from '@perenos/domain';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { unlessBeside } from '../lib/closing.ts';
import { counted } from '../lib/plural.ts';
import type { ActionTarget } from './useApplicationActions.tsx';

const hints: Partial<Record<ApplicationEvent, string>> = {
  reject: 'Причина уйдёт партнёру письмом и останется в истории заявки.',
  'fail-identification': 'Причина отказа центра идентификации останется в заявке.',
  block: 'Что за ошибка возникла при обработке: текст увидят все, кто откроет заявку.',
};

type GroundsDialogProps = {
  event: ApplicationEvent;
  targets: readonly ActionTarget[];
  /** Answers what stood in the way; null: all done. */
  onSend: (comment: string) => Promise<string | null>;
  onClose: () => void;
};

/** Asks for the grounds of an action on one application or several. */
export function GroundsDialog({ event, targets, onSend, onClose }: GroundsDialogProps) {
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { label } = applicationEventRows[event];
  const send = async () => {
    if (comment.trim() === '') {
      setProblem('Укажите основание');
      return;
    }
    setBusy(true);
    const failed = await onSend(comment.trim());
    setBusy(false);
    if (failed === null) onClose();
    else setProblem(failed);
  };
  const onKeyDown = (key: KeyboardEvent) => {
    if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) void send();
  };
  const submit = (form: FormEvent) => {
    form.preventDefault();
    void send();
  };
  return (
    <Dialog open onClose={unlessBeside(onClose)} maxWidth="sm" fullWidth aria-labelledby="grounds-title">
      <form onSubmit={submit}>
        <DialogTitle id="grounds-title" component="h2">
          {label}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          <Box>
            {targets.length === 1
              ? targets.map(({ id, subscriberName }) => `Заявка ${id}, ${subscriberName}`)
              : counted(targets.length, 'заявка', 'заявки', 'заявок')}
          </Box>
          <TextField
            autoFocus
            fullWidth
            multiline
            minRows={3}
            label="Основание"
            value={comment}
            onChange={(change) => {
              setComment(change.target.value);
              setProblem(null);
            }}
            onKeyDown={onKeyDown}
            helperText={hints[event]}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
          {problem !== null && (
            <Alert severity="error" role="alert" sx={{ whiteSpace: 'pre-wrap' }}>
              {problem}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={busy}>
            {label}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
