import { Box, Checkbox, FormControlLabel } from '@mui/material';
import type { TicketItem } from '../../api/types.ts';
import { innKpp } from '../../lib/text.ts';
import { VerdictBadge } from '../VerdictBadge.tsx';

type ItemChoiceProps = { items: readonly TicketItem[]; chosen: readonly number[]; onChange: (ids: number[]) => void };

/** Ticks some of a ticket's items, by their subscribers. */
export function ItemChoice({ items, chosen, onChange }: ItemChoiceProps) {
  return (
    <Box role="group" aria-label="Позиции" sx={{ display: 'grid' }}>
      {items.map((item) => (
        <FormControlLabel
          key={item.id}
          control={
            <Checkbox
              size="small"
              checked={chosen.includes(item.id)}
              onChange={(_, on) => onChange(on ? [...chosen, item.id] : chosen.filter((each) => each !== item.id))}
            />
          }
          label={
            <Box component="span" sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
              {item.position}. {item.subscriberName ?? 'Абонент не указан'}
              <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
                {innKpp(item.subscriberInn, item.subscriberKpp)}
              </Box>
              <VerdictBadge verdict={item.decision.verdict} />
            </Box>
          }
        />
      ))}
    </Box>
  );
}
