import { Box, Link } from '@mui/material';
import { senderRoleLabels, verdictLabels } from '@perenos/domain';
import { Link as RouterLink } from 'react-router-dom';
import type { TicketDetail } from '../../api/types.ts';
import { counted } from '../../lib/plural.ts';
import { Column } from '../ticket/Column.tsx';
import { MailCard } from './MailCard.tsx';

const newestFirst = (a: { at: string }, b: { at: string }) => b.at.localeCompare(a.at);

export function ConversationColumn({ ticket }: { ticket: TicketDetail }) {
  const mails = [...ticket.mails].sort(newestFirst);
  return (
    <Column
      title="Переписка"
      aside={
        <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
          {counted(mails.length, 'письмо', 'письма', 'писем')}
        </Box>
      }
    >
      <Box sx={{ px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider', fontSize: 12.5 }}>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          Просит:{' '}
        </Box>
        {ticket.senderPartnerName ?? (ticket.senderName || ticket.senderAddress)}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          , {senderRoleLabels[ticket.senderRole]}
        </Box>
      </Box>
      {mails.map((mail, index) => (
        <MailCard key={`${mail.direction}${mail.id}`} mail={mail} open={index === 0 || mail.direction === 'in'} />
      ))}
      {ticket.related.length > 0 && <Related ticket={ticket} />}
    </Column>
  );
}

function Related({ ticket }: { ticket: TicketDetail }) {
  return (
    <Box sx={{ px: 1.5, py: 1 }}>
      <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: 12.5, color: 'text.secondary' }}>
        Связанные обращения
      </Box>
      {ticket.related.map((other) => (
        <div key={other.id}>
          <Link component={RouterLink} to={`/tickets/${other.id}`}>
            {other.number}
          </Link>
          , {verdictLabels[other.verdict].toLowerCase()}
        </div>
      ))}
    </Box>
  );
}
