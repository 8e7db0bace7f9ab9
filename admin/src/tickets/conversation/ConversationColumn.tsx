import { Box } from '@mui/material';
import { senderRoleLabels } from '@perenos/domain';
import type { RefObject } from 'react';
import type { TicketDetail } from '../../api/types.ts';
import { counted } from '../../lib/plural.ts';
import { Notes } from '../../notes/Notes.tsx';
import { Column } from '../ticket/Column.tsx';
import { MailCard } from './MailCard.tsx';
import { Related, RelatedWarnings } from './Related.tsx';

const newestFirst = (a: { at: string }, b: { at: string }) => b.at.localeCompare(a.at);

type ConversationColumnProps = { ticket: TicketDetail; noteInput: RefObject<HTMLTextAreaElement | null> };

export function ConversationColumn({ ticket, noteInput }: ConversationColumnProps) {
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
          {' · '}
          {senderRoleLabels[ticket.senderRole]}
        </Box>
      </Box>
      <RelatedWarnings ticket={ticket} />
      <Notes ticket={ticket} inputRef={noteInput} />
      {mails.map((mail, index) => (
        <MailCard key={`${mail.direction}${mail.id}`} mail={mail} open={index === 0 || mail.direction === 'in'} />
      ))}
      <Related ticket={ticket} />
    </Column>
  );
}
