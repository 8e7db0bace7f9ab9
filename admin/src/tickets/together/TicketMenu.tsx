import MoreVert from '@mui/icons-material/MoreVert';
import PersonAddAlt from '@mui/icons-material/PersonAddAlt';
import { IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { lazy, type RefObject, Suspense, useState } from 'react';
import type { TicketDetail } from '../../api/types.ts';
import type { Assignee } from '../../providers/deskVerbs.ts';
import { AssignMenu } from './AssignMenu.tsx';

const MergeDialog = lazy(() => import('./MergeDialog.tsx').then((module) => ({ default: module.MergeDialog })));
const SplitDialog = lazy(() => import('./SplitDialog.tsx').then((module) => ({ default: module.SplitDialog })));

type TicketMenuProps = {
  ticket: TicketDetail;
  busy: boolean;
  assignRef: RefObject<HTMLButtonElement | null>;
  onAssign: (userId: Assignee) => void;
  onAddScans: () => void;
};

/** Handing a ticket over, and what is done with it seldom: joining, cutting in two, adding a scan. */
export function TicketMenu({ ticket, busy, assignRef, onAssign, onAddScans }: TicketMenuProps) {
  const [assignAnchor, setAssignAnchor] = useState<HTMLElement | null>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<'merge' | 'split' | null>(null);
  const may = (action: TicketDetail['allowed'][number]) => ticket.allowed.includes(action);
  const close = () => setAnchor(null);
  const choose = (next: 'merge' | 'split') => {
    close();
    setDialog(next);
  };
  return (
    <>
      {may('assign') && (
        <Tooltip title="Передать коллеге (H)">
          <IconButton
            size="small"
            ref={assignRef}
            disabled={busy}
            aria-label="Передать коллеге"
            aria-haspopup="menu"
            onClick={(event) => setAssignAnchor(event.currentTarget)}
          >
            <PersonAddAlt fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      {(may('merge') || may('split') || may('correct')) && (
        <Tooltip title="Ещё">
          <IconButton
            size="small"
            disabled={busy}
            aria-label="Ещё действия"
            aria-haspopup="menu"
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            <MoreVert fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      <AssignMenu
        anchor={assignAnchor}
        assigneeId={ticket.assigneeId}
        onClose={() => setAssignAnchor(null)}
        onAssign={onAssign}
      />
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        slotProps={{ list: { 'aria-label': 'Ещё действия' } }}
      >
        {may('merge') && <MenuItem onClick={() => choose('merge')}>Объединить с другим…</MenuItem>}
        {may('split') && <MenuItem onClick={() => choose('split')}>Выделить позиции в новое…</MenuItem>}
        {may('correct') && (
          <MenuItem
            onClick={() => {
              close();
              onAddScans();
            }}
          >
            Приложить скан…
          </MenuItem>
        )}
      </Menu>
      <Suspense fallback={null}>
        {dialog === 'merge' && <MergeDialog ticket={ticket} onClose={() => setDialog(null)} />}
        {dialog === 'split' && <SplitDialog ticket={ticket} onClose={() => setDialog(null)} />}
      </Suspense>
    </>
  );
}
