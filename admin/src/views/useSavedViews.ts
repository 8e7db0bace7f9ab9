import { useGetList } from 'react-admin';
import type { SavedView } from '../api/types.ts';
import { type QueueParams, queueSearch, savedQueueParams } from '../tickets/queue/queueParams.ts';

const refreshMs = 60_000;

/** The address of the queue that a saved view stands for. */
export const savedViewPath = (view: SavedView): string => `/tickets${queueSearch(savedQueueParams(view))}`;

/** One's own views and those that colleagues share, and the one that the queue shows now. */
export function useSavedViews(shown: QueueParams | null) {
  const { data } = useGetList<SavedView>(
    'views',
    { sort: { field: 'name', order: 'ASC' }, pagination: { page: 1, perPage: 100 } },
    { refetchInterval: refreshMs },
  );
  const path = shown && `/tickets${queueSearch({ ...shown, page: 1 })}`;
  return { views: data ?? [], active: data?.find((view) => savedViewPath(view) === path) ?? null };
}
