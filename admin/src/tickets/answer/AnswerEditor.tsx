import { Box, Button, TextField } from '@mui/material';
import type { RefObject } from 'react';
import type { AnswerDraft } from '../../api/types.ts';
import { LetterForms } from './LetterForms.tsx';
import type { DraftState } from './useDraft.ts';

type AnswerEditorProps = {
  draft: AnswerDraft;
  text: string;
  edited: boolean;
  state: DraftState;
  attachments: AnswerDraft['attachments'];
  onDropAttachment: (id: string) => void;
  onChange: (text: string) => void;
  onReset: () => void;
  inputRef: RefObject<HTMLTextAreaElement | null>;
};

const stateWords: Record<DraftState, string> = {
  kept: 'Ваша правка сохранена и уйдёт вместо предложенного текста.',
  saving: 'Ваша правка сохраняется…',
  local: 'Нет связи с сервером: правка сохранена на этом компьютере.',
};

/** The drafted answer: ready to go as it is, and free to be rewritten. */
export function AnswerEditor(props: AnswerEditorProps) {
  const { draft, text, edited, onChange, onReset, inputRef } = props;
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', fontSize: 12.5, color: 'text.secondary', mb: 0.5 }}>
        <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {draft.to} · {draft.subject}
        </Box>
        {edited && (
          <Button sx={{ py: 0 }} onClick={onReset} title="Ваш текст заменится предложенным">
            Вернуть предложенный
          </Button>
        )}
      </Box>
      <TextField
        fullWidth
        multiline
        minRows={4}
        maxRows={14}
        value={text}
        inputRef={inputRef}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{
          htmlInput: { 'aria-label': 'Текст ответа' },
          input: { sx: { p: 1, fontSize: 13, lineHeight: 1.4 } },
        }}
      />
      <LetterForms attachments={props.attachments} onDrop={props.onDropAttachment} />
      {edited && (
        <Box role="status" sx={{ fontSize: 12, color: 'text.secondary', mt: 0.25 }}>
          {stateWords[props.state]}
        </Box>
      )}
    </Box>
  );
}
