import {
  Alert,
  Autocomplete,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { edition2026, type ParameterName, parameters2026, type RegulationClause } from '@perenos/domain';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { changedParameters, ParameterFields } from './ParameterFields.tsx';
import type { Clause, DraftBody, Edition } from './regulationVerbs.ts';

type EditionDialogProps = {
  /** What a new draft begins with, or the draft to be changed. */
  edition: Edition;
  clauses: Clause[];
  isNew: boolean;
  onClose: () => void;
  onSaved: (edition: Edition) => void;
};

/** A draft: its name, the numbers of its rules, the clauses that read otherwise. */
export function EditionDialog({ edition, clauses, isNew, onClose, onSaved }: EditionDialogProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const [name, setName] = useState(isNew ? '' : edition.name);
  const [numbers, setNumbers] = useState<Partial<Record<ParameterName, string>>>(() => asTyped(edition.parameters));
  const [texts, setTexts] = useState<Record<string, string>>(edition.clauses);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const errors = fieldErrors(problem);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const draft: DraftBody = {
      name,
      clauses: changedTexts(texts),
      parameters: changedParameters(parameters2026, numbers),
    };
    try {
      const saved =
        isNew || edition.id === null
          ? await dataProvider.createEdition(draft)
          : await dataProvider.changeEdition(edition.id, { ...draft, version: edition.version ?? 0 });
      await queryClient.invalidateQueries({ queryKey: ['regulation'] });
      onSaved(saved);
      onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="edition-title">
      <form onSubmit={save}>
        <DialogTitle id="edition-title" component="h2">
          {isNew ? `Новый проект на основе «${edition.name}»` : `Проект «${edition.name}»`}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          {problem !== null && <Alert severity="error">{Object.values(errors).join(' ') || errorText(problem)}</Alert>}
          <TextField
            autoFocus
            required
            label="Название редакции"
            helperText={errors.name ?? 'Стоит в каждом решении, принятом по этой редакции'}
            error={errors.name !== undefined}
            value={name}
            onChange={({ target }) => setName(target.value)}
            sx={{ mt: 1, maxWidth: 420 }}
          />
          <Box component="h3" sx={{ m: 0, fontSize: 14 }}>
            Числа, по которым судят правила
          </Box>
          <ParameterFields base={parameters2026} value={numbers} onChange={setNumbers} />
          <ClauseTexts clauses={clauses} texts={texts} onChange={setTexts} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={busy || name.trim() === ''}>
            Сохранить проект
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

const asTyped = (parameters: Edition['parameters']): Partial<Record<ParameterName, string>> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));

const textOf2026 = (id: string): string | undefined => edition2026.clauses[id as RegulationClause];

const changedTexts = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([id, text]) => text.trim() !== textOf2026(id)));

type ClauseTextsProps = {
  clauses: Clause[];
  texts: Record<string, string>;
  onChange: (texts: Record<string, string>) => void;
};

/** The clauses that read otherwise; more of them are chosen by number. */
function ClauseTexts({ clauses, texts, onChange }: ClauseTextsProps) {
  const others = clauses.filter(({ id }) => textOf2026(id) !== undefined && texts[id] === undefined);
  return (
    <>
      <Box component="h3" sx={{ m: 0, fontSize: 14 }}>
        Тексты пунктов
      </Box>
      {Object.entries(texts).map(([id, text]) => (
        <Box key={id} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
          <TextField
            label={`Пункт ${id}`}
            multiline
            minRows={2}
            value={text}
            onChange={({ target }) => onChange({ ...texts, [id]: target.value })}
            sx={{ flex: 1 }}
          />
          <Button
            onClick={() => {
              const { [id]: _dropped, ...rest } = texts;
              onChange(rest);
            }}
          >
            Как было
          </Button>
        </Box>
      ))}
      <Autocomplete
        value={null}
        blurOnSelect
        clearOnBlur
        options={others}
        getOptionLabel={({ id, text }) => `${id}. ${text.slice(0, 90)}`}
        onChange={(_, chosen) => chosen && onChange({ ...texts, [chosen.id]: chosen.text })}
        noOptionsText="Такого пункта нет"
        renderInput={(params) => <TextField {...params} label="Изменить ещё один пункт" />}
      />
    </>
  );
}
