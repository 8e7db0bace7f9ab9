import SendOutlined from '@mui/icons-material/SendOutlined';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { OutboxRow } from '../api/types.ts';
import { useMay } from '../auth/useMay.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';

/** A letter that didn't leave: without an address it never does, else it waits for its next attempt. */
const canBeSentAgain = ({ state, attempts }: OutboxRow): boolean =>
  state === 'failed' || (state === 'queued' && attempts > 0);

/** What a person can do for a letter that didn't leave; nothing for one that is on its way. */
export function SendAgain({ message }: { message: OutboxRow }) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!canBeSentAgain(message) || !may('outbox.send')) return null;
  return (
    <>
      <Button size="small" startIcon={<SendOutlined />} onClick={() => setOpen(true)}>
        {message.toAddress === null ? 'Указать адрес' : 'Отправить снова'}
      </Button>
      {open && <SendAgainDialog message={message} onClose={() => setOpen(false)} />}
    </>
  );
}

function SendAgainDialog({ message, onClose }: { message: OutboxRow; onClose: () => void }) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [address, setAddress] = useState(message.toAddress ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const typed = address.trim();
      await dataProvider.sendAgain(message.id, typed === (message.toAddress ?? '') ? {} : { address: typed });
      notify('Письмо поставлено в отправку', { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="send-again-title">
      <form onSubmit={submit} noValidate>
        <DialogTitle id="send-again-title" component="h2">
          Отправить письмо
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            «{message.subject}»{message.lastError && <Box sx={{ mt: 0.5 }}>Не ушло: {message.lastError}.</Box>}
          </Box>
          <TextField
            label="Адрес получателя"
            type="email"
            value={address}
            autoFocus
            onChange={({ target }) => setAddress(target.value)}
            error={problem !== null}
            helperText={problem ?? 'Адрес останется в журнале: кто и куда отправил письмо.'}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Закрыть</Button>
          <Button type="submit" variant="contained" disabled={busy}>
            Отправить
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
