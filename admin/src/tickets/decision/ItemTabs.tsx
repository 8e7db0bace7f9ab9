import { Box, ButtonBase } from '@mui/material';
import { itemStateLabels } from '@perenos/domain';
import type { TicketItem } from '../../api/types.ts';
import { verdictIcons } from '../VerdictBadge.tsx';

type ItemTabsProps = { items: TicketItem[]; chosenId: number; onChoose: (id: number) => void };

/** The items of a ticket about several subscribers, each with its own verdict. */
export function ItemTabs({ items, chosenId, onChoose }: ItemTabsProps) {
  return (
    <Box
      component="nav"
      aria-label="Позиции обращения"
      sx={{
        display: 'grid',
        gap: 0.25,
        p: 0.75,
        maxHeight: 150,
        overflowY: 'auto',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {items.map((item) => (
        <ItemTab key={item.id} item={item} chosen={item.id === chosenId} onChoose={() => onChoose(item.id)} />
      ))}
    </Box>
  );
}

function ItemTab({ item, chosen, onChoose }: { item: TicketItem; chosen: boolean; onChoose: () => void }) {
  const { verdict } = item.decision;
  const Icon = verdictIcons[verdict];
  return (
    <ButtonBase
      aria-pressed={chosen}
      onClick={onChoose}
      sx={{
        justifyContent: 'flex-start',
        gap: 0.75,
        px: 1,
        minHeight: 26,
        borderRadius: 0.75,
        fontSize: 13,
        textAlign: 'left',
        bgcolor: chosen ? 'action.selected' : 'transparent',
        fontWeight: chosen ? 600 : 450,
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary', minWidth: 16 }}>
        {item.position}
      </Box>
      <Icon aria-hidden="true" sx={({ palette }) => ({ fontSize: 16, color: palette.tones[verdict].fg })} />
      <Box component="span" sx={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {item.subscriberName ?? item.subscriberInn ?? 'Абонент не указан'}
      </Box>
      {item.state !== 'open' && (
        <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
          {itemStateLabels[item.state].toLowerCase()}
        </Box>
      )}
    </ButtonBase>
  );
}
