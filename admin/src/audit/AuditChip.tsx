import Cancel from '@mui/icons-material/Cancel';
import { Chip } from '@mui/material';
import {
  type AuditDimension,
  type AuditSelection,
  auditDimensions,
  auditKeyLabel,
  auditSelectionLabel,
  noKey,
  readAuditSelection,
} from '@perenos/domain';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useMay } from '../auth/useMay.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import type { AuditChoices } from './auditVerbs.ts';

/** Which number of the report the queue shows the tickets of; taken away, the queue is itself again. */
export function AuditChip({ audit, onRemove }: { audit: string; onRemove: () => void }) {
  const selection = readAuditSelection(audit);
  const choices = useChoices(selection);
  const text =
    selection === null
      ? 'такого числа нет'
      : [auditSelectionLabel(selection), ...narrowings(selection, choices)].join(', ');
  return (
    <Chip
      label={`Из отчёта: ${text}`}
      title={text}
      onDelete={onRemove}
      size="small"
      color="primary"
      variant="outlined"
      deleteIcon={<Cancel role="button" aria-label="Убрать отбор из отчёта" />}
      sx={{ maxWidth: 720 }}
    />
  );
}

/** People and partners by name; who may not ask for them reads how many there are. */
function useChoices(selection: AuditSelection | null): AuditChoices | undefined {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const may = useMay();
  const isNamed = selection !== null && [...selection.specialist, ...selection.partner].some((key) => key !== noKey);
  const { data } = useQuery({
    queryKey: ['audit', 'choices'],
    queryFn: () => dataProvider.auditChoices(),
    enabled: isNamed && may('audit.read'),
  });
  return data;
}

const manyKeys = 3;
const countWords: Readonly<Record<AuditDimension, string>> = {
  mailbox: 'ящиков',
  product: 'продуктов',
  verdict: 'решений',
  clause: 'пунктов',
  specialist: 'специалистов',
  partner: 'партнёров',
};

/** What the number was narrowed by, in words: «п. 4.1.4», «Лебедева Анна». */
function narrowings(selection: AuditSelection, choices: AuditChoices | undefined): string[] {
  const known = { specialist: choices?.specialists, partner: choices?.partners };
  return auditDimensions.flatMap((dimension) => {
    const keys = selection[dimension];
    if (keys.length === 0) return [];
    const isNamed = dimension === 'specialist' || dimension === 'partner';
    const labels = keys.flatMap((key) => {
      const name = isNamed ? known[dimension]?.find(({ id }) => id === key)?.name : undefined;
      return isNamed && key !== noKey && name === undefined ? [] : [auditKeyLabel(dimension, key, name)];
    });
    return [
      labels.length < keys.length || keys.length > manyKeys
        ? `${countWords[dimension]}: ${keys.length}`
        : labels.join(', '),
    ];
  });
}
