import { Box } from '@mui/material';
import type { TariffRow } from '../api/types.ts';
import { Moment, toTicket } from '../records/parts.tsx';
import { clauseName } from '../tickets/decision/ClauseDetails.tsx';

/** What has happened to a tariff: transfers that replaced it, and who blocked, resumed or revoked it last. */
export function TariffStory({ tariff: { replacements, lastChange } }: { tariff: TariffRow }) {
  if (replacements.length === 0 && lastChange === null) return null;
  return (
    <Box sx={{ fontSize: 12, color: 'text.secondary', display: 'grid', gap: 0.25, mt: 0.25 }}>
      {lastChange && (
        <div>
          {lastChange.title}: {lastChange.by}, <Moment at={lastChange.at} />. {lastChange.grounds}
        </div>
      )}
      {replacements.map(({ at, ticketId, ticketNumber, clauses, before, after }) => (
        <div key={at}>
          Тариф заменён{ticketId !== null && <> переносом по обращению {toTicket(ticketId, ticketNumber)}</>}
          {clauses.length > 0 && `, ${clauses.map(clauseName).join(', ')}`}: {before} → {after}
        </div>
      ))}
    </Box>
  );
}
