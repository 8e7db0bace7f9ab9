import { Box, Tooltip } from '@mui/material';
import { isOpenRevocation, type RevocationState, revocationClock, revocationStateLabels } from '@perenos/domain';
import { useEffect, useState } from 'react';
import type { RevocationRow } from '../api/types.ts';
import { formatFull } from '../lib/dates.ts';
import { Badge } from '../records/Badge.tsx';
import type { Tones } from '../theme/palette.ts';

const tones: Record<RevocationState, keyof Tones> = {
  registered: 'request-data',
  'awaiting-approval': 'review',
  'approval-expired': 'late',
  revoked: 'execute',
  refused: 'refuse',
  withdrawn: 'quiet',
};

export const RevocationBadge = ({ state }: { state: RevocationState }) => (
  <Badge tone={tones[state]}>{revocationStateLabels[state]}</Badge>
);

/** The moment, moved on every second. */
function useSecond(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The twelve hours as they run out; of a settled request whether it was in time. */
export function Countdown({ row }: { row: Pick<RevocationRow, 'state' | 'dueAt' | 'late'> }) {
  const now = useSecond();
  const exact = `12 часов подряд от поступления (63-ФЗ, ст. 14 ч. 7): до ${formatFull(row.dueAt)}`;
  const clock = isOpenRevocation(row.state)
    ? revocationClock(row.dueAt, now.toISOString())
    : { text: row.late ? 'завершён с опозданием' : 'завершён в срок', tone: row.late ? 'late' : 'calm' };
  const urgent = clock.tone === 'late' || clock.tone === 'soon' ? clock.tone : null;
  return (
    <Tooltip title={exact}>
      <Box
        component="span"
        role="timer"
        aria-label={`Срок: ${clock.text}`}
        sx={({ palette }) => ({
          fontWeight: urgent === null ? 450 : 600,
          color: urgent === null ? palette.text.primary : palette.tones[urgent].fg,
        })}
      >
        {clock.text}
      </Box>
    </Tooltip>
  );
}
