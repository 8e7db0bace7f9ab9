import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { Badge, Box, Divider, IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { errorText } from '../api/http.ts';
import type { Mention } from '../api/types.ts';
import { formatShort } from '../lib/dates.ts';
import { counted } from '../lib/plural.ts';
import { useNow } from '../lib/useNow.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';

const queryKey = ['mentions'];

/** Who has called one in a note and wasn't answered yet; a choice opens the ticket, with all that was called in it. */
export function MentionsButton() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data: mentions = [] } = useQuery({ queryKey, queryFn: () => dataProvider.mentions() });

  const open = async (mention: Mention) => {
    setAnchor(null);
    navigate(`/tickets/${mention.ticketId}`);
    // Where it fails, the mention stays unread, and is offered again.
    const left = await dataProvider.readMention(mention.id).catch(() => null);
    if (left) queryClient.setQueryData(queryKey, left);
  };
  const readAll = async ({ id }: Mention) => {
    setAnchor(null);
    try {
      queryClient.setQueryData(queryKey, await dataProvider.readMentions(id));
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    }
  };
  const [newest] = mentions;
  const byTicket = [...Map.groupBy(mentions, ({ ticketId }) => ticketId).values()];
  const label = mentions.length > 0 ? `Вас позвали: ${mentions.length}` : 'Вас никто не звал';
  return (
    <>
      <Tooltip title={label} placement="right">
        <IconButton
          size="small"
          aria-label={label}
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Badge badgeContent={mentions.length > 0 ? mentions.length : null} color="error" max={99}>
            <NotificationsOutlined fontSize="small" />
          </Badge>
        </IconButton>
      </Tooltip>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': 'Упоминания' } }}
      >
        {mentions.length === 0 && <MenuItem disabled>Новых упоминаний нет</MenuItem>}
        {byTicket.map(
          ([latest, ...earlier]) =>
            latest && (
              <MenuItem
                key={latest.ticketId}
                onClick={() => void open(latest)}
                sx={{ display: 'block', maxWidth: 420 }}
              >
                <Call mention={latest} earlier={earlier.length} />
              </MenuItem>
            ),
        )}
        {newest && byTicket.length > 1 && <Divider />}
        {newest && byTicket.length > 1 && (
          <MenuItem onClick={() => void readAll(newest)}>Отметить все прочитанными</MenuItem>
        )}
      </Menu>
    </>
  );
}

type CallProps = { mention: Mention; earlier: number };

/** The latest call in a ticket. */
function Call({ mention: { number, authorName, at, noteText }, earlier }: CallProps) {
  const now = useNow();
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <b>{number}</b>
        <Box component="span" sx={{ flex: 1 }}>
          {authorName}
          {earlier > 0 && `, раньше ещё ${counted(earlier, 'заметка', 'заметки', 'заметок')}`}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
          {formatShort(at, now)}
        </Box>
      </Box>
      <Box sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis' }}>{noteText}</Box>
    </>
  );
}
