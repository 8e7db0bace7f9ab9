import {
  Alert,
  Autocomplete,
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  FormHelperText,
  TextField,
} from '@mui/material';
import { type ExtrasField, extrasLabels } from '@perenos/domain';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { useDataProvider, useGetList, useNotify } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { ApplicationDetail, CompanyGroupRow } from '../api/types.ts';
import { unlessBeside } from '../lib/closing.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';

type Group = ApplicationDetail['extras']['group'];
type Form = Omit<ApplicationDetail['extras'], 'closed'>;
type Problems = Partial<Record<ExtrasField, string>>;

const tariffs = ['bonusGroup', 'mainForEntrepreneur', 'rightSolution'] as const;

type DialogProps = { application: ApplicationDetail; onClose: () => void };

/** All further conditions in one window, over the version that was opened: what is typed outlives a refusal. */
export function ExtrasDialog({ application, onClose }: DialogProps) {
  const [{ id, version, product }] = useState(application);
  const { closed: _closed, ...given } = application.extras;
  const [form, setForm] = useState<Form>(given);
  const { problems, problem, busy, save } = useSave(id, version, onClose);
  const set = (change: Partial<Form>) => setForm((held) => ({ ...held, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(form);
  };
  const its = (field: 'itsLogin' | 'itsEmail') => (
    <TextField
      label={extrasLabels[field]}
      value={form[field] ?? ''}
      onChange={(event) => set({ [field]: event.target.value })}
      error={problems[field] !== undefined}
      helperText={problems[field]}
      autoComplete="off"
    />
  );
  return (
    <Dialog open onClose={unlessBeside(onClose)} maxWidth="sm" fullWidth aria-labelledby="extras-title">
      <form onSubmit={submit} noValidate>
        <DialogTitle id="extras-title" component="h2">
          Дополнительные условия: {application.subscriberName}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          <GroupField
            product={product}
            value={form.group}
            problem={problems.group}
            onChange={(group) => set({ group, ...(group === null ? { bonusGroup: false } : {}) })}
          />
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
            {its('itsLogin')}
            {its('itsEmail')}
          </Box>
          <Box sx={{ display: 'grid' }}>
            {tariffs.map((tariff) => (
              <Flag
                key={tariff}
                label={extrasLabels[tariff]}
                checked={form[tariff]}
                problem={problems[tariff]}
                onChange={(checked) => set({ [tariff]: checked })}
              />
            ))}
            <Flag
              label={extrasLabels.specialOffer}
              checked={form.specialOffer !== null}
              problem={undefined}
              onChange={(checked) => set({ specialOffer: checked ? '' : null })}
            />
          </Box>
          {form.specialOffer !== null && (
            <TextField
              autoFocus={form.specialOffer === ''}
              label="Номер или текст предложения"
              placeholder="Акция 50"
              value={form.specialOffer}
              onChange={(event) => set({ specialOffer: event.target.value })}
              error={problems.specialOffer !== undefined}
              helperText={problems.specialOffer}
            />
          )}
          {problem !== null && (
            <Alert severity="error" role="alert">
              {problem}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Отмена</Button>
          <Button type="submit" variant="contained" disabled={busy}>
            Применить
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function useSave(id: string, version: number, onDone: () => void) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [problems, setProblems] = useState<Problems>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async ({ group, ...fields }: Form) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await dataProvider.putApplicationExtras(id, { version, groupId: group?.id ?? null, ...fields });
      notify('Условия заявки изменены', { type: 'success' });
      onDone();
    } catch (error) {
      const fieldProblems: Problems = fieldErrors(error);
      setProblems(fieldProblems);
      setProblem(Object.keys(fieldProblems).length > 0 ? null : errorText(error));
      setBusy(false);
    }
    await queryClient.invalidateQueries({ queryKey: ['applications'] });
  };
  return { problems, problem, busy, save };
}

type FlagProps = {
  label: string;
  checked: boolean;
  problem: string | undefined;
  onChange: (checked: boolean) => void;
};

function Flag({ label, checked, problem, onChange }: FlagProps) {
  return (
    <div>
      <FormControlLabel
        control={<Checkbox size="small" checked={checked} onChange={(event) => onChange(event.target.checked)} />}
        label={label}
      />
      {problem !== undefined && (
        <FormHelperText error sx={{ mt: -0.5, ml: 3.5 }}>
          {problem}
        </FormHelperText>
      )}
    </div>
  );
}

type GroupFieldProps = {
  product: ApplicationDetail['product'];
  value: Group;
  problem: string | undefined;
  onChange: (group: Group) => void;
};

/** A group of the application's product, found by its name or by the ИНН of a member. */
function GroupField({ product, value, problem, onChange }: GroupFieldProps) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data = [] } = useGetList<CompanyGroupRow>('groups', {
    filter: { product, ...(q === '' || q === value?.name ? {} : { q }) },
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: 20 },
  });
  const options = data.map(({ id, name, headInn }) => ({ id, name, headInn }));
  return (
    <Autocomplete
      options={options}
      value={value}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      filterOptions={(all) => all}
      noOptionsText="Группы не найдены"
      onInputChange={(_, next) => setTyped(next)}
      onChange={(_, group) => onChange(group)}
      sx={{ mt: 1 }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={extrasLabels.group}
          placeholder="Название, ИНН головной компании или участника"
          error={problem !== undefined}
          helperText={problem}
        />
      )}
    />
  );
}
