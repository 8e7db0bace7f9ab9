import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  TextField,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { errorText, fieldErrors } from '../api/http.ts';
import type { SavedView } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import type { QueueParams } from '../tickets/queue/queueParams.ts';
import { useReadViews } from './useReadViews.ts';
import { savedViewPath } from './useSavedViews.ts';
import { viewBody } from './viewBody.ts';

type SaveViewDialogProps =
  | { params: QueueParams; view: null; onClose: () => void }
  | { params: null; view: SavedView; onClose: () => void };

/** Keeps what the queue shows under a name, or gives a view that exists another one. */
export function SaveViewDialog({ params, view, onClose }: SaveViewDialogProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const navigate = useNavigate();
  const readViews = useReadViews();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      if (view) {
        await dataProvider.update('views', { id: view.id, data: { ...view, name, shared }, previousData: view });
      } else {
        const data = { name, shared, ...viewBody(params) };
        const { data: created } = await dataProvider.create<SavedView>('views', { data });
        navigate(savedViewPath(created));
      }
      readViews();
      notify(`Вид сохранён: ${name}`, { type: 'success' });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const problem = error === null ? null : fieldErrors(error).name;
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="save-view-title">
      <form onSubmit={submit}>
        <DialogTitle id="save-view-title" component="h2">
          {view ? 'Переименовать вид' : 'Сохранить вид'}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1 }}>
          <TextField
            autoFocus
            fullWidth
            margin="dense"
            label="Название"
            value={name}
            error={problem !== null && problem !== undefined}
            helperText={problem ?? 'Под этим названием отбор появится в левой колонке.'}
            onChange={(event) => setName(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 80 } }}
          />
          <FormControlLabel
            control={<Checkbox size="small" checked={shared} onChange={(_, value) => setShared(value)} />}
            label="Показывать и коллегам"
          />
          {error !== null && problem === undefined && <Alert severity="error">{errorText(error)}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={busy || name.trim() === ''}>
            Сохранить
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
