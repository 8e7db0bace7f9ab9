import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider } from 'react-admin';
import type { TicketDetail } from '../../api/types.ts';
import { ticketKey } from './useTicketVerbs.ts';

/** What was fetched so lately isn't fetched again. */
const freshForMs = 30_000;
/** The ticket on the screen comes first. */
const delayMs = 400;

/** Fetches the next ticket and its first scanned page while this one is being read, so that going on takes no time. */
export function usePrefetch(ticketId: number | null): void {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (ticketId === null) return;
    const timer = setTimeout(async () => {
      const ticket = await queryClient
        .fetchQuery({
          queryKey: ticketKey(ticketId),
          queryFn: async () => (await dataProvider.getOne<TicketDetail>('tickets', { id: ticketId })).data,
          staleTime: freshForMs,
          retry: false,
        })
        // It will be asked for again, and the error told, when somebody goes there.
        .catch(() => null);
      const document = ticket?.documents.find((each) => each.pages.length > 0);
      if (document) new Image().src = `/api/documents/${document.id}/pages/${document.pages[0]?.page ?? 1}/image`;
    }, delayMs);
    return () => clearTimeout(timer);
  }, [ticketId, dataProvider, queryClient]);
}
