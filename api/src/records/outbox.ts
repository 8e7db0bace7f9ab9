import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { OutboxMessage, outboxRoles, outboxStates } from '@perenos/db';
import { idParam, ok, refusals } from '../contract/common.ts';
import { outboxRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { filesOf } from './outbox-attachments.ts';
import { ticketNumbers } from './ticket-numbers.ts';
import { viewOfOutboxMessage } from './views.ts';

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

export const outboxRoutes = () =>
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
      const numbers = await ticketNumbers(c.var.em, rows);
      const files = await filesOf(c.var.em, rows);
      setContentRange(c, 'outbox', request.offset, rows.length, total);
      return c.json(
        rows.map((row) => viewOfOutboxMessage(row, numbers, files)),
        200,
      );
    })
    .openapi(oneRoute, async (c) => {
      const row = await c.var.em.findOne(OutboxMessage, { id: c.req.valid('param').id });
      if (!row) throw new ApiError('not-found', { what: 'Исходящее письмо' });
      const [numbers, files] = [await ticketNumbers(c.var.em, [row]), await filesOf(c.var.em, [row])];
      return c.json(viewOfOutboxMessage(row, numbers, files), 200);
    });
