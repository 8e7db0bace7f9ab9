import { z } from '@hono/zod-openapi';
import { type EntityManager, loadDecisions, OutboxMessage, Ticket, TicketItem } from '@perenos/db';
import { type Agreement, agreementOf, moscowDateOf, overrideKinds, overrideOf } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { agreementRoute, listOverrides, type OverrideView } from '../contract/decisions.ts';
import { readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { instantsOf, monthPeriod, monthsUntil, periodOf } from './periods.ts';

const filterFields = {
  q: z.string().max(200).optional(),
  kind: z.enum(overrideKinds).optional(),
  clause: z.string().max(20).optional(),
  byId: z.coerce.number().int().optional(),
  /** `YYYY-MM`; none: the last thirty days. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
};
/** Months over which agreement is shown. */
const shownMonths = 6;

type Found = Awaited<ReturnType<typeof loadDecisions>>[number] & { kind: OverrideView['kind'] };

async function findOverrides(em: EntityManager, asked: z.infer<z.ZodObject<typeof filterFields>>, now: Date) {
  const { from, to } = instantsOf(asked.month ? monthPeriod(asked.month) : periodOf({}, now));
  const decisions = await loadDecisions(em, from, to);
  const found = decisions.flatMap((decision): Found[] => {
    const kind = overrideOf(decision);
    return kind === null ? [] : [{ ...decision, kind }];
  });
  const named = found.filter(
    ({ kind, clauses, byId }) =>
      (asked.kind === undefined || kind === asked.kind) &&
      (asked.clause === undefined || clauses.includes(asked.clause)) &&
      (asked.byId === undefined || byId === asked.byId),
  );
  const q = asked.q?.trim().toLowerCase();
  if (!q) return named;
  const numbers = await numbersOf(em, named);
  return named.filter(({ ticketId, byName, grounds }) =>
    [numbers.get(ticketId) ?? '', byName, grounds].some((text) => text.toLowerCase().includes(q)),
  );
}

async function numbersOf(em: EntityManager, decisions: readonly { ticketId: number }[]): Promise<Map<number, string>> {
  const ids = [...new Set(decisions.map(({ ticketId }) => ticketId))];
  const tickets = await em.find(Ticket, { id: { $in: ids } }, { fields: ['number'] });
  return new Map(tickets.map(({ id, number }) => [id, number]));
}

async function describe(em: EntityManager, found: readonly Found[]): Promise<OverrideView[]> {
  const numbers = await numbersOf(em, found);
  const items = await em.find(TicketItem, { id: { $in: found.map(({ itemId }) => itemId) } }, { fields: ['position'] });
  const positions = new Map(items.map(({ id, position }) => [id, position]));
  const letters = await em.find(OutboxMessage, {
    ticket: { $in: found.map(({ ticketId }) => ticketId) },
    role: 'asker',
    queuedAt: { $in: found.map(({ at }) => new Date(at)) },
  });
  return found.map(({ entryId, itemId, reversed, ...decision }) => ({
    ...decision,
    id: `${entryId}-${itemId}`,
    number: numbers.get(decision.ticketId) ?? '',
    position: (positions.get(itemId) ?? 0) + 1,
    clauses: [...decision.clauses],
    corrected: [...decision.corrected],
    grounds: reversed ? `${reversed.grounds} (${reversed.byName})` : decision.grounds,
    letter:
      letters.find(({ ticket, queuedAt }) => ticket?.id === decision.ticketId && queuedAt.toISOString() === decision.at)
        ?.text ?? null,
  }));
}

/** Clause by month, the clause on which machine and people differ most often first. */
async function describeAgreement(em: EntityManager, now: Date) {
  const months = monthsUntil(moscowDateOf(now.toISOString()), shownMonths);
  const { from, to } = instantsOf({ from: `${months[0]}-01`, to: moscowDateOf(now.toISOString()) });
  const rows = [...Map.groupBy(agreementOf(await loadDecisions(em, from, to)), ({ clause }) => clause)];
  const differed = (cells: readonly Agreement[]): number => cells.reduce((sum, cell) => sum + cell.differed, 0);
  return {
    months,
    rows: rows
      .sort(([a, own], [b, other]) => differed(other) - differed(own) || a.localeCompare(b, 'ru', { numeric: true }))
      .map(([clause, cells]) => ({ clause, cells: cells.map(({ clause: _same, ...cell }) => cell) })),
  };
}

/** `/api/overrides`: what people decided otherwise than the machine, with their grounds; and how often, by clause. */
export const overrideRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(listOverrides, async (c) => {
      const { filter, offset, limit } = readListQuery(c.req.valid('query'), {
        sortable: ['at'],
        filterFields,
      });
      const found = await findOverrides(c.var.em, filter, deps.now());
      const rows = await describe(c.var.em, found.slice(offset, offset + limit));
      setContentRange(c, 'overrides', offset, rows.length, found.length);
      return c.json(rows, 200);
    })
    .openapi(agreementRoute, async (c) => c.json(await describeAgreement(c.var.em, deps.now()), 200));
