import { Box, Button, FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import type { ParameterName } from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { moscowDate } from '../lib/dates.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { DateField } from '../records/DateField.tsx';
import { changedParameters, ParameterFields } from '../regulation/ParameterFields.tsx';
import type { WhatIfQuestion } from './whatIfVerbs.ts';

type QuestionFormProps = {
  /** What was asked last. */
  asked: WhatIfQuestion | null;
  /** The draft that the page was opened for. */
  editionId: number | null;
  busy: boolean;
  onStart: (question: WhatIfQuestion) => void;
};

const daysAgo = (days: number): string => moscowDate(new Date(Date.now() - days * 86_400_000));

/** The period and what is to be otherwise. */
export function QuestionForm({ asked, editionId, busy, onStart }: QuestionFormProps) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data: editions = [] } = useQuery({
    queryKey: ['regulation', 'editions'],
    queryFn: () => dataProvider.editions(),
  });
  const [question, setQuestion] = useState<WhatIfQuestion>(
    asked ?? { from: daysAgo(90), to: daysAgo(0), editionId, parameters: {}, lunchBreak: null, shortDays: false },
  );
  const [numbers, setNumbers] = useState<Partial<Record<ParameterName, string>>>(() =>
    Object.fromEntries(Object.entries(asked?.parameters ?? {}).map(([name, value]) => [name, String(value)])),
  );
  const put = (change: Partial<WhatIfQuestion>) => setQuestion({ ...question, ...change });
  const stored = editions.filter(({ id }) => id !== null);
  const base = (editions.find(({ id }) => id === question.editionId) ?? editions.find(({ isCurrent }) => isCurrent))
    ?.parameters;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onStart({ ...question, parameters: changedParameters(base ?? {}, numbers) });
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      sx={{
        display: 'grid',
        gap: 1.5,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        p: 2,
      }}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
        <DateField
          required
          sx={{ width: 1 }}
          label="Получены с"
          value={question.from}
          onChange={(from) => from !== '' && put({ from })}
        />
        <DateField
          required
          sx={{ width: 1 }}
          label="по"
          value={question.to}
          onChange={(to) => to !== '' && put({ to })}
        />
      </Box>
      <TextField
        select
        label="Редакция"
        value={stored.some(({ id }) => id === question.editionId) ? String(question.editionId) : ''}
        onChange={({ target }) => put({ editionId: Number(target.value) || null })}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">Действовавшая на день обращения</MenuItem>
        {stored.map(({ id, name, state }) => (
          <MenuItem key={name} value={String(id)}>
            {name}
            {state === 'draft' && ' — проект'}
          </MenuItem>
        ))}
      </TextField>
      <Heading>Числа регламента</Heading>
      <ParameterFields base={base ?? {}} value={numbers} onChange={setNumbers} />
      <Heading>Рабочее время</Heading>
      <Box>
        <FormControlLabel
          control={
            <Switch
              checked={question.lunchBreak !== null}
              onChange={(_, on) => put({ lunchBreak: on ? { from: '12:30', to: '13:30' } : null })}
            />
          }
          label="Перерыв на обед не считается"
        />
        {question.lunchBreak && <Lunch value={question.lunchBreak} onChange={(lunchBreak) => put({ lunchBreak })} />}
        <FormControlLabel
          control={<Switch checked={question.shortDays} onChange={(_, shortDays) => put({ shortDays })} />}
          label="Предпраздничные дни короче на час"
        />
      </Box>
      <Button type="submit" variant="contained" disabled={busy}>
        Пересчитать
      </Button>
    </Box>
  );
}

const Heading = ({ children }: { children: string }) => (
  <Box component="h2" sx={{ m: 0, fontSize: 14 }}>
    {children}
  </Box>
);

type LunchBreak = NonNullable<WhatIfQuestion['lunchBreak']>;
function Lunch({ value, onChange }: { value: LunchBreak; onChange: (value: LunchBreak) => void }) {
  const time = (label: string, field: keyof LunchBreak) => (
    <DateField
      kind="time"
      required
      label={label}
      value={value[field]}
      onChange={(moment) => moment !== '' && onChange({ ...value, [field]: moment })}
      sx={{ width: 1 }}
    />
  );
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, my: 1 }}>
      {time('Перерыв с', 'from')}
      {time('до', 'to')}
    </Box>
  );
}
