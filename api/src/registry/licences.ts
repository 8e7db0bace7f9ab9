import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { Licence } from '@perenos/db';
import { products } from '@perenos/domain';
import { keyParam, ok, refusals } from '../contract/common.ts';
import { licenceRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { partnerNames } from './partners.ts';
import { viewOfLicence } from './views.ts';

const same = [
  'id',
  'product',
  'subscriberInn',
  'subscriberKpp',
  'tariff',
  'issuedOn',
  'validFrom',
  'validUntil',
  'state',
  'partnerId',
];
const sort = Object.fromEntries(same.map((field) => [field, field]));
const filterFields = {
  q: z.string().optional(),
  product: z.enum(products).optional(),
  state: z.enum(['registered', 'blocked', 'revoked']).optional(),
  subscriberInn: z.string().optional(),
  subscriberKpp: z.string().nullable().optional(),
  partnerId: z.string().optional(),
};

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['licences'],
  request: { query: listQuery },
  responses: { ...ok(z.array(licenceRow), 'Лицензии'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['licences'],
  request: { params: keyParam },
  responses: { ...ok(licenceRow, 'Лицензия'), ...refusals(401, 403, 404) },
});

const matching = (q: string): { $or: FilterQuery<Licence>[] } => {
  const text = containing(q);
  return { $or: [{ id: text }, { subscriberInn: text }, { subscriberKpp: text }, { tariff: text }] };
};

export const licenceRoutes = () =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: same, filterFields });
      const { q, ...exact } = request.filter;
      const [rows, total] = await findPage(c.var.em, Licence, request, {
        where: { ...exact, ...(q?.trim() ? matching(q) : {}) } as FilterQuery<Licence>,
        sort,
        defaultSort: ['validUntil', 'desc'],
        key: 'id',
      });
      const names = await partnerNames(
        c.var.em,
        rows.map(({ partnerId }) => partnerId),
      );
      setContentRange(c, 'licences', request.offset, rows.length, total);
      return c.json(
        rows.map((row) => viewOfLicence(row, names)),
        200,
      );
    })
    .openapi(oneRoute, async (c) => {
      const row = await c.var.em.findOne(Licence, { id: c.req.valid('param').id });
      if (!row) throw new ApiError('not-found', { what: 'Лицензия' });
      return c.json(viewOfLicence(row, await partnerNames(c.var.em, [row.partnerId])), 200);
    });
