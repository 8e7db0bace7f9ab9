import Replay from '@mui/icons-material/Replay';
import { Alert, Box, Button, MenuItem, TextField } from '@mui/material';
import { type Mailbox, mailboxes, mailboxLabels } from '@perenos/domain';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { MailDetail, MailRepair } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { needsAttention } from './outcome.ts';

type Charset = NonNullable<MailRepair['charset']>;

/** Encodings that Russian mails come in when the sender's own declaration is wrong. */
const charsets: { value: Charset; label: string }[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1251', label: 'Windows-1251' },
  { value: 'koi8-r', label: 'КОИ-8 (русская)' },
  { value: 'koi8-u', label: 'КОИ-8 (украинская)' },
  { value: 'iso-8859-5', label: 'ISO 8859-5' },
  { value: 'cp866', label: 'CP866 (DOS)' },
  { value: 'maccyrillic', label: 'MacCyrillic' },
  { value: 'utf-16le', label: 'UTF-16' },
];

/** Nothing of a mail is lost: it can be read again, in another encoding or as a mail of another mailbox. */
export function Repair({ mail }: { mail: MailDetail }) {
  const [charset, setCharset] = useState<Charset | ''>('');
  const [mailbox, setMailbox] = useState<Mailbox>(mail.mailbox);
  const { busy, problem, run } = useRepair(mail.id);
  return (
    <Alert severity={needsAttention(mail) ? 'warning' : 'info'} sx={{ mb: 1.5, '& .MuiAlert-message': { flex: 1 } }}>
      <Box sx={{ mb: 1.25 }}>
        {needsAttention(mail)
          ? 'Письмо сохранено целиком, но не разобрано. Прочитайте его ниже; если в нём есть запрос, исправьте кодировку или ящик и обработайте заново.'
          : 'Машина не нашла в письме работы. Если она ошиблась, исправьте кодировку или ящик и обработайте письмо заново.'}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <TextField
          select
          label="Кодировка"
          value={charset}
          onChange={({ target }) => setCharset(charsets.find(({ value }) => value === target.value)?.value ?? '')}
          sx={{ minWidth: 190 }}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value="">как указано в письме</MenuItem>
          {charsets.map(({ value, label }) => (
            <MenuItem key={value} value={value}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label="Ящик"
          value={mailbox}
          onChange={({ target }) => setMailbox(mailboxes.find((each) => each === target.value) ?? mail.mailbox)}
          sx={{ minWidth: 150 }}
        >
          {mailboxes.map((each) => (
            <MenuItem key={each} value={each}>
              {mailboxLabels[each]}
            </MenuItem>
          ))}
        </TextField>
        <Button
          variant="contained"
          startIcon={<Replay />}
          disabled={busy}
          onClick={() =>
            void run({
              ...(charset === '' ? {} : { charset }),
              ...(mailbox === mail.mailbox ? {} : { mailbox }),
            })
          }
        >
          Обработать заново
        </Button>
      </Box>
      {problem !== null && (
        <Box role="alert" sx={{ mt: 1, color: 'error.main', fontWeight: 600 }}>
          {problem}
        </Box>
      )}
    </Alert>
  );
}

/** A mail that its server lists but doesn't hand out: later ones go on, this one is asked for again. */
export function FetchAgain({ mail }: { mail: MailDetail }) {
  const { busy, problem, run } = useRepair(mail.id, 'Письмо будет запрошено в течение минуты');
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1.5 }}
      action={
        <Button startIcon={<Replay />} disabled={busy} onClick={() => void run({})}>
          Запросить сейчас
        </Button>
      }
    >
      Письмо лежит на почтовом сервере, но сервер его не отдаёт; остальные письма читаются дальше. Продукт запрашивает
      его снова сам, всё реже. Если не поможет, откройте ящик почтовой программой и загрузите письмо сюда файлом.
      {problem !== null && (
        <Box role="alert" sx={{ mt: 1, color: 'error.main', fontWeight: 600 }}>
          {problem}
        </Box>
      )}
    </Alert>
  );
}

function useRepair(mailId: number, done = 'Письмо читается заново') {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (repair: MailRepair) => {
    setBusy(true);
    setProblem(null);
    try {
      await dataProvider.reprocess(mailId, repair);
      notify(done, { type: 'success' });
    } catch (error) {
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
    }
    setBusy(false);
    refresh();
  };
  return { busy, problem, run };
}
