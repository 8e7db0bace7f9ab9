import Replay from '@mui/icons-material/Replay';
import { Alert, Box, Button } from '@mui/material';
import { mailboxLabels } from '@perenos/domain';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { MailDetail } from '../api/types.ts';
import { formatFull } from '../lib/dates.ts';
import { fileSize } from '../lib/text.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { toTicket } from '../records/parts.tsx';
import { Facts, Part, RecordCard } from '../records/RecordCard.tsx';
import { HtmlView } from '../tickets/conversation/HtmlView.tsx';
import { Attachments } from '../tickets/conversation/MailCard.tsx';
import { MailOutcome } from './MailOutcome.tsx';
import { needsAttention } from './outcome.ts';

export function MailPage() {
  return (
    <RecordCard<MailDetail> resource="mails" list="Письма" name={(mail) => mail.subject || '(без темы)'}>
      {(mail) => <Mail mail={mail} />}
    </RecordCard>
  );
}

function Mail({ mail }: { mail: MailDetail }) {
  return (
    <Box sx={{ maxWidth: 1100 }}>
      {needsAttention(mail) && <Reprocess mail={mail} />}
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
            <HtmlView html={mail.html} title={`Письмо: ${mail.subject || 'без темы'}`} />
          </Box>
        </Part>
      )}
    </Box>
  );
}

/** Nothing of a quarantined mail is lost: it can be read again, after a repair or with a newer version. */
function Reprocess({ mail }: { mail: MailDetail }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await dataProvider.reprocess(mail.id);
      notify('Письмо читается заново', { type: 'success' });
    } catch (error) {
      notify(errorText(error), { type: 'error' });
    }
    setBusy(false);
    refresh();
  };
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1.5 }}
      action={
        <Button color="inherit" startIcon={<Replay />} disabled={busy} onClick={run}>
          Прочитать заново
        </Button>
      }
    >
      Письмо сохранено целиком, но не разобрано. Прочитайте его ниже; если в нём есть запрос, обработайте заново или
      попросите отправителя прислать ещё раз.
    </Alert>
  );
}
