import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { Badge, Box, IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Mention } from '../api/types.ts';
import { formatShort } from '../lib/dates.ts';
import { useNow } from '../lib/useNow.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';

const queryKey = ['mentions'];

/** Who has called one in a note and wasn't answered yet; a choice opens the ticket. */
export function MentionsButton() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const now = useNow();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data: mentions = [] } = useQuery({ queryKey, queryFn: () => dataProvider.mentions() });

  const open = async (mention: Mention) => {
    setAnchor(null);
    navigate(`/tickets/${mention.ticketId}`);
    // Where it fails, the mention stays unread, and is offered again.
    const left = await dataProvider.readMention(mention.id).catch(() => null);
    if (left) queryClient.setQueryData(queryKey, left);
  };
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
        {mentions.map((mention) => (
          <MenuItem key={mention.id} onClick={() => void open(mention)} sx={{ display: 'block', maxWidth: 420 }}>
            <Box sx={{ display: 'flex', gap: 1 }}>
              <b>{mention.number}</b>
              <Box component="span" sx={{ flex: 1 }}>
                {mention.authorName}
              </Box>
              <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
                {formatShort(mention.at, now)}
              </Box>
            </Box>
            <Box sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis' }}>{mention.noteText}</Box>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
