import SearchIcon from '@mui/icons-material/Search';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, type RefObject, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { ApplicationDetail } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';

type TakeFormProps = {
  inputRef: RefObject<HTMLInputElement | null>;
  onTaken: (application: ApplicationDetail) => void;
};

/** «Получить заявку» by ИНН and КПП; what stands in the way is told in a window, as WEB-Регистратор does. */
export function TakeForm({ inputRef, onTaken }: TakeFormProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const [inn, setInn] = useState('');
  const [kpp, setKpp] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      onTaken(await dataProvider.takeApplication({ inn: inn.trim(), kpp: kpp.trim() }));
      setInn('');
      setKpp('');
    } catch (error) {
      setProblem(Object.values(fieldErrors(error)).join('. ') || errorText(error));
    }
    setBusy(false);
  };
  const field = {
    sx: { width: 132 },
    autoComplete: 'off',
    slotProps: { htmlInput: { inputMode: 'numeric' } },
  } as const;
  return (
    <>
      <Box component="form" aria-label="Получить заявку" onSubmit={submit} sx={{ display: 'flex', gap: 1 }}>
        <TextField {...field} label="ИНН" inputRef={inputRef} value={inn} onChange={(e) => setInn(e.target.value)} />
        <TextField {...field} label="КПП" value={kpp} onChange={(e) => setKpp(e.target.value)} />
        <Button type="submit" variant="contained" startIcon={<SearchIcon />} disabled={busy || inn.trim() === ''}>
          Получить заявку
        </Button>
      </Box>
      <Dialog open={problem !== null} onClose={() => setProblem(null)} aria-labelledby="take-problem">
        <DialogTitle id="take-problem" component="h2">
          Ошибка
        </DialogTitle>
        <DialogContent>{problem}</DialogContent>
        <DialogActions>
          <Button autoFocus onClick={() => setProblem(null)}>
            Закрыть
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
