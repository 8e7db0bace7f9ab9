import { Alert, Box, Button, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useDataProvider, useNotify, useStore } from 'react-admin';
import { errorStatus, errorText, fieldErrors } from '../api/http.ts';
import type { TemplateDetail } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Part } from '../records/RecordCard.tsx';
import { Placeholders } from './Placeholders.tsx';
import { usePreview } from './usePreview.ts';
import { Versions } from './Versions.tsx';

/** What was typed and not saved yet, with the version that it was typed over. */
type Typed = { text: string; version: number };

/** The text on the left, the letter that it gives on the right; every saving is a version that can be brought back. */
export function TemplateEditor({ template }: { template: TemplateDetail }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [typed, setTyped] = useStore<Typed | null>(`templates.typed.${template.id}`, null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const text = typed?.text ?? template.text;
  const { letter, problem } = usePreview(template.id, text);
  const overtaken = typed !== null && typed.version !== template.version;

  const change = (next: string) => {
    setRefusal(null);
    setTyped(next === template.text ? null : { text: next, version: typed?.version ?? template.version });
  };
  const insert = (placeholder: string) => {
    const { selectionStart: start, selectionEnd: end } = input.current ?? { selectionStart: 0, selectionEnd: 0 };
    change(`${text.slice(0, start)}${placeholder}${text.slice(end)}`);
    input.current?.focus();
  };
  const keep = async (call: Promise<TemplateDetail>, done: (fresh: TemplateDetail) => string) => {
    setBusy(true);
    try {
      const fresh = await call;
      setTyped(null);
      notify(done(fresh), { type: 'success' });
    } catch (error) {
      setRefusal(fieldErrors(error).text ?? errorText(error));
      if (errorStatus(error) === 409) setTyped({ text, version: typed?.version ?? template.version });
    } finally {
      setBusy(false);
      await queryClient.invalidateQueries({ queryKey: ['templates'] });
    }
  };
  const save = () => {
    if (typed === null || busy || problem !== null) return;
    keep(dataProvider.changeTemplate(template.id, typed), (fresh) => `Сохранено: версия ${fresh.version}`);
  };
  const restore = (version: number) =>
    void keep(dataProvider.restoreTemplate(template.id, version), () => `Возвращён текст версии ${version}`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  };

  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <Box>
        {overtaken && (
          <Alert
            severity="warning"
            sx={{ mb: 1 }}
            action={<Button onClick={() => setTyped({ text, version: template.version })}>Править поверх</Button>}
          >
            Шаблон изменён, пока вы его правили: теперь действует версия {template.version}. Ваш текст сохранён.
          </Alert>
        )}
        <TextField
          fullWidth
          multiline
          minRows={10}
          maxRows={26}
          label="Текст"
          margin="dense"
          value={text}
          inputRef={input}
          error={(refusal ?? problem) !== null}
          helperText={refusal ?? problem ?? 'Вставки в двойных фигурных скобках продукт заполнит сам.'}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Box sx={{ display: 'flex', gap: 1, my: 1 }}>
          <Button variant="contained" disabled={typed === null || busy || problem !== null} onClick={save}>
            Сохранить новую версию
          </Button>
          {typed !== null && <Button onClick={() => change(template.text)}>Вернуть как было</Button>}
        </Box>
        <Placeholders placeholders={template.placeholders} onInsert={insert} />
      </Box>
      <Box>
        <Part title="Письмо на условных данных">
          <Box
            aria-live="polite"
            sx={{ p: 1.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', opacity: problem === null ? 1 : 0.5 }}
          >
            {letter && (
              <>
                {letter.subject !== '' && <Box sx={{ fontWeight: 600, mb: 1 }}>{letter.subject}</Box>}
                {letter.text}
              </>
            )}
          </Box>
        </Part>
        <Versions template={template} onRestore={restore} busy={busy} />
      </Box>
    </Box>
  );
}
