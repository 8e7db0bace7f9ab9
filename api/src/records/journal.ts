import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { JournalEntry } from '@perenos/db';
import { idParam, ok, refusals } from '../contract/common.ts';
import { journalRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { ticketNumbers } from './ticket-numbers.ts';
import { viewOfJournalEntry } from './views.ts';

const sort = { id: 'id', at: 'at', kind: 'kind', actorName: 'actorName' };
const filterFields = {
  q: z.string().optional(),
  kind: z.string().optional(),
  ticketId: z.number().int().optional(),
  objectType: z.string().optional(),
  objectId: z.string().optional(),
};

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['journal'],
  request: { query: listQuery },
  responses: { ...ok(z.array(journalRow), 'Журнал'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['journal'],
  request: { params: idParam },
  responses: { ...ok(journalRow, 'Строка журнала'), ...refusals(401, 403, 404) },
});

const matching = (q: string): { $or: FilterQuery<JournalEntry>[] } => {
  const text = containing(q);
  return { $or: [{ grounds: text }, { actorName: text }, { objectId: text }, { ticket: { number: text } }] };
};

export const journalRoutes = () =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: Object.keys(sort), filterFields });
      const { q, ticketId, ...exact } = request.filter;
      const [rows, total] = await findPage(c.var.em, JournalEntry, request, {
        where: {
          ...exact,
          ...(ticketId === undefined ? {} : { ticket: ticketId }),
          ...(q?.trim() ? matching(q) : {}),
        } as FilterQuery<JournalEntry>,
        sort,
        defaultSort: ['at', 'desc'],
        key: 'id',
      });
      const numbers = await ticketNumbers(c.var.em, rows);
      setContentRange(c, 'journal', request.offset, rows.length, total);
      return c.json(
        rows.map((row) => viewOfJournalEntry(row, numbers)),
        200,
      );
    })
    .openapi(oneRoute, async (c) => {
      const row = await c.var.em.findOne(JournalEntry, { id: c.req.valid('param').id });
      if (!row) throw new ApiError('not-found', { what: 'Строка журнала' });
      return c.json(viewOfJournalEntry(row, await ticketNumbers(c.var.em, [row])), 200);
    });
