import { Box, Button, FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import {
  type Mailbox,
  mailboxes,
  mailboxLabels,
  type TicketKind,
  ticketKindLabels,
  ticketKinds,
  type Verdict,
  verdictLabels,
  verdicts,
} from '@perenos/domain';
import type { RefObject } from 'react';
import { SearchField } from '../../records/SearchField.tsx';
import type { QueueParams } from './queueParams.ts';

type ChoiceProps<T extends string> = {
  label: string;
  all: string;
  value: T | null;
  options: readonly T[];
  labels: Readonly<Record<T, string>>;
  onChange: (value: T | null) => void;
};

function Choice<T extends string>({ label, all, value, options, labels, onChange }: ChoiceProps<T>) {
  return (
    <TextField
      select
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(options.find((option) => option === event.target.value) ?? null)}
      sx={{ width: 158 }}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{all}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option} value={option}>
          {labels[option]}
        </MenuItem>
      ))}
    </TextField>
  );
}

type QueueFiltersProps = {
  params: QueueParams;
  onChange: (change: Partial<QueueParams>) => void;
  searchInput: RefObject<HTMLInputElement | null>;
};

export function QueueFilters({ params, onChange, searchInput }: QueueFiltersProps) {
  const filtered =
    params.mailbox !== null || params.kind !== null || params.verdict !== null || params.mine || params.q !== '';
  return (
    <Box role="search" sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
      <SearchField
        value={params.q}
        hint="ИНН, название, логин, номер…"
        label="Поиск в очереди"
        onChange={(q) => onChange({ q })}
        inputRef={searchInput}
      />
      <Choice<Mailbox>
        label="Ящик"
        all="все ящики"
        value={params.mailbox}
        options={mailboxes}
        labels={mailboxLabels}
        onChange={(mailbox) => onChange({ mailbox })}
      />
      <Choice<TicketKind>
        label="Что нужно"
        all="всё"
        value={params.kind}
        options={ticketKinds}
        labels={ticketKindLabels}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice<Verdict>
        label="Решение"
        all="любое"
        value={params.verdict}
        options={verdicts}
        labels={verdictLabels}
        onChange={(verdict) => onChange({ verdict })}
      />
      {params.view !== 'mine' && (
        <FormControlLabel
          sx={{ mx: 0.5 }}
          control={<Switch size="small" checked={params.mine} onChange={(_, mine) => onChange({ mine })} />}
          label="только мои"
        />
      )}
      {filtered && (
        <Button onClick={() => onChange({ mailbox: null, kind: null, verdict: null, mine: false, q: '' })}>
          Сбросить
        </Button>
      )}
    </Box>
  );
}
