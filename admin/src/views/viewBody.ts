import type { SavedView } from '../api/types.ts';
import { type QueueParams, queueFilter } from '../tickets/queue/queueParams.ts';

/** The conditions and the order of the queue as a saved view keeps them. */
export const viewBody = (params: QueueParams): Pick<SavedView, 'filter' | 'sort'> => ({
  filter: queueFilter(params),
  sort: params.sort && [params.sort.field, params.sort.order],
});
