import ManageSearch from '@mui/icons-material/ManageSearch';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import { mailboxLabels } from '@perenos/domain';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { MailRow } from '../api/types.ts';
import { Moment, Muted, To, toTicket } from '../records/parts.tsx';
import { RecordsPage } from '../records/RecordsPage.tsx';
import type { ColumnOf } from '../records/RecordsTable.tsx';
import { MailDrop } from './MailDrop.tsx';
import { MailOutcome } from './MailOutcome.tsx';
import { mailTitle, outcomeWords } from './outcome.ts';
import { UploadDialog } from './UploadDialog.tsx';

const columns: ColumnOf<MailRow>[] = [
  {
    title: 'Получено',
    sort: 'receivedAt',
    width: '12%',
    render: (mail) => <Moment at={mail.receivedAt ?? mail.keptAt} />,
  },
  { title: 'Ящик', sort: 'mailbox', width: '10%', render: (mail) => mailboxLabels[mail.mailbox] },
  {
    title: 'От кого',
    sort: 'fromAddress',
    width: '22%',
    render: (mail) => (
      <>
        {mail.fromName || mail.fromAddress || 'не указан'}
        {mail.fromName && (
          <div>
            <Muted>{mail.fromAddress}</Muted>
          </div>
        )}
      </>
    ),
  },
  {
    title: 'Тема',
    sort: 'subject',
    render: (mail) => <To to={`/mails/${mail.id}`}>{mailTitle(mail)}</To>,
  },
  { title: 'Что стало', sort: 'outcome', width: '20%', render: (mail) => <MailOutcome mail={mail} /> },
  { title: 'Обращение', width: '10%', render: (mail) => toTicket(mail.ticketId, mail.ticketNumber) },
];

export function MailList() {
  const [uploading, setUploading] = useState(false);
  return (
    <MailDrop>
      <RecordsPage<MailRow>
        resource="mails"
        title="Письма"
        columns={columns}
        sort={{ field: 'keptAt', order: 'DESC' }}
        searchHint="Тема, отправитель, слова из письма"
        filters={[
          { field: 'mailbox', label: 'Ящик', all: 'все ящики', options: mailboxLabels },
          { field: 'outcome', label: 'Что стало', all: 'все письма', options: outcomeWords },
          {
            field: 'state',
            label: 'Чтение',
            all: 'любое',
            options: {
              kept: 'ждёт чтения',
              processed: 'прочитано',
              failed: 'не прочитано',
              unfetched: 'не отдано почтовым сервером',
            },
          },
        ]}
        actions={
          <>
            <Button component={Link} to="/trace" startIcon={<ManageSearch />}>
              Где моё письмо?
            </Button>
            <Button variant="outlined" startIcon={<UploadFile />} onClick={() => setUploading(true)}>
              Загрузить письмо
            </Button>
          </>
        }
      />
      {uploading && <UploadDialog onClose={() => setUploading(false)} />}
    </MailDrop>
  );
}
