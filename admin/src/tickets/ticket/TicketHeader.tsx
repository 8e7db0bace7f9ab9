import ArrowBack from '@mui/icons-material/ArrowBack';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Button, IconButton, Tooltip, Typography } from '@mui/material';
import { mailboxLabels, ticketKindLabels, ticketStateLabels } from '@perenos/domain';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { TicketDetail, TicketRow } from '../../api/types.ts';
import { Viewers } from '../../presence/Viewers.tsx';
import { TimeLeftText } from '../TimeLeftText.tsx';
import { TicketVerdict } from '../VerdictBadge.tsx';

type TicketHeaderProps = {
  ticket: TicketDetail;
  queue: string;
  next: TicketRow | null;
  previous: TicketRow | null;
  busy: boolean;
  onTake: () => void;
  /** Handing over and other rare actions. */
  menu: ReactNode;
};

export function TicketHeader({ ticket, queue, next, previous, busy, onTake, menu }: TicketHeaderProps) {
  const dot = (
    <Box component="span" aria-hidden="true" sx={{ color: 'text.secondary' }}>
      ·
    </Box>
  );
  return (
    <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1.25, minHeight: 40, px: 0.5 }}>
      <Go to={queue} title="В очередь (Esc)" label="Вернуться в очередь" icon={<ArrowBack fontSize="small" />} />
      <Typography
        variant="h1"
        sx={{ fontSize: 18, whiteSpace: 'nowrap', outline: 0 }}
        tabIndex={-1}
        data-ticket-heading=""
      >
        {ticket.number}
      </Typography>
      <TicketVerdict ticket={ticket} />
      <Box sx={{ display: 'flex', gap: 0.75, minWidth: 0, flex: 1, whiteSpace: 'nowrap', overflow: 'hidden' }}>
        <span>{ticketKindLabels[ticket.kind]}</span>
        {dot}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {mailboxLabels[ticket.mailbox]}
        </Box>
        {dot}
        <span>{ticketStateLabels[ticket.state].toLowerCase()}</span>
        {dot}
        <Box component={Link} to={`/receipts/${ticket.id}`} title="Расчёт срока" sx={{ color: 'inherit' }}>
          <TimeLeftText clock={ticket} />
        </Box>
      </Box>
      <Viewers ticketId={ticket.id} />
      <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap', '@media (max-width: 700px)': { display: 'none' } }}>
        {ticket.assigneeName === null ? 'никто не взял' : ticket.assigneeName}
      </Box>
      <TakeButton ticket={ticket} busy={busy} onTake={onTake} />
      <Box sx={{ display: 'flex' }}>
        {menu}
        <Go
          to={previous && `/tickets/${previous.id}`}
          title="Предыдущее (K)"
          label="Предыдущее обращение"
          icon={<ChevronLeft fontSize="small" />}
        />
        <Go
          to={next && `/tickets/${next.id}`}
          title="Следующее (J)"
          label="Следующее обращение"
          icon={<ChevronRight fontSize="small" />}
        />
      </Box>
    </Box>
  );
}

function TakeButton({ ticket, busy, onTake }: { ticket: TicketDetail; busy: boolean; onTake: () => void }) {
  const take = ticket.allowed.includes('take');
  if (!take && !ticket.allowed.includes('release')) return null;
  return (
    <Button variant="outlined" disabled={busy} onClick={onTake} sx={{ whiteSpace: 'nowrap' }}>
      {take ? 'Взять себе' : 'Вернуть в очередь'} <kbd style={{ marginLeft: 6 }}>T</kbd>
    </Button>
  );
}

function Go({ to, title, label, icon }: { to: string | null; title: string; label: string; icon: ReactNode }) {
  if (to === null) {
    return (
      <IconButton size="small" disabled aria-label={label}>
        {icon}
      </IconButton>
    );
  }
  return (
    <Tooltip title={title}>
      <IconButton size="small" component={Link} to={to} aria-label={label}>
        {icon}
      </IconButton>
    </Tooltip>
  );
}
