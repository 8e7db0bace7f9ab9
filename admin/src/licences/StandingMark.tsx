import { Box } from '@mui/material';
import { type TariffStanding, tariffStandingLabels } from '@perenos/domain';
import { moscowDate } from '../lib/dates.ts';
import { useNow } from '../lib/useNow.ts';

const colours: Record<TariffStanding, string> = {
  registered: 'success.main',
  waiting: 'info.main',
  blocked: 'warning.main',
  revoked: 'error.main',
};

/** The state of a tariff: a dot and the word; for one whose term is over, that too. */
export function StandingMark({ standing, until }: { standing: TariffStanding; until: string }) {
  const today = moscowDate(useNow());
  const isOver = standing === 'registered' && until < today;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'baseline', gap: 0.75 }}>
      <Box
        component="span"
        aria-hidden="true"
        sx={{
          flex: 'none',
          width: 8,
          height: 8,
          borderRadius: '50%',
          bgcolor: isOver ? 'text.disabled' : colours[standing],
        }}
      />
      <span>
        {tariffStandingLabels[standing]}
        {isOver && ', срок истёк'}
      </span>
    </Box>
  );
}
