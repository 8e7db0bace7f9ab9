import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import type { DraftSlot } from '@perenos/domain';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { errorText, fieldErrors } from '../../api/http.ts';
import type { AnswerDraft, TicketItem } from '../../api/types.ts';
import { LetterForms } from '../answer/LetterForms.tsx';
import { useDraft } from '../answer/useDraft.ts';
import { ItemChoice } from '../together/ItemChoice.tsx';

/** Letters to the asker, and reasons that stay in the house (`close`, `reopen`, `reverse`). */
export type LetterKind = 'request-data' | 'refusal' | 'answer' | 'close' | 'reopen' | 'reverse';

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
  reverse: {
    title: 'Вернуть перенос',
    label: 'Основание обратного переноса',
    button: 'Вернуть перенос',
    hint: 'Абонент вернётся к прежнему партнёру, оба партнёра получат письма с этим основанием. Не короче 10 знаков.',
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

const slots: Record<LetterKind, DraftSlot> = {
  'request-data': 'request-data',
  refusal: 'refusal',
  // Not `answer`: that is what an execution sends, and this letter takes the place of one.
  answer: 'letter',
  reverse: 'grounds',
  close: 'grounds',
  reopen: 'grounds',
};

type LetterDialogProps = {
  kind: LetterKind;
  ticketId: number;
  /** What the machine proposes for the ticket, and the blank of a letter that it doesn't propose. */
  draft: AnswerDraft;
  attachments: AnswerDraft['attachments'];
  onDropAttachment: (id: string) => void;
  /** The items among which one chooses what it is about; where there is one at most, nothing is asked. */
  items: readonly TicketItem[];
  /** Sends it; what the server answers with on refusal comes back as `error`. */
  send: (text: string, itemIds?: number[]) => Promise<unknown | null>;
  onClose: () => void;
};

/** Between salutation and signature, where the letter is to be written. */
function startWriting({ target }: FocusEvent<HTMLTextAreaElement>): void {
  const gap = target.value.indexOf('\n\n\n\n');
  if (gap >= 0) target.setSelectionRange(gap + 2, gap + 2);
}

/** Writes a letter that the machine didn't propose. The text is kept until it is sent. */
export function LetterDialog(props: LetterDialogProps) {
  const { kind, ticketId, items, send, onClose } = props;
  const { title, label, button, hint } = words[kind];
  const blank = slots[kind] === 'grounds' ? '' : props.draft.blank;
  const draft = useDraft(ticketId, slots[kind], props.draft.purpose === kind ? props.draft.text : blank);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState(() => items.map(({ id }) => id));
  const isChoice = items.length > 1;

  const submit = async () => {
    if (draft.text.trim() === '' || draft.text === blank) {
      setProblem('Напишите текст');
      return;
    }
    if (isChoice && chosen.length === 0) {
      setProblem('Отметьте хотя бы одну позицию');
      return;
    }
    setBusy(true);
    await draft.pause();
    const error = await send(draft.text, isChoice && chosen.length < items.length ? chosen : undefined);
    setBusy(false);
    if (error === null) {
      // The server does away with the draft of the letter that it sends; reasons are the dialog's to clear.
      if (slots[kind] === 'grounds') draft.reset();
      else draft.done();
      onClose();
      return;
    }
    draft.resume();
    setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
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
        {slots[kind] !== 'grounds' && (
          <Box sx={{ mb: 1, fontSize: 12.5, color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {props.draft.to} · {props.draft.subject}
          </Box>
        )}
        <TextField
          autoFocus
          fullWidth
          multiline
          minRows={slots[kind] === 'grounds' ? 3 : 8}
          maxRows={20}
          margin="dense"
          label={label}
          value={draft.text}
          error={problem !== null}
          onChange={(event) => {
            draft.setText(event.target.value);
            setProblem(null);
          }}
          onFocus={startWriting}
          onKeyDown={onKeyDown}
          helperText={hint}
        />
        {isChoice && <ItemChoice items={items} chosen={chosen} onChange={setChosen} />}
        <LetterForms attachments={props.attachments} onDrop={props.onDropAttachment} />
        {problem !== null && (
          <Alert severity="error" role="alert">
            {problem}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Отмена</Button>
        <Button variant="contained" disabled={busy} onClick={submit} aria-keyshortcuts="Control+Enter">
          {button}
          <Box component="kbd" aria-hidden="true" sx={{ ml: 1, opacity: 0.85 }}>
            Ctrl Enter
          </Box>
        </Button>
      </DialogActions>
    </Dialog>
  );
}
