import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type KeyboardEvent, useState } from 'react';
import { errorText, fieldErrors } from '../../api/http.ts';
import { useDraft } from '../answer/useDraft.ts';

/** Letters to the asker, and reasons that stay in the house (`close`, `reopen`). */
export type LetterKind = 'request-data' | 'refusal' | 'answer' | 'close' | 'reopen';

const words: Record<LetterKind, { title: string; label: string; button: string; hint: string }> = {
  'request-data': {
    title: 'Запросить данные',
    label: 'Письмо отправителю',
    button: 'Отправить запрос',
    hint: 'Срок остановится до ответа отправителя.',
  },
  refusal: {
    title: 'Отказать',
    label: 'Письмо отправителю с причиной и пунктом регламента',
    button: 'Отправить отказ',
    hint: 'Обращение завершится отказом.',
  },
  answer: {
    title: 'Ответить',
    label: 'Письмо отправителю',
    button: 'Отправить ответ',
    hint: 'Обращение завершится ответом, в реестре ничего не изменится.',
  },
  reopen: {
    title: 'Вернуть в работу',
    label: 'Почему возвращается',
    button: 'Вернуть в работу',
    hint: 'Причина останется в журнале.',
  },
  close: {
    title: 'Закрыть без ответа',
    label: 'Почему закрывается',
    button: 'Закрыть обращение',
    hint: 'Отправителю ничего не уйдёт. Причина останется в журнале.',
  },
};

type LetterDialogProps = {
  kind: LetterKind;
  ticketId: number;
  suggested: string;
  /** Sends it; what the server answers with on refusal comes back as `error`. */
  send: (text: string) => Promise<unknown | null>;
  onClose: () => void;
};

/** Writes a letter that the machine didn't propose. The text is kept until it is sent. */
export function LetterDialog({ kind, ticketId, suggested, send, onClose }: LetterDialogProps) {
  const { title, label, button, hint } = words[kind];
  const draft = useDraft(ticketId, `letter-${kind}`, suggested);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    if (draft.text.trim() === '') {
      setProblem('Напишите текст');
      return;
    }
    setBusy(true);
    const error = await send(draft.text);
    setBusy(false);
    if (error === null) {
      draft.reset();
      onClose();
    } else setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="letter-title">
      <DialogTitle id="letter-title" component="h2">
        {title}
      </DialogTitle>
      <DialogContent>
        <TextField
          autoFocus
          fullWidth
          multiline
          minRows={kind === 'close' || kind === 'reopen' ? 3 : 8}
          maxRows={20}
          margin="dense"
          label={label}
          value={draft.text}
          error={problem !== null}
          onChange={(event) => {
            draft.setText(event.target.value);
            setProblem(null);
          }}
          onKeyDown={onKeyDown}
          helperText={hint}
        />
        {problem !== null && (
          <Alert severity="error" role="alert">
            {problem}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Отмена</Button>
        <Button variant="contained" disabled={busy} onClick={submit}>
          {button}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
