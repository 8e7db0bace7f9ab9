import { Box } from '@mui/material';
import { mailboxLabels } from '@perenos/domain';
import type { MailDetail } from '../api/types.ts';
import { formatFull } from '../lib/dates.ts';
import { fileSize } from '../lib/text.ts';
import { toTicket } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { HtmlView } from '../tickets/conversation/HtmlView.tsx';
import { Attachments } from '../tickets/conversation/MailCard.tsx';
import { MailOutcome } from './MailOutcome.tsx';
import { canBeRepaired, mailTitle } from './outcome.ts';
import { FetchAgain, Repair } from './Repair.tsx';

export function MailPage() {
  return (
    <RecordCard<MailDetail> resource="mails" list="Письма" name={mailTitle}>
      {(mail) => <Mail mail={mail} />}
    </RecordCard>
  );
}

function Mail({ mail }: { mail: MailDetail }) {
  return (
    <Box sx={{ maxWidth: 1100 }}>
      {canBeRepaired(mail) && <Repair mail={mail} />}
      {mail.state === 'unfetched' && <FetchAgain mail={mail} />}
      <Part title="Письмо">
        <Facts
          facts={[
            ['От кого', [mail.fromName, mail.fromAddress].filter(Boolean).join(', ') || 'не указан'],
            ['Ящик', mailboxLabels[mail.mailbox]],
            ['Получено', formatFull(mail.receivedAt ?? mail.keptAt)],
            ['Размер', fileSize(mail.size)],
            ['Что стало', <MailOutcome key="outcome" mail={mail} />],
            ['Обращение', toTicket(mail.ticketId, mail.ticketNumber)],
            [
              'Вложения',
              mail.attachments.length > 0 && <Attachments key="attachments" attachments={mail.attachments} />,
            ],
          ]}
        />
      </Part>
      <Part title="Текст">
        <Box sx={{ p: 1.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{mail.text || 'Текста нет.'}</Box>
      </Part>
      {mail.html !== null && (
        <Part title="С оформлением">
          <Box sx={{ p: 1 }}>
            <HtmlView html={mail.html} attachments={mail.attachments} title={`Письмо: ${mail.subject || 'без темы'}`} />
          </Box>
        </Part>
      )}
    </Box>
  );
}
