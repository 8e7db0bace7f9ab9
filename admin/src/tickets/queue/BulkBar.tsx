import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import type { TicketRow } from '../../api/types.ts';
import { counted } from '../../lib/plural.ts';
import { AssignMenu } from '../together/AssignMenu.tsx';
import type { BulkAction } from './bulkActions.ts';

type BulkBarProps = { rows: TicketRow[]; onAction: (action: BulkAction) => void; onClear: () => void };

/** What can be done with the rows that are marked. */
export function BulkBar({ rows, onAction, onClear }: BulkBarProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <Box
      role="toolbar"
      aria-label="Действия с отмеченными"
      sx={({ palette }) => ({
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 0.75,
        // As high as the filters whose place it takes: the rows below stay where they are.
        minHeight: 36,
        px: 1.25,
        borderRadius: 1,
        bgcolor: palette.tones.wait.bg,
      })}
    >
      <Box role="status" sx={{ fontWeight: 600, mr: 1 }}>
        Отмечено: {counted(rows.length, 'обращение', 'обращения', 'обращений')}
      </Box>
      <Button onClick={() => onAction({ action: 'take' })}>Взять себе</Button>
      <Button onClick={() => onAction({ action: 'release' })}>Вернуть в очередь</Button>
      <Button aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        Передать…
      </Button>
      <Button aria-keyshortcuts="E" onClick={() => onAction({ action: 'execute' })}>
        Исполнить…
      </Button>
      <Button onClick={() => onAction({ action: 'close' })}>Закрыть…</Button>
      <Box sx={{ flex: 1 }} />
      <Tooltip title="Снять отметки">
        <IconButton size="small" aria-label="Снять отметки" onClick={onClear}>
          <Close fontSize="small" />
        </IconButton>
      </Tooltip>
      <AssignMenu
        anchor={anchor}
        assigneeId={null}
        onClose={() => setAnchor(null)}
        onAssign={(userId, name) => onAction({ action: 'assign', userId, name })}
      />
    </Box>
  );
}
