import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keysOf } from './keysOf.ts';
import { readAgainSoon } from './readAgain.ts';

export type LiveState = 'connecting' | 'live' | 'offline';

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

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
    let retryMs = firstRetryMs;
    let broken = false;

    const connect = () => {
      source = new EventSource(url);
      source.onopen = () => {
        setState('live');
        retryMs = firstRetryMs;
        if (broken) queryClient.invalidateQueries();
        broken = false;
      };
      source.onmessage = ({ data }: MessageEvent) => readAgainSoon(queryClient, keysOf(data));
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
      source?.close();
    };
  }, [url, queryClient]);

  return state;
}
