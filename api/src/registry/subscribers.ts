import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { Application, Licence, Subscriber } from '@perenos/db';
import { nameKey } from '@perenos/domain';
import { idParam, ok, refusals } from '../contract/common.ts';
import { subscriberDetail, subscriberRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { partnerNames } from './partners.ts';
import { viewOfApplication, viewOfLicence, viewOfSubscriber } from './views.ts';

const sort = { id: 'id', name: 'nameKey', inn: 'inn', kpp: 'kpp', partnerId: 'partnerId' };
const filterFields = {
  q: z.string().optional(),
  partnerId: z.string().optional(),
  inn: z.string().optional(),
  kind: z.enum(['legal', 'individual']).optional(),
};

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['subscribers'],
  request: { query: listQuery },
  responses: { ...ok(z.array(subscriberRow), 'Абоненты'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['subscribers'],
  request: { params: idParam },
  responses: { ...ok(subscriberDetail, 'Абонент, его лицензии и заявки'), ...refusals(401, 403, 404) },
});

const matching = (q: string): { $or: FilterQuery<Subscriber>[] } => {
  const text = containing(q);
  const key = nameKey(q);
  return { $or: [{ name: text }, ...(key ? [{ nameKey: containing(key) }] : []), { inn: text }, { kpp: text }] };
};

export const subscriberRoutes = () =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: Object.keys(sort), filterFields });
      const { q, ...exact } = request.filter;
      const [rows, total] = await findPage(c.var.em, Subscriber, request, {
        where: { ...exact, ...(q?.trim() ? matching(q) : {}) } as FilterQuery<Subscriber>,
        sort,
        defaultSort: ['nameKey', 'asc'],
        key: 'id',
      });
      const names = await partnerNames(
        c.var.em,
        rows.map(({ partnerId }) => partnerId),
      );
      setContentRange(c, 'subscribers', request.offset, rows.length, total);
      return c.json(
        rows.map((row) => viewOfSubscriber(row, names)),
        200,
      );
    })
    .openapi(oneRoute, async (c) => {
      const { em } = c.var;
      const row = await em.findOne(Subscriber, { id: c.req.valid('param').id });
      if (!row) throw new ApiError('not-found', { what: 'Абонент' });
      // A licence or application is the subscriber's where ИНН and КПП both match (reading 4).
      const own = { subscriberInn: row.inn, subscriberKpp: row.kpp };
      const licences = await em.find(Licence, own, { orderBy: { validUntil: 'desc' } });
      const applications = await em.find(Application, own, { orderBy: { receivedOn: 'desc' } });
      const names = await partnerNames(
        em,
        [row, ...licences, ...applications].map(({ partnerId }) => partnerId),
      );
      const view = {
        ...viewOfSubscriber(row, names),
        licences: licences.map((licence) => viewOfLicence(licence, names)),
        applications: applications.map((application) => viewOfApplication(application, names)),
      };
      return c.json(view, 200);
    });
