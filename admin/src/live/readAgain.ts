import { partialMatchKey, type QueryClient, type QueryKey } from '@tanstack/react-query';

/** Several causes that come together cost one reading: one's own act, and the server's word of it a moment later. */
const gatherMs = 150;

const gathered = new WeakMap<QueryClient, QueryKey[]>();

/** Has what the keys stand for read again in a moment, if it is on the screen, or when it is next shown. */
export function readAgainSoon(queryClient: QueryClient, keys: readonly QueryKey[]): void {
  const waiting = gathered.get(queryClient);
  if (waiting) {
    waiting.push(...keys);
    return;
  }
  const stale = [...keys];
  gathered.set(queryClient, stale);
  setTimeout(() => {
    gathered.delete(queryClient);
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => stale.some((key) => partialMatchKey(queryKey, key)) });
  }, gatherMs);
}

/** For what live updates tell the changes of: just read, or fetched ahead, it isn't read again for another page. */
export const keptFresh = { staleTime: 5_000 };
