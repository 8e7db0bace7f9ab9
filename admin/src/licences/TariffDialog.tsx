import {
  Alert,
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
import { isRevocationWord, minimalGrounds, revocationWord, type TariffEvent, tariffEventLabels } from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { errorStatus, errorText, fieldErrors } from '../api/http.ts';
import type { TariffChangeAnswer, TariffTouched } from '../api/types.ts';
import { unlessBeside } from '../lib/closing.ts';
import type { TariffChange, TariffScope } from '../providers/registrarVerbs.ts';
import { TariffWarning } from './TariffWarning.tsx';

type TariffDialogProps = {
  event: TariffEvent;
  title: string;
  /** What the warning is about: one question, one cache. */
  about: readonly unknown[];
  load: (scope: TariffScope) => Promise<TariffTouched>;
  submit: (change: TariffChange & { scope: TariffScope }) => Promise<TariffChangeAnswer>;
  /** Whether the product's whole group can be meant. */
  mayBeGroup: boolean;
  onDone: (answer: TariffChangeAnswer) => void;
  onClose: () => void;
};

/** The deck's «Предупреждение … Продолжить?», with the grounds, and for a revocation the word that confirms it. */
export function TariffDialog({ event, title, about, load, submit, mayBeGroup, onDone, onClose }: TariffDialogProps) {
  const [scope, setScope] = useState<TariffScope>('licence');
  const [grounds, setGrounds] = useState('');
  const [confirmation, setConfirmation] = useState('');
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const warning = useQuery({
    queryKey: ['licences', 'touched', ...about, event, scope],
    queryFn: () => load(scope),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: touched, error } = warning;
  const group = touched?.groups[0];
  const problems = fieldErrors(refusal);
  const ready =
    touched !== undefined &&
    !busy &&
    grounds.trim().length >= minimalGrounds &&
    (event !== 'revoke' || isRevocationWord(confirmation));

  const go = async () => {
    if (!ready) return;
    setBusy(true);
    setRefusal(null);
    try {
      const licences = touched.licences.map(({ id, version }) => ({ id, version }));
      onDone(await submit({ licences, scope, grounds, ...(event === 'revoke' ? { confirmation } : {}) }));
    } catch (failure) {
      setRefusal(failure);
      setBusy(false);
    }
  };
  const onKeyDown = (pressed: KeyboardEvent) => {
    if (pressed.key === 'Enter' && (pressed.ctrlKey || pressed.metaKey)) go();
  };
  const again = () => {
    setRefusal(null);
    warning.refetch();
  };

  return (
    <Dialog
      open
      onClose={unlessBeside(onClose)}
      maxWidth="sm"
      fullWidth
      aria-labelledby="tariff-title"
      onKeyDown={onKeyDown}
    >
      <DialogTitle id="tariff-title" component="h2">
        {error ? title : `Предупреждение: ${title.charAt(0).toLowerCase()}${title.slice(1)}`}
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        {warning.isFetching && <LinearProgress aria-label="Проверяем, что будет затронуто" />}
        {error && (
          <Alert severity="error" role="alert">
            {errorText(error)}
          </Alert>
        )}
        {touched && !error && (
          <>
            {mayBeGroup && (group || scope === 'group') && (
              <FormControlLabel
                control={
                  <Checkbox
                    size="small"
                    checked={scope === 'group'}
                    onChange={(change) => setScope(change.target.checked ? 'group' : 'licence')}
                  />
                }
                label={`${tariffEventLabels[event]} тарифы всей группы: ${group?.name ?? ''}`}
              />
            )}
            <TariffWarning touched={touched} />
            <TextField
              autoFocus
              fullWidth
              multiline
              minRows={2}
              maxRows={8}
              required
              label="Основание"
              sx={{ mt: 0.75 }}
              value={grounds}
              error={problems.grounds !== undefined}
              helperText={problems.grounds ?? `Останется в журнале. Не короче ${minimalGrounds} знаков.`}
              onChange={(change) => setGrounds(change.target.value)}
            />
            {event === 'revoke' && (
              <TextField
                fullWidth
                required
                label={`Наберите слово ${revocationWord}`}
                value={confirmation}
                autoComplete="off"
                error={problems.confirmation !== undefined}
                helperText={problems.confirmation ?? 'Отзыв необратим: возобновить тариф будет нельзя.'}
                onChange={(change) => setConfirmation(change.target.value)}
              />
            )}
          </>
        )}
        {refusal !== null && Object.keys(problems).length === 0 && (
          <Alert
            severity="error"
            role="alert"
            action={errorStatus(refusal) === 409 ? <Button onClick={again}>Показать свежие</Button> : undefined}
          >
            {errorText(refusal)}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        {error ? (
          <Button autoFocus onClick={onClose}>
            Закрыть
          </Button>
        ) : (
          <>
            <span style={{ flex: 1, paddingLeft: 16 }}>Продолжить?</span>
            <Button onClick={onClose}>Нет</Button>
            <Button
              variant="contained"
              color={event === 'revoke' ? 'error' : 'primary'}
              disabled={!ready}
              aria-keyshortcuts="Control+Enter"
              onClick={go}
            >
              Да, {tariffEventLabels[event].toLowerCase()}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}
