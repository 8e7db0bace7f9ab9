import { Box, Button, Chip, MenuItem, TextField } from '@mui/material';
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
import { lazy, type RefObject, Suspense } from 'react';
import { useGetIdentity } from 'react-admin';
import { SearchField } from '../../records/SearchField.tsx';
import { clauseName } from '../decision/ClauseDetails.tsx';
import { useStaff } from '../together/useStaff.ts';
import { isFiltered, noFilter, type QueueParams } from './queueParams.ts';

const AuditChip = lazy(() => import('../../audit/AuditChip.tsx').then((module) => ({ default: module.AuditChip })));
const ScorecardChip = lazy(() =>
  import('../../oversight/ScorecardChip.tsx').then((module) => ({ default: module.ScorecardChip })),
);

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
      sx={{ width: 142 }}
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

/** «п. 4.1.4, месяц 03.2026, вместе с закрытыми». */
function clauseLabel(clause: string, month: string | null): string {
  const received = month === null ? '' : `, месяц ${month.slice(5)}.${month.slice(0, 4)}`;
  return `${clauseName(clause)}${received}, вместе с закрытыми`;
}

type QueueFiltersProps = {
  params: QueueParams;
  onChange: (change: Partial<QueueParams>) => void;
  searchInput: RefObject<HTMLInputElement | null>;
};

export function QueueFilters({ params, onChange, searchInput }: QueueFiltersProps) {
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
        <AssigneeChoice value={params.assignee} onChange={(assignee) => onChange({ assignee })} />
      )}
      {params.audit !== null && (
        <Suspense fallback={null}>
          <AuditChip audit={params.audit} onRemove={() => onChange({ audit: null })} />
        </Suspense>
      )}
      {params.scorecard !== null && (
        <Suspense fallback={null}>
          <ScorecardChip scorecard={params.scorecard} onRemove={() => onChange({ scorecard: null })} />
        </Suspense>
      )}
      {params.clause !== null && (
        <Chip
          label={clauseLabel(params.clause, params.month)}
          onDelete={() => onChange({ clause: null, month: null })}
        />
      )}
      {isFiltered(params) && <Button onClick={() => onChange(noFilter)}>Сбросить</Button>}
    </Box>
  );
}

type AssigneeChoiceProps = {
  value: QueueParams['assignee'];
  onChange: (value: QueueParams['assignee']) => void;
};

/** Whose tickets: mine, nobody's, a colleague's. */
function AssigneeChoice({ value, onChange }: AssigneeChoiceProps) {
  const { data: me } = useGetIdentity();
  const { data: staff } = useStaff();
  const others = (staff ?? []).filter(({ id }) => id !== me?.id);
  const known = value === null || value === 'none' || value === me?.id || others.some(({ id }) => id === value);
  return (
    <TextField
      select
      label="У кого"
      value={value === null || !known ? '' : String(value)}
      onChange={({ target }) =>
        onChange(target.value === '' ? null : target.value === 'none' ? 'none' : Number(target.value))
      }
      sx={{ width: 142 }}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">у всех</MenuItem>
      {me !== undefined && <MenuItem value={String(me.id)}>у меня</MenuItem>}
      <MenuItem value="none">ни у кого</MenuItem>
      {others.map(({ id, name }) => (
        <MenuItem key={id} value={String(id)}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
