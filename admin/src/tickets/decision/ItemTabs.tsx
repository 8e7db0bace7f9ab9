import { Box, Button, ButtonBase } from '@mui/material';
import { itemStateLabels, mustGoTogether } from '@perenos/domain';
import type { TicketItem } from '../../api/types.ts';
import { verdictIcons } from '../VerdictBadge.tsx';

type ItemTabsProps = {
  items: TicketItem[];
  chosenId: number;
  onChoose: (id: number) => void;
  /** Executes one item by itself; none where the big button does no more than that. */
  onExecute: ((item: TicketItem) => void) | null;
};

/** The items of a ticket about several subscribers, each with its own verdict. */
export function ItemTabs({ items, chosenId, onChoose, onExecute }: ItemTabsProps) {
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
        <Box key={item.id} sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: 0.5 }}>
          <ItemTab item={item} chosen={item.id === chosenId} onChoose={() => onChoose(item.id)} />
          {onExecute && isAlone(item) && (
            <Button
              variant="outlined"
              sx={{ py: 0, minHeight: 26 }}
              aria-label={`Исполнить только позицию ${item.position}: ${nameOf(item)}`}
              onClick={() => onExecute(item)}
            >
              Исполнить
            </Button>
          )}
        </Box>
      ))}
    </Box>
  );
}

const nameOf = (item: TicketItem): string =>
  item.subscriberName ?? (item.subscriberInn === null ? 'Абонент не указан' : `ИНН ${item.subscriberInn}`);

/** A group of companies goes whole (4.1.8, 4.2.5, 4.3.4); anything else that is ready can go by itself. */
const isAlone = (item: TicketItem): boolean =>
  item.executable && item.state === 'open' && !mustGoTogether(item.decision);

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
        {nameOf(item)}
      </Box>
      {item.state !== 'open' && (
        <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
          {itemStateLabels[item.state].toLowerCase()}
        </Box>
      )}
    </ButtonBase>
  );
}
