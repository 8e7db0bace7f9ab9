import { type Mailbox, mailboxes, type TicketKind, ticketKinds, type Verdict, verdicts } from '@perenos/domain';
import { type QueueView, queueViews } from '../../api/types.ts';

/** What the queue shows. Kept in the address, so that a link, a reload and «назад» bring the same rows. */
export type QueueParams = {
  view: QueueView;
  mailbox: Mailbox | null;
  kind: TicketKind | null;
  verdict: Verdict | null;
  /** Only the tickets that I have taken, within the view. */
  mine: boolean;
  q: string;
  page: number;
};

export const queuePageSize = 50;

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | null =>
  known.find((each) => each === value) ?? null;

export function parseQueueParams(search: URLSearchParams): QueueParams {
  return {
    view: oneOf(queueViews, search.get('view')) ?? 'all',
    mailbox: oneOf(mailboxes, search.get('mailbox')),
    kind: oneOf(ticketKinds, search.get('kind')),
    verdict: oneOf(verdicts, search.get('verdict')),
    mine: search.get('mine') === '1',
    q: search.get('q') ?? '',
    page: Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1),
  };
}

export function queueSearch(params: QueueParams): string {
  const search = new URLSearchParams({ view: params.view });
  if (params.mailbox !== null) search.set('mailbox', params.mailbox);
  if (params.kind !== null) search.set('kind', params.kind);
  if (params.verdict !== null) search.set('verdict', params.verdict);
  if (params.mine) search.set('mine', '1');
  if (params.q !== '') search.set('q', params.q);
  if (params.page > 1) search.set('page', String(params.page));
  return `?${search}`;
}

/** The arguments of `getList` that the parameters stand for; closed tickets come newest first, open ones by deadline. */
export function queueListArguments(params: QueueParams, userId: number | null) {
  const filter: Record<string, unknown> = { view: params.view };
  if (params.mailbox !== null) filter.mailbox = params.mailbox;
  if (params.kind !== null) filter.kind = params.kind;
  if (params.verdict !== null) filter.verdict = params.verdict;
  if (params.mine && userId !== null) filter.assigneeId = userId;
  if (params.q !== '') filter.q = params.q;
  return {
    filter,
    sort:
      params.view === 'closed'
        ? ({ field: 'receivedAt', order: 'DESC' } as const)
        : ({ field: 'dueAt', order: 'ASC' } as const),
    pagination: { page: params.page, perPage: queuePageSize },
  };
}
