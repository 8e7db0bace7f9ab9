import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { errorStatus, errorText } from '../../api/http.ts';
import type { TicketDetail } from '../../api/types.ts';
import { readAgainSoon } from '../../live/readAgain.ts';
import type { PanelDataProvider } from '../../providers/dataProvider.ts';
import { wholeRecord } from '../../providers/queryClient.ts';
import { describeChanges } from './changes.ts';

export type Conflict = { message: string; changes: string[] };
export type RunVerb = (
  call: (verbs: PanelDataProvider, version: number) => Promise<TicketDetail>,
) => Promise<{ ticket: TicketDetail } | { error: unknown }>;

/** Where the cache keeps a whole ticket. */
export const ticketKey = (id: number) => ['tickets', 'getOne', { id: String(id), meta: wholeRecord }];

/**
 * Runs verbs on the ticket that is on the screen. The answer takes its place at once and the lists are read anew. What
 * others or a new mail have changed meanwhile is told (`conflict`), so that nobody acts on what they saw before. On
 * 409 the fresh ticket is fetched and what has changed is told; any other error is a notification, except 422, which
 * belongs to the form that sent it.
 */
export function useTicketVerbs(ticket: TicketDetail) {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const seen = useRef(ticket);

  useEffect(() => {
    if (ticket.version === seen.current.version) return;
    const changes = describeChanges(seen.current, ticket);
    seen.current = ticket;
    if (changes.length > 0) setConflict({ message: 'Обращение изменилось, пока вы его смотрели.', changes });
  }, [ticket]);

  const keep = (fresh: TicketDetail) => {
    seen.current = fresh;
    queryClient.setQueryData(ticketKey(fresh.id), fresh);
    readAgainSoon(queryClient, [
      ['tickets', 'getList'],
      ['tickets', 'counts'],
    ]);
  };

  const showConflict = async (error: unknown) => {
    const { data: fresh } = await dataProvider.getOne<TicketDetail>('tickets', { id: ticket.id });
    keep(fresh);
    setConflict({ message: errorText(error), changes: describeChanges(ticket, fresh) });
  };

  const run: RunVerb = async (call) => {
    setBusy(true);
    try {
      const fresh = await call(dataProvider, ticket.version);
      setConflict(null);
      keep(fresh);
      return { ticket: fresh };
    } catch (error) {
      if (errorStatus(error) === 409) {
        await showConflict(error).catch((failure) => notify(errorText(failure), { type: 'error' }));
      } else if (errorStatus(error) === 422) {
        // A mail that came meanwhile may ask for one confirmation more.
        readAgainSoon(queryClient, [ticketKey(ticket.id)]);
      } else {
        notify(errorText(error), { type: 'error', autoHideDuration: 10_000 });
      }
      return { error };
    } finally {
      setBusy(false);
    }
  };

  return { run, busy, conflict, dismissConflict: () => setConflict(null) };
}
