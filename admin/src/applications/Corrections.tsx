import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { ApplicationDetail, SuspensionError, TicketRow } from '../api/types.ts';
import { unlessBeside } from '../lib/closing.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Moment, Muted } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { TicketField } from '../records/TicketField.tsx';

/** The errors of the suspension that lasts: corrected ones are ticked off one by one; with the last it ends by itself. */
export function Corrections({ application }: { application: ApplicationDetail }) {
  const [correcting, setCorrecting] = useState<SuspensionError | null>(null);
  const { suspension, allowed } = application;
  if (!suspension) return null;
  const left = suspension.errors.filter(({ corrected }) => corrected === null).length;
  return (
    <Part title={`Найденные ошибки: исправлено ${suspension.errors.length - left} из ${suspension.errors.length}`}>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {suspension.errors.map((error) => (
          <Box
            component="li"
            key={error.id}
            aria-label={error.label}
            sx={{
              display: 'flex',
              gap: 1.5,
              alignItems: 'flex-start',
              px: 1.5,
              py: 0.75,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <CheckCircleOutline
              aria-hidden="true"
              sx={{ fontSize: 18, mt: 0.125, color: error.corrected ? 'success.main' : 'divider' }}
            />
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              <b>{error.label}</b> <Muted>{error.place}</Muted>
              {error.comment && <div>{error.comment}</div>}
              {error.corrected && (
                <div>
                  <Muted>
                    Исправлено: {error.corrected.from === 'partner' ? 'прислал партнёр' : 'исправил специалист'},{' '}
                    {error.corrected.by}, <Moment at={error.corrected.at} />
                    {error.corrected.text && `. ${error.corrected.text}`}
                  </Muted>
                </div>
              )}
            </Box>
            {error.corrected === null && allowed.includes('correct') && (
              <Button variant="outlined" onClick={() => setCorrecting(error)}>
                Исправлено
              </Button>
            )}
          </Box>
        ))}
      </Box>
      <Box sx={{ px: 1.5, py: 0.75, color: 'text.secondary' }}>
        Приостановлена <Moment at={suspension.suspendedAt} />, {suspension.suspendedBy}. Когда отмечена последняя
        ошибка, заявка возобновляется.
      </Box>
      {correcting && (
        <CorrectionDialog application={application} error={correcting} onClose={() => setCorrecting(null)} />
      )}
    </Part>
  );
}

type CorrectionDialogProps = { application: ApplicationDetail; error: SuspensionError; onClose: () => void };

function CorrectionDialog({ application, error, onClose }: CorrectionDialogProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [from, setFrom] = useState<'partner' | 'specialist'>('partner');
  const [comment, setComment] = useState('');
  const [value, setValue] = useState('');
  const [ticket, setTicket] = useState<TicketRow | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const present = application.requisites.find(({ field }) => field !== null && field === error.field);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const input = { version: application.version, errorId: error.id, from, comment };
      const fresh = await dataProvider.correctApplication(application.id, {
        ...input,
        ...(from === 'partner' && ticket !== null ? { ticketId: ticket.id } : {}),
        ...(value.trim() === '' ? {} : { value: value.trim() }),
      });
      notify(
        fresh.state === 'suspended' ? 'Ошибка отмечена исправленной' : 'Все ошибки исправлены: заявка возобновлена',
        {
          type: 'success',
        },
      );
      onClose();
    } catch (failed) {
      setProblem(Object.values(fieldErrors(failed))[0] ?? errorText(failed));
      setBusy(false);
    }
    await queryClient.invalidateQueries({ queryKey: ['applications'] });
  };
  return (
    <Dialog open onClose={unlessBeside(onClose)} maxWidth="sm" fullWidth aria-labelledby="correction-title">
      <form onSubmit={submit}>
        <DialogTitle id="correction-title" component="h2">
          Исправлено: {error.label}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          <RadioGroup row aria-label="Кто исправил" value={from} onChange={(_, next) => setFrom(next as typeof from)}>
            <FormControlLabel value="partner" control={<Radio size="small" />} label="Исправление прислал партнёр" />
            <FormControlLabel value="specialist" control={<Radio size="small" />} label="Исправил специалист" />
          </RadioGroup>
          {from === 'partner' && <TicketField label="Прислано в обращении" value={ticket} onChange={setTicket} />}
          {present && (
            <TextField
              autoFocus
              label={`Новое значение: ${present.label}`}
              value={value}
              onChange={(event) => setValue(event.target.value)}
              helperText={`Сейчас: ${present.value}. Оставьте пустым, если значение не меняется.`}
            />
          )}
          <TextField
            autoFocus={!present}
            multiline
            minRows={2}
            label="Что исправлено"
            helperText={present ? undefined : 'Новый документ, если он прислан, приложите на вкладке «Файлы».'}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
          {problem !== null && (
            <Alert severity="error" role="alert">
              {problem}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={busy}>
            Отметить исправленной
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
