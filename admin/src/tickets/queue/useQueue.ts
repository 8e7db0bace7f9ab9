import { keepPreviousData } from '@tanstack/react-query';
import { useGetList, useStore } from 'react-admin';
import type { TicketRow } from '../../api/types.ts';
import { keptFresh } from '../../live/readAgain.ts';
import { parseQueueParams, queueListArguments } from './queueParams.ts';

/** The search part of the queue's address as it was last seen: where «назад в очередь» leads. */
export const useQueueSearch = () => useStore<string>('queue.search', '?view=all');

/** The rows that an address of the queue stands for. */
export function useQueue(search: string) {
  const params = parseQueueParams(new URLSearchParams(search));
  const list = useGetList<TicketRow>('tickets', queueListArguments(params), {
    placeholderData: keepPreviousData,
    ...keptFresh,
  });
  return { params, ...list };
}

/** The neighbours of a ticket in the queue from which it was opened. */
export function useNeighbours(ticketId: number): { next: TicketRow | null; previous: TicketRow | null } {
  const [search] = useQueueSearch();
  const { data } = useQueue(search);
  const rows = data ?? [];
  const index = rows.findIndex((row) => row.id === ticketId);
  // A ticket that has left the queue (or was opened by a link) goes on to the most urgent one.
  if (index < 0) return { next: rows[0] ?? null, previous: null };
  return { next: rows[index + 1] ?? null, previous: rows[index - 1] ?? null };
}
