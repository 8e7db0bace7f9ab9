import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import type { ImposeBasis, LiftBasis } from '@perenos/domain';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { RestrictionDetail } from '../api/types.ts';
import { unlessBeside } from '../lib/closing.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';

type RestrictionDialogProps = { detail: RestrictionDetail; act: 'impose' | 'lift'; onClose: () => void };

/** Imposes or lifts a restriction by hand: on one of the bases that the rules know, with grounds in words. */
export function RestrictionDialog({ detail, act, onClose }: RestrictionDialogProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const options = act === 'impose' ? detail.impose : detail.lift;
  const [basis, setBasis] = useState<string>(options.find(({ allowed }) => allowed)?.basis ?? '');
  const [grounds, setGrounds] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      if (act === 'impose')
        await dataProvider.imposeRestriction({ partnerId: detail.id, basis: basis as ImposeBasis, grounds });
      else await dataProvider.liftRestriction(detail.id, { basis: basis as LiftBasis, grounds });
      notify(
        act === 'impose'
          ? 'Доступ ограничен. Партнёру отправлено письмо.'
          : 'Ограничение снято. Партнёру отправлено письмо.',
        {
          type: 'success',
        },
      );
      refresh();
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const groundsProblem = fieldErrors(problem).grounds;
  return (
    <Dialog open onClose={unlessBeside(onClose)} maxWidth="sm" fullWidth aria-labelledby="restriction-title">
      <form onSubmit={submit}>
        <DialogTitle id="restriction-title" component="h2">
          {act === 'impose' ? 'Ограничить доступ' : 'Снять ограничение'}: {detail.partnerName}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <FormControl>
            <FormLabel id="restriction-basis">На каком основании</FormLabel>
            <RadioGroup
              aria-labelledby="restriction-basis"
              value={basis}
              onChange={(event) => setBasis(event.target.value)}
            >
              {options.map((option) => (
                <div key={option.basis}>
                  <FormControlLabel
                    value={option.basis}
                    disabled={!option.allowed}
                    control={<Radio size="small" />}
                    label={option.label}
                  />
                  {!option.allowed && (
                    <Alert severity="info" sx={{ ml: 3.5, mb: 0.5 }}>
                      {option.reason} ({option.rules.map(clauseName).join(', ')})
                    </Alert>
                  )}
                </div>
              ))}
            </RadioGroup>
          </FormControl>
          <TextField
            autoFocus
            label="Основание"
            multiline
            minRows={3}
            value={grounds}
            onChange={(event) => setGrounds(event.target.value)}
            error={groundsProblem !== undefined}
            helperText={groundsProblem ?? 'Кто просит, каким письмом, что подтверждает. Партнёр увидит этот текст.'}
            slotProps={{ htmlInput: { maxLength: 1000 } }}
          />
          {problem !== null && groundsProblem === undefined && <Alert severity="error">{errorText(problem)}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button
            type="submit"
            variant="contained"
            color={act === 'impose' ? 'warning' : 'primary'}
            disabled={busy || basis === ''}
          >
            {act === 'impose' ? 'Ограничить' : 'Снять'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
