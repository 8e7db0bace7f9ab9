import {
  type CitedClause,
  citedClauses,
  type Mailbox,
  mailboxes,
  type TicketKind,
  type TicketState,
  ticketKinds,
  ticketStates,
  type Verdict,
  verdicts,
} from '@perenos/domain';
import { type QueueView, queueViews, type SavedView } from '../../api/types.ts';

/** Fields by which the columns of the queue sort. */
export const queueSorts = ['dueAt', 'receivedAt', 'verdict', 'kind', 'number', 'subject', 'senderName'] as const;
type QueueSort = { field: (typeof queueSorts)[number]; order: 'ASC' | 'DESC' };

export type ScorecardSelection = NonNullable<SavedView['filter']['scorecard']>;

/** What the queue shows. Kept in the address, so that a link, a reload and «назад» bring the same rows. */
export type QueueParams = {
  view: QueueView;
  mailbox: Mailbox | null;
  kind: TicketKind | null;
  verdict: Verdict | null;
  state: TicketState | null;
  /** Whose tickets, within the view: a colleague's id, `none` for those that nobody has taken. */
  assignee: number | 'none' | null;
  q: string;
  /** The clause that a decision rests on, and the month `YYYY-MM` of receipt: whatever the view, settled ones too. */
  clause: CitedClause | null;
  month: string | null;
  /** The tickets behind a number of the audit, whatever their view: see `writeAuditSelection`. */
  audit: string | null;
  /** The tickets behind a line of a partner's scorecard, whatever their view. */
  scorecard: ScorecardSelection | null;
  /** null: the view's own order. */
  sort: QueueSort | null;
  page: number;
};

export const queuePageSize = 50;
/** No condition beyond the view itself. */
export const noFilter = {
  mailbox: null,
  kind: null,
  verdict: null,
  state: null,
  assignee: null,
  q: '',
  clause: null,
  month: null,
  audit: null,
  scorecard: null,
} satisfies Partial<QueueParams>;

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | null =>
  known.find((each) => each === value) ?? null;

function parseAssignee(value: string | null): QueueParams['assignee'] {
  if (value === 'none') return value;
  return value !== null && /^\d+$/.test(value) ? Number(value) : null;
}

const parseMonth = (value: string | null): string | null =>
  value !== null && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value) ? value : null;

function parseSort(value: string | null): QueueSort | null {
  const field = oneOf(queueSorts, value?.replace(/^-/, '') ?? null);
  return field && { field, order: value?.startsWith('-') ? 'DESC' : 'ASC' };
}

/** The server refuses what is none. */
function parseScorecard(value: string | null): ScorecardSelection | null {
  if (value === null) return null;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** Whether it is a number somewhere that says which tickets these are: settled ones are among them, no view parts them. */
export const isOfNumber = ({ audit, clause, scorecard }: QueueParams): boolean =>
  audit !== null || clause !== null || scorecard !== null;

export function parseQueueParams(search: URLSearchParams): QueueParams {
  return {
    view: oneOf(queueViews, search.get('view')) ?? 'all',
    mailbox: oneOf(mailboxes, search.get('mailbox')),
    kind: oneOf(ticketKinds, search.get('kind')),
    verdict: oneOf(verdicts, search.get('verdict')),
    state: oneOf(ticketStates, search.get('state')),
    assignee: parseAssignee(search.get('assignee')),
    clause: oneOf(citedClauses, search.get('clause')),
    month: parseMonth(search.get('month')),
    q: search.get('q') ?? '',
    audit: search.get('audit'),
    scorecard: parseScorecard(search.get('scorecard')),
    sort: parseSort(search.get('sort')),
    page: Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1),
  };
}

export function queueSearch(params: QueueParams): string {
  const search = new URLSearchParams({ view: params.view });
  if (params.mailbox !== null) search.set('mailbox', params.mailbox);
  if (params.kind !== null) search.set('kind', params.kind);
  if (params.verdict !== null) search.set('verdict', params.verdict);
  if (params.state !== null) search.set('state', params.state);
  if (params.assignee !== null) search.set('assignee', String(params.assignee));
  if (params.clause !== null) search.set('clause', params.clause);
  if (params.month !== null) search.set('month', params.month);
  if (params.q !== '') search.set('q', params.q);
  if (params.audit !== null) search.set('audit', params.audit);
  if (params.scorecard !== null) search.set('scorecard', JSON.stringify(params.scorecard));
  if (params.sort !== null) search.set('sort', `${params.sort.order === 'DESC' ? '-' : ''}${params.sort.field}`);
  if (params.page > 1) search.set('page', String(params.page));
  return `?${search}`;
}

export const isFiltered = (params: QueueParams): boolean =>
  queueSearch({ ...params, ...noFilter }) !== queueSearch(params);

/** The order of a view: closed tickets come newest first, open ones by deadline. */
export const orderOf = ({ view, sort }: QueueParams): QueueSort =>
  sort ?? (view === 'closed' ? { field: 'receivedAt', order: 'DESC' } : { field: 'dueAt', order: 'ASC' });

/** The conditions as the server takes them, in a list and in a saved view. */
export function queueFilter(params: QueueParams): SavedView['filter'] {
  return {
    ...(isOfNumber(params) ? {} : { view: params.view }),
    ...(params.audit === null ? {} : { audit: params.audit }),
    ...(params.scorecard === null ? {} : { scorecard: params.scorecard }),
    ...(params.mailbox === null ? {} : { mailbox: params.mailbox }),
    ...(params.kind === null ? {} : { kind: params.kind }),
    ...(params.verdict === null ? {} : { verdict: params.verdict }),
    ...(params.state === null ? {} : { state: params.state }),
    ...(params.assignee === null ? {} : { assigneeId: params.assignee === 'none' ? null : params.assignee }),
    ...(params.clause === null ? {} : { clause: params.clause }),
    ...(params.month === null ? {} : { month: params.month }),
    ...(params.q === '' ? {} : { q: params.q }),
  };
}

/** The arguments of `getList` that the parameters stand for. */
export const queueListArguments = (params: QueueParams) => ({
  filter: queueFilter(params),
  sort: orderOf(params),
  pagination: { page: params.page, perPage: queuePageSize },
});

/** What a saved view stands for. An order that no column of the panel has is left to the view's default. */
export function savedQueueParams({ filter, sort }: Pick<SavedView, 'filter' | 'sort'>): QueueParams {
  const field = sort === null ? null : oneOf(queueSorts, sort[0]);
  return {
    view: filter.view ?? 'all',
    mailbox: filter.mailbox ?? null,
    kind: filter.kind ?? null,
    verdict: filter.verdict ?? null,
    state: filter.state ?? null,
    assignee: filter.assigneeId === null ? 'none' : (filter.assigneeId ?? null),
    clause: filter.clause ?? null,
    month: filter.month ?? null,
    q: filter.q ?? '',
    audit: filter.audit ?? null,
    scorecard: filter.scorecard ?? null,
    sort: field && { field, order: sort?.[1] === 'DESC' ? 'DESC' : 'ASC' },
    page: 1,
  };
}
