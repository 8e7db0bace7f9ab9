import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { type EntityManager, OutboxMessage, outboxRoles, outboxStates, Ticket } from '@perenos/db';
import { escalatedNumber } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { idParam, ok, refusals } from '../contract/common.ts';
import { sendAgainRoute } from '../contract/mail-flow.ts';
import { outboxRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { filesOf } from './outbox-attachments.ts';
import { sendAgain } from './send-again.ts';
import { ticketNumbers } from './ticket-numbers.ts';
import { viewOfOutboxMessage } from './views.ts';

type OutboxRow = z.infer<typeof outboxRow>;

const same = ['id', 'notBeforeAt', 'sentAt', 'state', 'toAddress', 'subject', 'attempts', 'role'];
const sort = Object.fromEntries(same.map((field) => [field, field]));
const filterFields = {
  q: z.string().optional(),
  state: z.enum(outboxStates).optional(),
  role: z.enum(outboxRoles).optional(),
  ticketId: z.number().int().optional(),
};

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['outbox'],
  request: { query: listQuery },
  responses: { ...ok(z.array(outboxRow), 'Исходящие письма'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['outbox'],
  request: { params: idParam },
  responses: { ...ok(outboxRow, 'Исходящее письмо'), ...refusals(401, 403, 404) },
});

const matching = (q: string): { $or: FilterQuery<OutboxMessage>[] } => {
  const text = containing(q);
  return { $or: [{ subject: text }, { toAddress: text }, { text, secret: false }, { ticket: { number: text } }] };
};

async function describeMessage(em: EntityManager, id: number): Promise<OutboxRow> {
  const [message] = await describeMessages(em, await em.find(OutboxMessage, { id }));
  if (!message) throw new ApiError('not-found', { what: 'Исходящее письмо' });
  return message;
}

/** A letter about an escalation leads to its ticket too, though it isn't of the ticket's own correspondence. */
async function describeMessages(em: EntityManager, rows: readonly OutboxMessage[]): Promise<OutboxRow[]> {
  const numbers = await ticketNumbers(em, rows);
  const files = await filesOf(em, rows);
  const escalated = new Map(
    rows.flatMap(({ id, role, subject }) => {
      const number = role === 'staff' ? escalatedNumber(subject) : null;
      return number === null ? [] : [[id, number] as const];
    }),
  );
  const tickets = await em.find(Ticket, { number: { $in: [...escalated.values()] } }, { fields: ['id', 'number'] });
  const idOf = new Map(tickets.map(({ id, number }) => [number, id]));
  return rows.map((row) => {
    const view = viewOfOutboxMessage(row, numbers, files);
    const number = escalated.get(row.id) ?? '';
    const ticketId = idOf.get(number);
    return ticketId === undefined ? view : { ...view, ticketId, ticketNumber: number };
  });
}

export const outboxRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: same, filterFields });
      const { q, ticketId, ...exact } = request.filter;
      const [rows, total] = await findPage(c.var.em, OutboxMessage, request, {
        where: {
          ...exact,
          ...(ticketId === undefined ? {} : { ticket: ticketId }),
          ...(q?.trim() ? matching(q) : {}),
        } as FilterQuery<OutboxMessage>,
        sort,
        defaultSort: ['id', 'desc'],
        key: 'id',
      });
      setContentRange(c, 'outbox', request.offset, rows.length, total);
      return c.json(await describeMessages(c.var.em, rows), 200);
    })
    .openapi(oneRoute, async (c) => c.json(await describeMessage(c.var.em, c.req.valid('param').id), 200))
    .openapi(sendAgainRoute, async (c) => {
      const { id } = c.req.valid('param');
      const actor = { kind: 'user', id: c.var.user.id, name: c.var.user.name } as const;
      const request = { address: c.req.valid('json').address, actor, now: deps.now() };
      await deps.database.em().transactional((tx) => sendAgain(tx, id, request));
      return c.json(await describeMessage(c.var.em, id), 200);
    });
