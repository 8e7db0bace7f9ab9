import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { errorText, fieldErrors } from '../api/http.ts';
import { counted } from '../lib/plural.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { DateField } from '../records/DateField.tsx';
import { lastDays } from './months.ts';

/** Chooses what a sample is drawn from and how large it is. */
export function DrawDialog({ onClose }: { onClose: () => void }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const navigate = useNavigate();
  const [input, setInput] = useState({ ...lastDays(new Date(), 30), seed: '', perSpecialist: 5, perClause: 2 });
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const errors = fieldErrors(problem);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const { seed, ...design } = input;
      const sample = await dataProvider.drawSample(seed.trim() === '' ? design : { ...design, seed });
      notify(`В выборке ${counted(sample.size, 'решение', 'решения', 'решений')}.`, { type: 'success' });
      navigate(`/samples/${sample.id}/show`);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const day = (name: 'from' | 'to', label: string) => (
    <DateField
      label={label}
      value={input[name]}
      onChange={(value) => value !== '' && setInput({ ...input, [name]: value })}
      error={errors[name] !== undefined}
      helperText={errors[name]}
      sx={{ width: 1 }}
    />
  );
  const field = (
    name: 'seed' | 'perSpecialist' | 'perClause',
    label: string,
    type: 'number' | 'text',
    help?: string,
  ) => (
    <TextField
      label={label}
      type={type}
      value={input[name]}
      onChange={({ target: { value } }) => setInput({ ...input, [name]: type === 'number' ? Number(value) : value })}
      error={errors[name] !== undefined}
      helperText={errors[name] ?? help}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: type === 'number' ? { min: 0, max: 200 } : {} }}
    />
  );
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="draw-title">
      <form onSubmit={submit}>
        <DialogTitle id="draw-title" component="h2">
          Новая выборка решений
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, '&&': { pt: 1 } }}>
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
            {day('from', 'С какого дня')}
            {day('to', 'По какой день')}
            {field('perSpecialist', 'Решений каждого сотрудника', 'number')}
            {field('perClause', 'Решений по каждому пункту', 'number')}
          </Box>
          {field('seed', 'Начальное значение', 'text', 'С тем же значением выберутся те же решения; пусто — случайное')}
          {problem !== null && Object.keys(errors).length === 0 && <Alert severity="error">{errorText(problem)}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" autoFocus disabled={busy}>
            Сделать выборку
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
