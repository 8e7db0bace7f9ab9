import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { errorText, fieldErrors } from '../../api/http.ts';
import type { TicketDetail } from '../../api/types.ts';
import type { PanelDataProvider } from '../../providers/dataProvider.ts';
import { ItemChoice } from './ItemChoice.tsx';

/** Makes a ticket of its own of some items of this one; the mails belong to both. */
export function SplitDialog({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
  const items = ticket.items.filter(({ state }) => state === 'open');
  const [chosen, setChosen] = useState<number[]>([]);
  const { problem, busy, split } = useSplit(ticket);
  const all = chosen.length === items.length;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="split-title">
      <DialogTitle id="split-title" component="h2">
        Выделить в новое обращение
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1 }}>
        <Box sx={{ color: 'text.secondary' }}>
          Отмеченные позиции уйдут в новое обращение с теми же письмами. Остальные останутся в {ticket.number}.
        </Box>
        <ItemChoice items={items} chosen={chosen} onChange={setChosen} />
        {all && (
          <Box role="status" sx={{ color: 'text.secondary' }}>
            Хотя бы одна позиция должна остаться.
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
        <Button variant="contained" disabled={busy || chosen.length === 0 || all} onClick={() => void split(chosen)}>
          Выделить{chosen.length > 0 ? `: ${chosen.length}` : ''}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function useSplit(ticket: TicketDetail) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const split = async (itemIds: number[]) => {
    setBusy(true);
    setProblem(null);
    try {
      const created = await dataProvider.split(ticket.id, { version: ticket.version, itemIds });
      notify(`Из ${ticket.number} выделено ${created.number}`, { type: 'success' });
      navigate(`/tickets/${created.id}`);
    } catch (error) {
      setProblem(Object.values(fieldErrors(error))[0] ?? errorText(error));
      setBusy(false);
    }
    await queryClient.invalidateQueries({ queryKey: ['tickets'] });
  };
  return { problem, busy, split };
}
