import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { errorStatus, errorText } from '../api/http.ts';
import type { TicketDetail } from '../api/types.ts';
import { readAgainSoon } from '../live/readAgain.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { ticketKey } from '../tickets/ticket/useTicketVerbs.ts';
import { deadlineOf, offerUndo, type UndoOffer, undoWindowMs, withdrawUndo } from './undoStore.ts';

/** Offers to take back what was just done; false where there is nothing to take back. */
export function offerAfter(ticket: TicketDetail, words: string): boolean {
  if (ticket.undoUntil === null) return false;
  const { id, number, version } = ticket;
  offerUndo({ ticketId: id, number, version, words, until: deadlineOf(ticket.undoUntil, Date.now(), true) });
  return true;
}

/** A ticket that was opened while its letters are still here: what was done to it can be taken back from here too. */
export function useOfferUndo({ id, number, version, undoUntil }: TicketDetail): void {
  useEffect(() => {
    if (undoUntil === null) {
      withdrawUndo(id);
      return;
    }
    const until = deadlineOf(undoUntil, Date.now(), false);
    if (until > Date.now()) offerUndo({ ticketId: id, number, version, words: 'Последнее действие', until });
  }, [id, number, version, undoUntil]);
}

/** One at a time, whether it was asked for by the key or by the button. */
let busy = false;

/** Takes an act back and shows its ticket as it was. */
export function useUndo() {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  return useCallback(
    async (offer: UndoOffer | undefined) => {
      if (!offer || busy) return;
      busy = true;
      try {
        const ticket = await dataProvider.undo(offer.ticketId, { version: offer.version });
        queryClient.setQueryData(ticketKey(ticket.id), ticket);
        notify(`Отменено: ${offer.number}. Ничего не отправлено.`, { type: 'success' });
        navigate(`/tickets/${ticket.id}`);
        withdrawUndo(offer.ticketId);
      } catch (error) {
        notify(errorText(error), { type: 'error', autoHideDuration: undoWindowMs });
        // What didn't reach the server, or nobody signed in, can be tried again while there is time.
        if (![0, 401].includes(errorStatus(error) ?? -1)) withdrawUndo(offer.ticketId);
      } finally {
        busy = false;
        readAgainSoon(queryClient, [['tickets']]);
      }
    },
    [dataProvider, queryClient, navigate, notify],
  );
}
