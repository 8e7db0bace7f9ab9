import { Autocomplete, Box, Button, Checkbox, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import {
  type AuditDimension,
  type AuditQuery,
  auditDimensionLabels,
  auditDimensions,
  auditKeyLabel,
  mailboxes,
  noKey,
  products,
  verdicts,
} from '@perenos/domain';
import { moscowDate } from '../lib/dates.ts';
import { useNow } from '../lib/useNow.ts';
import { DateField } from '../records/DateField.tsx';
import type { AuditChoices } from './auditVerbs.ts';
import { commonPeriods, withEnd } from './period.ts';

type Choice = { key: string; label: string };
type FilterProps = { query: AuditQuery; choices: AuditChoices | undefined; onChange: (query: AuditQuery) => void };

function choicesOf(dimension: AuditDimension, choices: AuditChoices | undefined): Choice[] {
  const known = (keys: readonly string[]): Choice[] =>
    keys.map((key) => ({ key, label: auditKeyLabel(dimension, key) }));
  const people = (some: AuditChoices['partners'] | undefined): Choice[] =>
    (some ?? []).map(({ id, name }) => ({ key: id, label: name }));
  const none = known([noKey]);
  switch (dimension) {
    case 'mailbox':
      return known(mailboxes);
    case 'verdict':
      return known(verdicts);
    case 'product':
      return [...known(products), ...none];
    case 'clause':
      return [...known(choices?.clauses ?? []), ...none];
    case 'specialist':
      return [...people(choices?.specialists), ...none];
    default:
      return [...people(choices?.partners), ...none];
  }
}

/** The period and what the figures are narrowed by. */
export function AuditFilters({ query, choices, onChange }: FilterProps) {
  const isNarrowed = auditDimensions.some((dimension) => query[dimension].length > 0);
  const reset = Object.fromEntries(auditDimensions.map((dimension) => [dimension, []]));
  return (
    <Box role="search" aria-label="Отбор" className="no-print" sx={{ display: 'grid', gap: 1.25 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <PeriodChoice query={query} onChange={onChange} />
        {isNarrowed && <Button onClick={() => onChange({ ...query, ...reset })}>Сбросить отбор</Button>}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {auditDimensions.map((dimension) => (
          <KeyChoice
            key={dimension}
            label={auditDimensionLabels[dimension]}
            options={choicesOf(dimension, choices)}
            chosen={query[dimension]}
            onChange={(keys) => onChange({ ...query, [dimension]: keys })}
          />
        ))}
      </Box>
    </Box>
  );
}

function PeriodChoice({ query, onChange }: Pick<FilterProps, 'query' | 'onChange'>) {
  const today = moscowDate(useNow());
  const active = commonPeriods.find(({ of }) => of(today).from === query.from && of(today).to === query.to);
  const move = (end: 'from' | 'to') => (day: string) =>
    day !== '' && onChange({ ...query, ...withEnd(query, end, day) });
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Период"
        value={active?.label ?? null}
        onChange={(_, label) => {
          const chosen = commonPeriods.find((period) => period.label === label);
          if (chosen) onChange({ ...query, ...chosen.of(today) });
        }}
      >
        {commonPeriods.map(({ label }) => (
          <ToggleButton key={label} value={label} sx={{ px: 1.25, py: 0.5 }}>
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <DateField label="С" value={query.from} onChange={move('from')} />
      <DateField label="По" value={query.to} onChange={move('to')} />
    </>
  );
}

type KeyChoiceProps = {
  label: string;
  options: Choice[];
  chosen: readonly string[];
  onChange: (keys: string[]) => void;
};

function KeyChoice({ label, options, chosen, onChange }: KeyChoiceProps) {
  return (
    <Autocomplete
      multiple
      size="small"
      limitTags={1}
      disableCloseOnSelect
      options={options}
      value={options.filter(({ key }) => chosen.includes(key))}
      getOptionLabel={(option) => option.label}
      isOptionEqualToValue={(option, value) => option.key === value.key}
      onChange={(_, values) => onChange(values.map(({ key }) => key))}
      renderOption={({ key: _, ...props }, option, { selected }) => (
        <li key={option.key} {...props}>
          <Checkbox size="small" checked={selected} sx={{ p: 0, mr: 1 }} tabIndex={-1} />
          {option.label}
        </li>
      )}
      renderInput={(input) => (
        <TextField
          {...input}
          label={label}
          placeholder={chosen.length === 0 ? 'все' : ''}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
      noOptionsText="Ничего не найдено"
      openText="Открыть"
      closeText="Закрыть"
      clearText="Очистить"
      slotProps={{ chip: { size: 'small' } }}
      sx={{ width: chosen.length === 0 ? 172 : 232, '& .MuiChip-root': { maxWidth: 'calc(100% - 76px)' } }}
    />
  );
}
