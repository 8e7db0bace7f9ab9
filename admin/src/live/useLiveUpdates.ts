import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keysOf } from './keysOf.ts';

export type LiveState = 'connecting' | 'live' | 'offline';

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;
/** Several events that come together cost one reading. */
const gatherMs = 150;

/**
 * Server-sent events of `/api/events`: what they name is read again. EventSource itself gives up when the server
 * answers with an error, so the stream is opened anew here, ever more rarely; after a break everything on the page is
 * read again, for what was missed isn't told twice.
 */
export function useLiveUpdates(url: string): LiveState {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let gather: ReturnType<typeof setTimeout> | undefined;
    let retryMs = firstRetryMs;
    let broken = false;
    const stale = new Map<string, string[]>();

    const refresh = ({ data }: MessageEvent) => {
      for (const queryKey of keysOf(data)) stale.set(queryKey.join('/'), queryKey);
      clearTimeout(gather);
      gather = setTimeout(() => {
        for (const queryKey of stale.values()) queryClient.invalidateQueries({ queryKey });
        stale.clear();
      }, gatherMs);
    };
    const connect = () => {
      source = new EventSource(url);
      source.onopen = () => {
        setState('live');
        retryMs = firstRetryMs;
        if (broken) queryClient.invalidateQueries();
        broken = false;
      };
      source.onmessage = refresh;
      source.onerror = () => {
        broken = true;
        setState('offline');
        source?.close();
        retry = setTimeout(connect, retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      };
    };
    connect();
    return () => {
      clearTimeout(retry);
      clearTimeout(gather);
      source?.close();
    };
  }, [url, queryClient]);

  return state;
}
