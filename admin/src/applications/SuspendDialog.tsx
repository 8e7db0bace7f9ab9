import {
  Alert,
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  LinearProgress,
  TextField,
} from '@mui/material';
import { type ApplicationErrorCode, applicationErrorCodes, applicationErrors, errorPlace } from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { errorText } from '../api/http.ts';
import { unlessBeside } from '../lib/closing.ts';
import { counted } from '../lib/plural.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { Muted } from '../records/parts.tsx';
import type { FoundErrors } from './applicationVerbs.ts';
import type { ActionTarget } from './useApplicationActions.tsx';

type SuspendDialogProps = {
  target: ActionTarget;
  /** Answers what stood in the way; null: done. */
  onSend: (errors: FoundErrors) => Promise<string | null>;
  onClose: () => void;
};

const fits = (code: ApplicationErrorCode, q: string): boolean =>
  `${applicationErrors[code].label} ${errorPlace(code)}`.toLowerCase().includes(q.trim().toLowerCase());

/** Chooses what is wrong from the catalogue, a comment to each, and reads the letter before it goes. */
export function SuspendDialog({ target, onSend, onClose }: SuspendDialogProps) {
  const [q, setQ] = useState('');
  const [found, setFound] = useState<FoundErrors>([]);
  const [step, setStep] = useState<'choose' | 'letter'>('choose');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const toggle = (code: ApplicationErrorCode, on: boolean) =>
    setFound(on ? [...found, { code, comment: '' }] : found.filter((error) => error.code !== code));
  const send = async () => {
    setBusy(true);
    const failed = await onSend(found);
    setBusy(false);
    if (failed === null) onClose();
    else setProblem(failed);
  };
  const shown = applicationErrorCodes.filter((code) => fits(code, q) || found.some((error) => error.code === code));
  return (
    <Dialog open onClose={unlessBeside(onClose)} maxWidth="md" fullWidth aria-labelledby="suspend-title">
      <DialogTitle id="suspend-title" component="h2">
        Приостановить заявку {target.id}
        <Box sx={{ fontSize: 13, fontWeight: 400, color: 'text.secondary' }}>{target.subscriberName}</Box>
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5, alignContent: 'start', minHeight: 420 }}>
        {step === 'choose' ? (
          <>
            <TextField
              autoFocus
              type="search"
              label="Найти ошибку в справочнике"
              value={q}
              onChange={(event) => setQ(event.target.value)}
              sx={{ mt: 1 }}
            />
            <Box role="group" aria-label="Найденные ошибки" sx={{ display: 'grid', maxHeight: 420, overflowY: 'auto' }}>
              {shown.map((code) => (
                <ErrorChoice
                  key={code}
                  code={code}
                  chosen={found.find((error) => error.code === code) ?? null}
                  onToggle={(on) => toggle(code, on)}
                  onComment={(comment) =>
                    setFound(found.map((error) => (error.code === code ? { code, comment } : error)))
                  }
                />
              ))}
              {shown.length === 0 && <Box sx={{ color: 'text.secondary' }}>Такой ошибки в справочнике нет.</Box>}
            </Box>
          </>
        ) : (
          <Letter id={target.id} errors={found} />
        )}
        {problem !== null && (
          <Alert severity="error" role="alert">
            {problem}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Box role="status" sx={{ flex: 1, pl: 2, color: 'text.secondary' }}>
          {found.length > 0 ? counted(found.length, 'ошибка', 'ошибки', 'ошибок') : 'Отметьте хотя бы одну ошибку'}
        </Box>
        <Button onClick={onClose}>Отмена</Button>
        {step === 'choose' ? (
          <Button disabled={found.length === 0} onClick={() => setStep('letter')}>
            Письмо партнёру
          </Button>
        ) : (
          <Button onClick={() => setStep('choose')}>К ошибкам</Button>
        )}
        <Button variant="contained" disabled={busy || found.length === 0} onClick={() => void send()}>
          Приостановить
        </Button>
      </DialogActions>
    </Dialog>
  );
}

type ErrorChoiceProps = {
  code: ApplicationErrorCode;
  chosen: FoundErrors[number] | null;
  onToggle: (on: boolean) => void;
  onComment: (comment: string) => void;
};

function ErrorChoice({ code, chosen, onToggle, onComment }: ErrorChoiceProps) {
  const { label } = applicationErrors[code];
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: 1.5, py: 0.25 }}>
      <FormControlLabel
        sx={{ alignItems: 'flex-start', mr: 0 }}
        control={
          <Checkbox size="small" checked={chosen !== null} onChange={(_, on) => onToggle(on)} sx={{ py: 0.25 }} />
        }
        label={
          <>
            {label}
            <div>
              <Muted>{errorPlace(code)}</Muted>
            </div>
          </>
        }
      />
      {chosen !== null && (
        <TextField
          multiline
          maxRows={8}
          label={`Комментарий: ${label}`}
          value={chosen.comment}
          onChange={(event) => onComment(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
      )}
    </Box>
  );
}

/** The letter as it will go. */
function Letter({ id, errors }: { id: string; errors: FoundErrors }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['applications', 'notice', id, errors],
    queryFn: () => dataProvider.suspensionNotice(id, errors),
  });
  if (error) return <Alert severity="error">{errorText(error)}</Alert>;
  if (!data) return <LinearProgress aria-label="Письмо готовится" />;
  return (
    <Box aria-label="Письмо партнёру" component="section" sx={{ display: 'grid', gap: 1 }}>
      <div>
        <Muted>Кому: </Muted>
        {data.to ?? 'адрес не известен: письмо останется в исходящих с ошибкой'}
      </div>
      <div>
        <Muted>Тема: </Muted>
        {data.subject}
      </div>
      <Box
        sx={{
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          p: 1.5,
        }}
      >
        {data.text}
      </Box>
    </Box>
  );
}
