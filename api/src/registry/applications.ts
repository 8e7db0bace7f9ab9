import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { Application } from '@perenos/db';
import { applicationStates, products } from '@perenos/domain';
import { keyParam, ok, refusals } from '../contract/common.ts';
import { applicationRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { partnerNames } from './partners.ts';
import { viewOfApplication } from './views.ts';

const same = [
  'id',
  'product',
  'type',
  'state',
  'subscriberInn',
  'subscriberKpp',
  'subscriberName',
  'partnerId',
  'receivedOn',
];
const sort = Object.fromEntries(same.map((field) => [field, field]));
const filterFields = {
  q: z.string().optional(),
  product: z.enum(products).optional(),
  state: z.enum(applicationStates).optional(),
  type: z.enum(['create', 'change', 'renew']).optional(),
  subscriberInn: z.string().optional(),
  partnerId: z.string().optional(),
};

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['applications'],
  request: { query: listQuery },
  responses: { ...ok(z.array(applicationRow), 'Заявки'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['applications'],
  request: { params: keyParam },
  responses: { ...ok(applicationRow, 'Заявка'), ...refusals(401, 403, 404) },
});

const matching = (q: string): { $or: FilterQuery<Application>[] } => {
  const text = containing(q);
  return { $or: [{ id: text }, { subscriberInn: text }, { subscriberKpp: text }, { subscriberName: text }] };
};

export const applicationRoutes = () =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: same, filterFields });
      const { q, ...exact } = request.filter;
      const [rows, total] = await findPage(c.var.em, Application, request, {
        where: { ...exact, ...(q?.trim() ? matching(q) : {}) } as FilterQuery<Application>,
        sort,
        defaultSort: ['receivedOn', 'desc'],
        key: 'id',
      });
      const names = await partnerNames(
        c.var.em,
        rows.map(({ partnerId }) => partnerId),
      );
      setContentRange(c, 'applications', request.offset, rows.length, total);
      return c.json(
        rows.map((row) => viewOfApplication(row, names)),
        200,
      );
    })
    .openapi(oneRoute, async (c) => {
      const row = await c.var.em.findOne(Application, { id: c.req.valid('param').id });
      if (!row) throw new ApiError('not-found', { what: 'Заявка' });
      return c.json(viewOfApplication(row, await partnerNames(c.var.em, [row.partnerId])), 200);
    });
