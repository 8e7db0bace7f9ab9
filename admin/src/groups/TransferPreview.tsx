import { Alert, Autocomplete, Box, LinearProgress, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useDataProvider, useGetList } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { CompanyGroupDetail, GroupTransferPreview, PartnerRow } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { None } from '../records/parts.tsx';
import { Part } from '../records/RecordCard.tsx';
import { ClauseDetails } from '../tickets/decision/ClauseDetails.tsx';
import { PlanTable } from '../tickets/decision/PlanTable.tsx';
import { VerdictBadge } from '../tickets/VerdictBadge.tsx';

/** «Что распустит перенос»: the rules of mails, asked beforehand. Changes nothing. */
export function TransferPreview({ group }: { group: CompanyGroupDetail }) {
  const [target, setTarget] = useState<PartnerRow | null>(null);
  const [inn, setInn] = useState('');
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data, error, isFetching } = useQuery({
    queryKey: ['groups', 'transfer-preview', group.id, group.version, target?.id, inn],
    queryFn: () =>
      dataProvider.previewGroupTransfer(group.id, {
        targetPartnerId: target?.id ?? '',
        ...(inn === '' ? {} : { inn }),
      }),
    enabled: target !== null,
  });
  return (
    <Part title="Что распустит перенос">
      <Box sx={{ p: 1.5, display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' }}>
        <TextField
          select
          label="Кого переносят"
          value={inn}
          onChange={(event) => setInn(event.target.value)}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value="">всю группу по письму головной компании</MenuItem>
          {[...new Map(group.members.map((member) => [member.inn, member])).values()].map((member) => (
            <MenuItem key={member.inn} value={member.inn}>
              только {member.name ?? member.inn}, по своему письму
            </MenuItem>
          ))}
        </TextField>
        <TargetPicker value={target} onChange={setTarget} />
      </Box>
      {isFetching && <LinearProgress aria-label="Загрузка" sx={{ height: 2 }} />}
      {error && (
        <Alert severity="error" sx={{ m: 1.5, mt: 0 }}>
          {errorText(error)}
        </Alert>
      )}
      {target === null ? (
        <None>
          Выберите партнёра, к которому могли бы перенести, — увидите решение и все изменения. Ничего не исполняется.
        </None>
      ) : (
        data && <Outcome preview={data} />
      )}
    </Part>
  );
}

function TargetPicker({
  value,
  onChange,
}: {
  value: PartnerRow | null;
  onChange: (partner: PartnerRow | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data } = useGetList<PartnerRow>('partners', {
    filter: q === '' || q === value?.name ? {} : { q },
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: 20 },
  });
  return (
    <Autocomplete
      size="small"
      options={data ?? []}
      value={value}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      filterOptions={(options) => options}
      onInputChange={(_, text) => setTyped(text)}
      onChange={(_, partner) => onChange(partner)}
      noOptionsText="Партнёров не найдено"
      renderInput={(params) => <TextField {...params} label="К какому партнёру" placeholder="Наименование или ИНН" />}
    />
  );
}

function Outcome({ preview }: { preview: GroupTransferPreview }) {
  const changes = preview.items.flatMap((item) => item.changes);
  return (
    <Box sx={{ px: 1.5, pb: 1.5, display: 'grid', gap: 1 }}>
      <Alert severity={preview.dissolves ? 'warning' : 'info'} sx={{ py: 0 }} role="status">
        {preview.dissolves ? 'После переноса группа распадётся.' : 'Группа после такого переноса останется.'}
      </Alert>
      {alike(preview.items).map(({ names, item }) => (
        <Box key={item.inn}>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', mb: 0.25 }}>
            <VerdictBadge verdict={item.verdict} />
            <b>{names.join(', ')}</b>
          </Box>
          {item.reasons.map((reason) => (
            <ClauseDetails key={`${reason.clause}${reason.text}`} clause={reason.clause} clauses={{}}>
              {reason.text}
            </ClauseDetails>
          ))}
        </Box>
      ))}
      {changes.length > 0 && <PlanTable plan={changes} />}
    </Box>
  );
}

type PreviewedItem = GroupTransferPreview['items'][number];

/** Members of whom the rules say the same, together. */
function alike(items: readonly PreviewedItem[]): { names: string[]; item: PreviewedItem }[] {
  const kinds = new Map<string, { names: string[]; item: PreviewedItem }>();
  for (const item of items) {
    const kind = JSON.stringify([item.verdict, item.reasons]);
    const found = kinds.get(kind);
    if (found) found.names.push(item.name);
    else kinds.set(kind, { names: [item.name], item });
  }
  return [...kinds.values()];
}
