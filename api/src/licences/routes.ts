import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { Licence } from '@perenos/db';
import { moscowDateOf, products, type TariffEvent, type TariffStanding, tariffStandings } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { body, keyParam, ok, refusals } from '../contract/common.ts';
import { tariffChangeAnswer, tariffChangeBody, tariffRow, touchedAnswer, touchedQuery } from '../contract/tariffs.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange, textKey } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { changeTariffs } from './change.ts';
import { describeTariffs } from './describe.ts';
import { describeTouched } from './touched.ts';

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
  standing: z.enum(tariffStandings).optional(),
  subscriberInn: z.string().optional(),
  subscriberKpp: z.string().nullable().optional(),
  partnerId: z.string().optional(),
};

const tags = ['licences'];
const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(tariffRow), 'Лицензии'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params: keyParam },
  responses: { ...ok(tariffRow, 'Лицензия'), ...refusals(401, 403, 404) },
});
const touchedRoute = createRoute({
  method: 'get',
  path: '/{id}/touched',
  tags,
  request: { params: keyParam, query: touchedQuery },
  responses: { ...ok(touchedAnswer, 'Что затронет изменение тарифа'), ...refusals(401, 403, 404, 409, 422) },
});
const changeRoute = (event: TariffEvent) =>
  createRoute({
    method: 'post',
    path: `/{id}/${event}`,
    tags,
    request: { params: keyParam, ...body(tariffChangeBody) },
    responses: {
      ...ok(tariffChangeAnswer, 'Тарифы после изменения и обращения, решение по которым стало другим'),
      ...refusals(401, 403, 404, 409, 422),
    },
  });

const matching = (q: string): { $or: FilterQuery<Licence>[] } => {
  const text = containing(q);
  return { $or: [{ id: text }, { subscriberInn: text }, { subscriberKpp: text }, { tariff: text }] };
};

const standsAs = (standing: TariffStanding, today: string): FilterQuery<Licence> => {
  if (standing === 'waiting') return { state: 'registered', validFrom: { $gt: today } };
  return standing === 'registered' ? { state: 'registered', validFrom: { $lte: today } } : { state: standing };
};

/** Licences as tariffs, and what is done to them. */
export function licenceRoutes(deps: ApiDependencies) {
  const today = () => moscowDateOf(deps.now().toISOString());
  const router = createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: same, filterFields, key: textKey });
      const { q, standing, ...exact } = request.filter;
      const conditions = [
        exact,
        ...(standing ? [standsAs(standing, today())] : []),
        ...(q?.trim() ? [matching(q)] : []),
      ];
      const [rows, total] = await findPage(c.var.em, Licence, request, {
        where: { $and: conditions } as FilterQuery<Licence>,
        sort,
        defaultSort: ['validUntil', 'desc'],
        key: 'id',
      });
      setContentRange(c, 'licences', request.offset, rows.length, total);
      return c.json(await describeTariffs(c.var.em, rows, today()), 200);
    })
    .openapi(oneRoute, async (c) => {
      const row = await c.var.em.findOne(Licence, { id: c.req.valid('param').id });
      const [view] = row ? await describeTariffs(c.var.em, [row], today()) : [];
      if (!view) throw new ApiError('not-found', { what: 'Лицензия' });
      return c.json(view, 200);
    })
    .openapi(touchedRoute, async (c) => {
      const { event, scope, extensionId } = c.req.valid('query');
      const chosen = { of: scope, licenceId: c.req.valid('param').id, extensionId };
      return c.json(await describeTouched(c.var.em, chosen, event, today()), 200);
    });
  const change = (event: TariffEvent) =>
    router.openapi(changeRoute(event), async (c) => {
      const { scope, ...asked } = c.req.valid('json');
      const chosen = { of: scope, licenceId: c.req.valid('param').id };
      return c.json(await changeTariffs(deps, c.var.user, chosen, { ...asked, event }), 200);
    });
  change('block');
  change('resume');
  change('revoke');
  return router;
}
