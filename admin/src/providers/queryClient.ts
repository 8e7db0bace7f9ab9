import { QueryClient } from '@tanstack/react-query';
import { errorStatus } from '../api/http.ts';

const attempts = 3;

/** A server that is away for a moment is asked again; what it refuses, it would refuse again. */
function isTransient(error: unknown): boolean {
  const status = errorStatus(error);
  return status === 0 || status === 502 || status === 503 || status === 504;
}

/** The panel's cache of what the server said. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // Without a network, too, a page says what is wrong instead of waiting in silence.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => isTransient(error) && failures < attempts - 1,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
    },
  });

/**
 * Rows of a list and whole records are kept apart: react-admin would show a row, which lacks most of it, in place of the
 * record until that has come.
 */
export const wholeRecord = { whole: true };
