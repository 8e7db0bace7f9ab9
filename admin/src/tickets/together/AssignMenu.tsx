import BalanceOutlined from '@mui/icons-material/BalanceOutlined';
import { Box, Divider, ListItemIcon, Menu, MenuItem } from '@mui/material';
import { errorText } from '../../api/http.ts';
import { counted } from '../../lib/plural.ts';
import type { Assignee } from '../../providers/deskVerbs.ts';
import { useStaff } from './useStaff.ts';

type AssignMenuProps = {
  anchor: HTMLElement | null;
  /** Who has it now isn't offered. */
  assigneeId: number | null;
  onClose: () => void;
  onAssign: (userId: Assignee, name: string) => void;
};

/** To whom a ticket is handed over, the least loaded first. */
export function AssignMenu({ anchor, assigneeId, onClose, onAssign }: AssignMenuProps) {
  const { data: staff, error } = useStaff(anchor !== null);
  const others = (staff ?? []).filter(({ id }) => id !== assigneeId).sort((a, b) => a.open - b.open);
  const choose = (userId: Assignee, name: string) => {
    onClose();
    onAssign(userId, name);
  };
  return (
    <Menu
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': 'Кому передать' } }}
    >
      <MenuItem onClick={() => choose('least-loaded', 'наименее загруженному')} disabled={others.length === 0}>
        <ListItemIcon>
          <BalanceOutlined fontSize="small" />
        </ListItemIcon>
        Наименее загруженному
      </MenuItem>
      <Divider />
      {others.map(({ id, name, open }) => (
        <MenuItem key={id} onClick={() => choose(id, name)} sx={{ gap: 3, justifyContent: 'space-between' }}>
          {name}
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
            {counted(open, 'обращение', 'обращения', 'обращений')}
          </Box>
        </MenuItem>
      ))}
      {others.length === 0 && (
        <MenuItem disabled>{error ? errorText(error) : staff ? 'Передать некому' : 'Загрузка…'}</MenuItem>
      )}
    </Menu>
  );
}
