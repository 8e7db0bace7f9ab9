import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Alert, Box, Button, FormControlLabel, IconButton, MenuItem, Switch, TextField } from '@mui/material';
import { type Direction, directionLabels, type SubscriberCard } from '@perenos/domain';
import { None } from '../../records/parts.tsx';
import { RecordsTable } from '../../records/RecordsTable.tsx';
import type { CardEdit } from '../useCardEdit.ts';
import type { TabProps } from './fields.tsx';

/** «Направления» of reporting. */
export function DirectionsTab({ subscriber: { directions }, edit }: TabProps) {
  if (edit.draft) return <Inputs draft={edit.draft} edit={edit} />;
  if (directions.length === 0) return <None>Направлений нет.</None>;
  return (
    <RecordsTable
      label="Направления"
      rows={directions.map((direction) => ({ ...direction, id: `${direction.code}/${direction.kpp ?? ''}` }))}
      columns={[
        { title: 'Направление', render: ({ code }) => directionLabels[code] },
        { title: 'КПП', render: ({ kpp }) => kpp ?? '—' },
        { title: 'Состояние', render: ({ active }) => (active ? 'подключено' : 'отключено') },
      ]}
    />
  );
}

function Inputs({ draft, edit }: { draft: SubscriberCard; edit: CardEdit }) {
  const change = (index: number, fields: Partial<Direction>) =>
    edit.change({
      directions: draft.directions.map((direction, at) => (at === index ? { ...direction, ...fields } : direction)),
    });
  return (
    <Box sx={{ display: 'grid', gap: 1.25, p: 1.5, justifyItems: 'start' }}>
      {edit.problems.directions && <Alert severity="error">{edit.problems.directions}</Alert>}
      {draft.directions.map(({ code, kpp, active }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no key of their own while they are typed
        <Box key={index} sx={{ display: 'grid', gap: 1, gridTemplateColumns: '150px 180px 170px auto' }}>
          <TextField
            select
            label="Направление"
            value={code}
            onChange={(event) => change(index, { code: event.target.value as Direction['code'] })}
          >
            {Object.entries(directionLabels).map(([value, label]) => (
              <MenuItem key={value} value={value}>
                {label}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="КПП"
            value={kpp ?? ''}
            onChange={(event) => change(index, { kpp: event.target.value || null })}
          />
          <FormControlLabel
            label={active ? 'подключено' : 'отключено'}
            control={
              <Switch
                size="small"
                checked={active}
                onChange={(event) => change(index, { active: event.target.checked })}
              />
            }
          />
          <IconButton
            aria-label={`Убрать направление ${index + 1}`}
            onClick={() => edit.change({ directions: draft.directions.filter((_, at) => at !== index) })}
          >
            <DeleteOutlined fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Button
        onClick={() => edit.change({ directions: [...draft.directions, { code: 'FNS', kpp: null, active: true }] })}
      >
        Добавить направление
      </Button>
    </Box>
  );
}
