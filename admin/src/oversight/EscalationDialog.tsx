import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  TextField,
} from '@mui/material';
import { type EscalationRecipient, escalationPercent, escalationRecipientLabels } from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import type { EscalationRule, EscalationRuleInput } from './oversightVerbs.ts';

type EscalationDialogProps = {
  /** null: a new one. */
  rule: EscalationRule | null;
  onClose: () => void;
  onKept: (rules: EscalationRule[]) => void;
};

const fresh: EscalationRuleInput = {
  ...{ percent: 90, recipient: 'supervisors', userId: null, byMail: false, byNote: true, active: true },
};

/** A rule, to be added or changed. */
export function EscalationDialog({ rule, onClose, onKept }: EscalationDialogProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const [{ percent, recipient, userId, byMail, byNote, active }, setInput] = useState<EscalationRuleInput>(
    rule ?? fresh,
  );
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => dataProvider.staff(), enabled: recipient === 'user' });
  const set = (change: Partial<EscalationRuleInput>) => setInput((input) => ({ ...input, ...change }));
  const errors = fieldErrors(problem);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const input = { percent, recipient, userId, byMail, byNote, active };
    try {
      onKept(
        rule
          ? await dataProvider.changeEscalationRule(rule.id, { ...input, version: rule.version })
          : await dataProvider.addEscalationRule(input),
      );
      notify('Правило сохранено.', { type: 'success' });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="escalation-title">
      <form onSubmit={submit}>
        <DialogTitle id="escalation-title" component="h2">
          {rule ? 'Правило эскалации' : 'Новое правило эскалации'}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, '&&': { pt: 1 } }}>
          <TextField
            autoFocus
            label="Доля срока, %"
            type="number"
            value={percent}
            onChange={(event) => set({ percent: Number(event.target.value) })}
            error={errors.percent !== undefined}
            helperText={errors.percent ?? '100 — сам срок: 8 рабочих часов по п. 1.3'}
            slotProps={{ htmlInput: { min: escalationPercent.min, max: escalationPercent.max } }}
          />
          <TextField
            select
            label="Кому"
            value={recipient}
            onChange={(event) => set({ recipient: event.target.value as EscalationRecipient, userId: null })}
          >
            {Object.entries(escalationRecipientLabels).map(([value, label]) => (
              <MenuItem key={value} value={value}>
                {label}
              </MenuItem>
            ))}
          </TextField>
          {recipient === 'user' && (
            <TextField
              select
              label="Сотрудник"
              value={userId ?? ''}
              onChange={(event) => set({ userId: Number(event.target.value) })}
              error={errors.userId !== undefined}
              helperText={errors.userId}
            >
              {(staff.data ?? []).map(({ id, name }) => (
                <MenuItem key={id} value={id}>
                  {name}
                </MenuItem>
              ))}
            </TextField>
          )}
          <div>
            <FormControlLabel
              control={<Checkbox checked={byNote} onChange={(_, checked) => set({ byNote: checked })} />}
              label="Заметкой с упоминанием в панели"
            />
            <FormControlLabel
              control={<Checkbox checked={byMail} onChange={(_, checked) => set({ byMail: checked })} />}
              label="Письмом на почту сотрудника"
            />
            <FormControlLabel
              control={<Checkbox checked={active} onChange={(_, checked) => set({ active: checked })} />}
              label="Правило действует"
            />
          </div>
          {errors.byNote !== undefined && <Alert severity="error">{errors.byNote}</Alert>}
          {problem !== null && Object.keys(errors).length === 0 && <Alert severity="error">{errorText(problem)}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={busy}>
            Сохранить
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
