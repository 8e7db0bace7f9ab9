import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  TextField,
} from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import { formatDate } from '../lib/dates.ts';
import { counted } from '../lib/plural.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { DateField } from '../records/DateField.tsx';
import { FileButton } from '../records/FileButton.tsx';
import type { CalendarCheck, CalendarUpload } from './calendarVerbs.ts';

const empty: CalendarUpload = { content: null, decree: { number: '', date: '', title: '' }, source: '' };

/** A year from a file: checked first, with its totals and what would change, then loaded. */
export function ImportDialog({ onClose, onLoaded }: { onClose: () => void; onLoaded: (year: number) => void }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const [upload, setUpload] = useState(empty);
  const [fileName, setFileName] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const check = useMutation({ mutationFn: () => dataProvider.checkCalendar(upload) });
  const load = useMutation({
    mutationFn: () => dataProvider.loadCalendar(upload),
    onSuccess: ({ year, movedTickets }) => {
      const moved = movedTickets === 0 ? 'сроки обращений не изменились' : `пересчитано сроков: ${movedTickets}`;
      notify(`Календарь ${year} года загружен, ${moved}`, { type: 'success' });
      onLoaded(year);
      onClose();
    },
  });
  const change = (part: Partial<CalendarUpload>) => {
    check.reset();
    load.reset();
    setUpload((before) => ({ ...before, ...part }));
  };
  const choose = async ([file]: File[]) => {
    if (!file) return;
    setFileName(file.name);
    try {
      const content: unknown = JSON.parse(await file.text());
      setUnreadable(null);
      change({ content });
    } catch {
      change({ content: null });
      setUnreadable(`Файл «${file.name}» — не JSON: прочитать его нельзя.`);
    }
  };
  const errors = { ...fieldErrors(check.error), ...fieldErrors(load.error) };
  const error = unreadable ?? (check.error || load.error ? errorText(check.error ?? load.error) : null);
  const sound = check.data && check.data.problems.length === 0;
  const decree = (part: Partial<CalendarUpload['decree']>) => change({ decree: { ...upload.decree, ...part } });
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="import-title">
      <DialogTitle id="import-title" component="h2">
        Загрузить год производственного календаря
      </DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', pt: 0.5 }}>
          <FileButton
            label="Файл календаря"
            button={fileName === null ? 'Выбрать файл' : 'Другой файл'}
            accept=".json,application/json"
            onPick={choose}
          />
          <span>{fileName ?? 'JSON одного года: выходные по датам или по месяцам и итог рабочих дней'}</span>
        </Box>
        <Box sx={{ display: 'flex', gap: 1.5 }}>
          <TextField
            label="Постановление №"
            value={upload.decree.number}
            onChange={(event) => decree({ number: event.target.value })}
            error={Boolean(errors['decree.number'])}
            helperText={errors['decree.number']}
            sx={{ width: 170 }}
          />
          <DateField
            label="Дата постановления"
            value={upload.decree.date}
            onChange={(date) => decree({ date })}
            error={Boolean(errors['decree.date'])}
            helperText={errors['decree.date']}
          />
        </Box>
        <TextField
          label="Название постановления"
          value={upload.decree.title}
          onChange={(event) => decree({ title: event.target.value })}
          error={Boolean(errors['decree.title'])}
          helperText={errors['decree.title']}
        />
        <TextField
          label="Откуда взят файл"
          value={upload.source}
          onChange={(event) => change({ source: event.target.value })}
          error={Boolean(errors.source)}
          helperText={errors.source ?? 'Останется в журнале как основание'}
        />
        {error && <Alert severity="error">{errors.content ?? error}</Alert>}
        {check.data && <CheckResult check={check.data} />}
        {load.isPending && <LinearProgress aria-label="Календарь загружается, сроки пересчитываются" />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Отмена</Button>
        <Button variant="outlined" disabled={upload.content === null || check.isPending} onClick={() => check.mutate()}>
          Проверить
        </Button>
        <Button variant="contained" disabled={!sound || load.isPending} onClick={() => load.mutate()}>
          Загрузить
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function CheckResult({ check: { year, problems, totals, changes } }: { check: CalendarCheck }) {
  if (problems.length > 0)
    return (
      <Alert severity="error">
        {problems.map((problem) => (
          <div key={problem}>{problem}</div>
        ))}
      </Alert>
    );
  return (
    <Alert severity="success">
      {year} год: {counted(totals?.workingDays ?? 0, 'рабочий день', 'рабочих дня', 'рабочих дней')}, по месяцам{' '}
      {totals?.workingDaysByMonth.join(', ')}. Итоги сходятся.
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2, maxHeight: 180, overflowY: 'auto' }}>
        {changes.map(({ date, before, after }) => (
          <li key={date}>
            {formatDate(date)}: {before} → {after}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
