import Cancel from '@mui/icons-material/Cancel';
import { Chip } from '@mui/material';
import { missingLabels } from '@perenos/domain';
import { useGetOne } from 'react-admin';
import type { PartnerRow } from '../api/types.ts';
import { formatDate } from '../lib/dates.ts';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';
import type { ScorecardSelection } from '../tickets/queue/queueParams.ts';

type ScorecardChipProps = { scorecard: ScorecardSelection; onRemove: () => void };

/** Which line of whose scorecard the queue shows the tickets of; taken away, the queue is itself again. */
export function ScorecardChip({ scorecard: { partnerId, from, to, missing, clause }, onRemove }: ScorecardChipProps) {
  const { data: partner } = useGetOne<PartnerRow>('partners', { id: partnerId });
  const text = [
    partner?.name ?? 'партнёр',
    missing && missingLabels[missing].toLowerCase(),
    clause && clauseName(clause),
    `${formatDate(from)}–${formatDate(to)}`,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Chip
      label={`Из карточки запросов: ${text}`}
      onDelete={onRemove}
      size="small"
      color="primary"
      variant="outlined"
      deleteIcon={<Cancel role="button" aria-label="Убрать отбор из карточки" />}
    />
  );
}
