import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider } from 'react-admin';
import type { Viewer } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';

/** The server forgets who is silent for 25 seconds. */
const heartbeatMs = 10_000;

/**
 * Tells the others that one looks at this ticket, and answers who they are. A tab that is hidden falls silent: nobody
 * looks at it. What cannot be told now is told by the next heartbeat.
 */
export function usePresence(ticketId: number): Viewer[] {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const { data } = useQuery({
    queryKey: ['presence', String(ticketId)],
    queryFn: () => dataProvider.announcePresence(ticketId),
    refetchInterval: heartbeatMs,
    gcTime: 0,
    retry: false,
  });
  useEffect(() => {
    const leave = () => void dataProvider.leavePresence(ticketId).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [ticketId, dataProvider]);
  return data ?? [];
}
