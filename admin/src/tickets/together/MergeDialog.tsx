import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Radio,
  RadioGroup,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider, useGetList, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { errorText, fieldErrors } from '../../api/http.ts';
import type { TicketDetail, TicketRow } from '../../api/types.ts';
import type { PanelDataProvider } from '../../providers/dataProvider.ts';
import { SearchField } from '../../records/SearchField.tsx';
import { TicketVerdict } from '../VerdictBadge.tsx';

/** Joins a ticket to another one of the same sender: mails, items and notes move there, this one is closed. */
export function MergeDialog({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const [q, setQ] = useState('');
  const [intoId, setIntoId] = useState<number | null>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const candidates = useCandidates(ticket, q);
  const { problem, busy, merge } = useMerge(ticket);
  const chosen = candidates?.find(({ id }) => id === intoId);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="merge-title">
      <DialogTitle id="merge-title" component="h2">
        Объединить {ticket.number} с другим обращением
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Box sx={{ color: 'text.secondary' }}>
          Письма, позиции и заметки перейдут в выбранное обращение, оно будет рассмотрено заново. {ticket.number}{' '}
          закроется со ссылкой.
        </Box>
        <SearchField
          value={q}
          hint="Номер, ИНН, абонент…"
          label="Поиск обращения"
          inputRef={searchInput}
          onChange={setQ}
          inDialog
        />
        <RadioGroup
          aria-label="С каким обращением объединить"
          value={intoId ?? ''}
          onChange={(_, value) => setIntoId(Number(value))}
        >
          {candidates?.map((row) => (
            <FormControlLabel
              key={row.id}
              value={row.id}
              control={<Radio size="small" />}
              label={<Candidate row={row} related={ticket.related.some(({ id }) => id === row.id)} />}
            />
          ))}
        </RadioGroup>
        {candidates?.length === 0 && (
          <Box role="status" sx={{ color: 'text.secondary' }}>
            Других открытых обращений от этого отправителя {q === '' ? 'нет' : 'по этим словам не нашлось'}.
          </Box>
        )}
        {problem !== null && (
          <Alert severity="error" role="alert">
            {problem}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Отмена</Button>
        <Button variant="contained" disabled={!chosen || busy} onClick={() => chosen && void merge(chosen)}>
          {chosen ? `Объединить с ${chosen.number}` : 'Объединить'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Candidate({ row, related }: { row: TicketRow; related: boolean }) {
  return (
    <Box component="span" sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <b>{row.number}</b>
      <span>{row.subscriberName ?? (row.subject || 'без темы')}</span>
      <TicketVerdict ticket={row} />
      {related && (
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
          тот же абонент
        </Box>
      )}
    </Box>
  );
}

/** Open tickets of the same sender; those about the same subscriber come first. */
function useCandidates(ticket: TicketDetail, q: string): TicketRow[] | undefined {
  const { data } = useGetList<TicketRow>('tickets', {
    filter: { q: q === '' ? ticket.senderAddress : q, view: 'all' },
    sort: { field: 'receivedAt', order: 'DESC' },
    pagination: { page: 1, perPage: 50 },
  });
  const related = new Set(ticket.related.map(({ id }) => id));
  return data
    ?.filter(
      (row) =>
        row.id !== ticket.id &&
        (row.senderAddress === ticket.senderAddress ||
          (row.senderPartnerName !== null && row.senderPartnerName === ticket.senderPartnerName)),
    )
    .sort((a, b) => Number(related.has(b.id)) - Number(related.has(a.id)));
}

function useMerge(ticket: TicketDetail) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const merge = async (into: TicketRow) => {
    setBusy(true);
    setProblem(null);
    try {
      const joint = await dataProvider.merge(ticket.id, { version: ticket.version, intoId: into.id });
      notify(`${ticket.number} объединено с ${joint.number}`, { type: 'success' });
      navigate(`/tickets/${joint.id}`);
    } catch (error) {
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
      setBusy(false);
    }
    await queryClient.invalidateQueries({ queryKey: ['tickets'] });
  };
  return { problem, busy, merge };
}
