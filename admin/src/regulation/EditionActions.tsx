import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import { formatDate, moscowDate } from '../lib/dates.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { DateField } from '../records/DateField.tsx';
import type { Edition } from './regulationVerbs.ts';

type EditionActionsProps = { edition: Edition; onEdit: () => void; onGone: () => void };

/** What can be done with a draft: change it, throw it away, put it in force. An edition in force is never changed. */
export function EditionActions({ edition, onEdit, onGone }: EditionActionsProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [asking, setAsking] = useState<'force' | 'discard' | null>(null);
  const { id, version, state, name } = edition;
  if (state === 'in-force' || id === null || version === null) return null;
  const discard = async () => {
    try {
      await dataProvider.discardEdition(id, version);
      onGone();
      await queryClient.invalidateQueries({ queryKey: ['regulation'] });
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    }
    setAsking(null);
  };
  return (
    <>
      <Button onClick={() => setAsking('discard')}>Удалить</Button>
      <Button onClick={onEdit}>Изменить</Button>
      <Button variant="contained" onClick={() => setAsking('force')}>
        Ввести в действие
      </Button>
      {asking === 'discard' && (
        <Dialog open onClose={() => setAsking(null)} aria-labelledby="discard-title">
          <DialogTitle id="discard-title" component="h2">
            Удалить проект «{name}»?
          </DialogTitle>
          <DialogContent>В журнале он останется целиком.</DialogContent>
          <DialogActions>
            <Button autoFocus onClick={() => setAsking(null)}>
              Отмена
            </Button>
            <Button variant="contained" color="error" onClick={discard}>
              Удалить
            </Button>
          </DialogActions>
        </Dialog>
      )}
      {asking === 'force' && <ForceDialog id={id} version={version} name={name} onClose={() => setAsking(null)} />}
    </>
  );
}

type ForceDialogProps = { id: number; version: number; name: string; onClose: () => void };

/** From which day the draft holds: one that is still to come. */
function ForceDialog({ id, version, name, onClose }: ForceDialogProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const tomorrow = moscowDate(new Date(Date.now() + 86_400_000));
  const [validFrom, setValidFrom] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await dataProvider.putEditionInForce(id, { version, validFrom });
      await queryClient.invalidateQueries({ queryKey: ['regulation'] });
      notify(`Редакция «${name}» действует с ${formatDate(validFrom)}`, { type: 'success' });
      onClose();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="force-title">
      <form onSubmit={submit}>
        <DialogTitle id="force-title" component="h2">
          Ввести в действие «{name}»
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          <Alert severity="warning">
            С этого дня по ней решаются новые обращения. Полученные раньше остаются при редакции своего дня. Введённую
            редакцию изменить нельзя — только ввести следующую.
          </Alert>
          {problem !== null && (
            <Alert severity="error">{Object.values(fieldErrors(problem)).join(' ') || errorText(problem)}</Alert>
          )}
          <DateField
            autoFocus
            required
            label="Первый день"
            value={validFrom}
            onChange={setValidFrom}
            min={tomorrow}
            sx={{ mt: 1, width: 200 }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={validFrom === ''}>
            Ввести в действие
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
