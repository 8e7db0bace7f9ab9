import Cancel from '@mui/icons-material/Cancel';
import { Chip } from '@mui/material';
import { auditSelectionLabel, readAuditSelection } from '@perenos/domain';

/** Which number of the report the queue shows the tickets of; taken away, the queue is itself again. */
export function AuditChip({ audit, onRemove }: { audit: string; onRemove: () => void }) {
  const selection = readAuditSelection(audit);
  const text = selection === null ? 'такого числа нет' : auditSelectionLabel(selection);
  return (
    <Chip
      label={`Из отчёта: ${text}`}
      onDelete={onRemove}
      size="small"
      color="primary"
      variant="outlined"
      deleteIcon={<Cancel role="button" aria-label="Убрать отбор из отчёта" />}
    />
  );
}
