import { type FilterQuery, raw } from '@mikro-orm/core';
import { type EntityManager, loadAuditFacts, loadFirstJudgements, searchTickets, Ticket } from '@perenos/db';
import {
  addCalendarDays,
  isSettled,
  moscowMidnight,
  readAuditSelection,
  scorecardsOf,
  selectedBy,
  ticketStates,
} from '@perenos/domain';
import type { z } from 'zod';
import type { ticketFilter } from '../contract/desk.ts';
import type { TicketRow, TicketView } from '../contract/tickets.ts';
import type { ListRequest } from '../http/list-query.ts';
import { instantsOf } from '../oversight/periods.ts';
import { describeTickets } from './ticket-rows.ts';

export type TicketFilter = z.infer<typeof ticketFilter>;
type Viewer = { now: Date; userId: number };

const unsettled = ticketStates.filter((state) => !isSettled(state));
const settled = ticketStates.filter(isSettled);

/**
 * The views of the queue. `ready`, `waiting` and `review` part all that is unsettled: no ticket stands in none of them.
 * `ready` can be executed by one click; `review` needs a person's decision or a reply first.
 */
const viewConditions: Readonly<Record<TicketView, (viewer: Viewer) => FilterQuery<Ticket>>> = {
  all: () => ({ state: { $in: unsettled } }),
  mine: ({ userId }) => ({ state: { $in: unsettled }, assignee: userId }),
  ready: () => ({ state: 'open', verdict: 'execute' }),
  review: () => ({ state: 'open', verdict: { $ne: 'execute' } }),
  waiting: () => ({ state: { $in: ['waiting-data', 'waiting-date'] } }),
  overdue: ({ now }) => ({ state: { $in: unsettled }, dueAt: { $lt: now } }),
  closed: () => ({ state: { $in: settled } }),
};

/** More tickets than a person would page through: the search says nothing new beyond them. */
const searchedTickets = 2_000;

async function conditionOf(
  em: EntityManager,
  request: ListRequest<TicketFilter>,
  viewer: Viewer,
): Promise<FilterQuery<Ticket>> {
  if (request.ids) return { id: { $in: request.ids } };
  return matching(em, request.filter, viewer);
}

async function matching(em: EntityManager, filter: TicketFilter, viewer: Viewer): Promise<FilterQuery<Ticket>> {
  const { q, view, assigneeId, clause, month, audit, scorecard, ...exact } = filter;
  const conditions: FilterQuery<Ticket>[] = [exact as FilterQuery<Ticket>];
  if (view) conditions.push(viewConditions[view](viewer));
  if (assigneeId !== undefined) conditions.push({ assignee: assigneeId });
  if (audit !== undefined) conditions.push(await behindNumber(em, audit, viewer.now));
  if (scorecard !== undefined) conditions.push(await behindScorecard(em, scorecard));
  if (clause !== undefined) conditions.push({ id: { $in: raw(`(${citing})`, [JSON.stringify([clause])]) } });
  if (month !== undefined) conditions.push({ receivedAt: inMonth(month) });
  if (q?.trim()) conditions.push({ id: { $in: await searchTickets(em, q, searchedTickets) } });
  return { $and: conditions };
}

/** The tickets behind a number of the audit, counted now as the number was. They may be many: they go as one value. */
async function behindNumber(em: EntityManager, text: string, now: Date): Promise<FilterQuery<Ticket>> {
  const selection = readAuditSelection(text);
  if (selection === null) return oneOf([]);
  const facts = await loadAuditFacts(em, selection, now);
  return oneOf(selectedBy(selection, facts, now).map(({ ticketId }) => ticketId));
}

const oneOf = (ids: readonly number[]): FilterQuery<Ticket> => ({
  [raw((ticket) => `${ticket}.id = any('{${ids.join(',')}}')`)]: [],
});

type Scorecard = NonNullable<TicketFilter['scorecard']>;

/** The tickets that a line of a partner's scorecard counts. */
async function behindScorecard(em: EntityManager, { partnerId, missing, clause, ...period }: Scorecard) {
  const [card] = scorecardsOf(await loadFirstJudgements(em, { ...instantsOf(period), partnerId }));
  if (missing !== undefined) return oneOf(card?.points.find(({ code }) => code === missing)?.ticketIds ?? []);
  if (clause !== undefined) return oneOf(card?.clauses.find((one) => one.clause === clause)?.ticketIds ?? []);
  return oneOf(card?.incompleteIds ?? []);
}

/** As `ticket_item_cited_index` has it. */
const citing = `select ticket_id from ticket_item where decision -> 'clauses' @> ?::jsonb`;

/** A Moscow month `YYYY-MM`. */
function inMonth(month: string): { $gte: Date; $lt: Date } {
  const first = `${month}-01`;
  const next = `${addCalendarDays(first, 31).slice(0, 7)}-01`;
  return { $gte: new Date(moscowMidnight(first)), $lt: new Date(moscowMidnight(next)) };
}

/** One page of tickets. By default those that are due first; where no clock runs, the ticket stands last. */
export async function listTickets(
  em: EntityManager,
  request: ListRequest<TicketFilter>,
  viewer: Viewer,
): Promise<{ rows: TicketRow[]; total: number }> {
  const where = await conditionOf(em, request, viewer);
  const direction = request.sort?.descending ? 'desc nulls last' : 'asc nulls last';
  const orderBy = [{ [request.sort?.field ?? 'dueAt']: direction }, { id: 'asc' as const }];
  if (request.limit === 0) return { rows: [], total: await em.count(Ticket, where) };
  const [tickets, total] = await em.findAndCount(Ticket, where, {
    orderBy,
    offset: request.offset,
    limit: request.limit,
  });
  return { rows: await describeTickets(em, tickets), total };
}

const counted = ['mine', 'ready', 'waiting', 'review', 'overdue', 'all'] as const;

/** How many tickets each view of the queue holds for this viewer. */
export async function countTickets(
  em: EntityManager,
  viewer: Viewer,
): Promise<Record<(typeof counted)[number], number>> {
  const counts = { mine: 0, ready: 0, waiting: 0, review: 0, overdue: 0, all: 0 };
  for (const view of counted) counts[view] = await em.count(Ticket, viewConditions[view](viewer));
  return counts;
}

/** How many tickets a filter leaves for this viewer. */
export const countMatching = async (em: EntityManager, filter: TicketFilter, viewer: Viewer): Promise<number> =>
  em.count(Ticket, await matching(em, filter, viewer));
