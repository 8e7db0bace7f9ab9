import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  LinearProgress,
} from '@mui/material';
import { useState } from 'react';
import { HttpError, useGetOne } from 'react-admin';
import { errorText } from '../api/http.ts';
import type { TicketDetail, TicketRow } from '../api/types.ts';
import { fileSize } from '../lib/text.ts';
import { wholeRecord } from '../providers/queryClient.ts';
import { Muted } from './parts.tsx';
import { TicketField } from './TicketField.tsx';

type Attachment = TicketDetail['mails'][number]['attachments'][number];

const scans = /\.(pdf|jpe?g|png|tiff?)$/i;

/** The attachment as a file, as if it had been chosen on this machine. */
async function fileOf({ id, fileName, mimeType }: Attachment): Promise<File> {
  const answer = await fetch(`/api/attachments/${id}/content`).catch(() => null);
  if (!answer?.ok) throw new HttpError('', answer?.status ?? 0, { message: `Вложение не загрузилось: ${fileName}` });
  return new File([await answer.arrayBuffer()], fileName, { type: mimeType });
}

type FromTicketDialogProps = {
  onPick: (files: File[], ticket: TicketRow) => void;
  onClose: () => void;
};

/** Documents out of the mails of a ticket: what a partner has sent needs no saving and choosing anew. */
export function FromTicketDialog({ onPick, onClose }: FromTicketDialogProps) {
  const [ticket, setTicket] = useState<TicketRow | null>(null);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { data, error } = useGetOne<TicketDetail>(
    'tickets',
    { id: ticket?.id ?? 0, meta: wholeRecord },
    { enabled: ticket !== null },
  );
  const attachments =
    ticket === null
      ? []
      : (data?.mails.flatMap((mail) => mail.attachments) ?? []).filter((one) => scans.test(one.fileName));
  const take = async () => {
    if (ticket === null) return;
    setBusy(true);
    setProblem(null);
    try {
      onPick(await Promise.all(attachments.filter(({ id }) => chosen.includes(id)).map(fileOf)), ticket);
      onClose();
    } catch (failed) {
      setProblem(errorText(failed));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="from-ticket-title">
      <DialogTitle id="from-ticket-title" component="h2">
        Документы из обращения
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1, pt: '8px !important' }}>
        <TicketField
          autoFocus
          label="Обращение"
          value={ticket}
          onChange={(next) => {
            setTicket(next);
            setChosen([]);
          }}
        />
        {ticket !== null && !data && !error && <LinearProgress aria-label="Загрузка" />}
        {data && ticket !== null && attachments.length === 0 && (
          <Muted>В письмах этого обращения нет вложений PDF, JPEG, PNG или TIFF.</Muted>
        )}
        {attachments.map(({ id, fileName, size }) => (
          <FormControlLabel
            key={id}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(id)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
              />
            }
            label={`${fileName}, ${fileSize(size)}`}
          />
        ))}
        {(problem ?? error) && (
          <Alert severity="error" role="alert">
            {problem ?? errorText(error)}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Отмена</Button>
        <Button variant="contained" disabled={busy || chosen.length === 0} onClick={() => void take()}>
          Взять документы
        </Button>
      </DialogActions>
    </Dialog>
  );
}
