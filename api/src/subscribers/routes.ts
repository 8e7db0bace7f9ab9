import { createRoute, z } from '@hono/zod-openapi';
import { type EntityManager, Subscriber, SubscriberDetail, subscribersWhere } from '@perenos/db';
import { formatDate, moscowDateOf, products } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import { body, idParam, ok, refusals } from '../contract/common.ts';
import { subscriberDetail, subscriberEdit, subscriberListRow } from '../contract/subscribers.ts';
import { judgedAnswer, tariffChangeAnswer, tariffChangeBody, touchedAnswer } from '../contract/tariffs.ts';
import { exportAnswer } from '../exports/answer.ts';
import { rowsForFile } from '../exports/rows.ts';
import { exportFormats } from '../exports/table.ts';
import { findPage } from '../http/find-page.ts';
import { type ListRequest, listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { changeTariffs, judgeAfter } from '../licences/change.ts';
import { describeTouched } from '../licences/touched.ts';
import { describeSubscriber, describeSubscribers } from './describe.ts';
import { editSubscriber, unknownSubscriber } from './edit.ts';
import { exportColumns } from './export-columns.ts';

const sort = { id: 'id', name: 'nameKey', inn: 'inn', kpp: 'kpp', partnerId: 'partnerId' };
const asked = z.string().max(200).optional();
/** «Расширенный поиск» of WEB-Регистратор, field by field. */
const filterFields = {
  q: asked,
  name: asked,
  inn: asked,
  kpp: asked,
  kind: z.enum(['legal', 'individual']).optional(),
  group: asked,
  pfrNumber: asked,
  ogrn: asked,
  fssNumber: asked,
  product: z.enum(products).optional(),
  owner: asked,
  partnerId: asked,
  productId: asked,
  itsLogin: asked,
};
const list = { sortable: Object.keys(sort), filterFields };
type Search = ListRequest<z.infer<z.ZodObject<typeof filterFields>>>;

const pageOptions = ({ filter }: Search) => ({
  where: subscribersWhere(filter),
  sort,
  defaultSort: ['nameKey', 'asc'] as const,
  key: 'id',
});

const tags = ['subscribers'];
const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(subscriberListRow), 'Абоненты'), ...refusals(401, 403, 422) },
});
const exportRoute = createRoute({
  method: 'get',
  path: '/export',
  tags,
  request: { query: listQuery.omit({ range: true }).extend({ format: z.enum(exportFormats) }) },
  responses: { 200: { description: 'Найденные абоненты файлом XLSX или CSV' }, ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params: idParam },
  responses: { ...ok(subscriberDetail, 'Карточка абонента'), ...refusals(401, 403, 404) },
});
const editRoute = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  request: { params: idParam, ...body(subscriberEdit) },
  responses: { ...ok(subscriberDetail, 'Карточка после изменения'), ...refusals(401, 403, 404, 409, 422) },
});
const itsRoute = createRoute({
  method: 'get',
  path: '/{id}/its',
  tags,
  request: { params: idParam },
  responses: { ...ok(touchedAnswer, 'Что затронет «Отключить ИТС»'), ...refusals(401, 403, 404, 409) },
});
const disableItsRoute = createRoute({
  method: 'post',
  path: '/{id}/disable-its',
  tags,
  request: { params: idParam, ...body(tariffChangeBody.omit({ scope: true })) },
  responses: { ...ok(tariffChangeAnswer, 'Отозванные тарифы 1С:ИТС'), ...refusals(401, 403, 404, 409, 422) },
});
const judgeAgainRoute = createRoute({
  method: 'post',
  path: '/{id}/judge-again',
  tags,
  request: { params: idParam },
  responses: { ...ok(judgedAnswer, 'Обращения, решение по которым стало другим'), ...refusals(401, 403, 404) },
});

/** The register of subscribers, their cards, and what is done to them. */
export const subscriberRoutes = (deps: ApiDependencies) => {
  const today = () => moscowDateOf(deps.now().toISOString());
  return createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), list);
      const [rows, total] = await findPage(c.var.em, Subscriber, request, pageOptions(request));
      setContentRange(c, 'subscribers', request.offset, rows.length, total);
      return c.json(await describeSubscribers(c.var.em, rows), 200);
    })
    .openapi(exportRoute, async (c) => {
      const { format, ...query } = c.req.valid('query');
      const request = readListQuery(query, list);
      const rows = await rowsForFile(c.var.em, async (em, page) => {
        const [found, total] = await findPage(em, Subscriber, { ...request, ...page }, pageOptions(request));
        return { rows: await describeForFile(em, found), total };
      });
      return exportAnswer(c, format, { title: 'Абоненты', columns: exportColumns, rows }, formatDate(today()));
    })
    .openapi(oneRoute, async (c) => {
      const { id } = c.req.valid('param');
      const row = await c.var.em.findOneOrFail(Subscriber, { id }, { failHandler: unknownSubscriber });
      return c.json(await describeSubscriber(c.var.em, row, today()), 200);
    })
    .openapi(editRoute, async (c) => {
      const { id } = c.req.valid('param');
      await editSubscriber(deps, c.var.user, id, c.req.valid('json'));
      const row = await c.var.em.findOneOrFail(Subscriber, { id });
      return c.json(await describeSubscriber(c.var.em, row, today()), 200);
    })
    .openapi(itsRoute, async (c) => {
      const chosen = { of: 'its', subscriberId: c.req.valid('param').id } as const;
      return c.json(await describeTouched(c.var.em, chosen, 'revoke', today()), 200);
    })
    .openapi(disableItsRoute, async (c) => {
      const chosen = { of: 'its', subscriberId: c.req.valid('param').id } as const;
      const change = { ...c.req.valid('json'), event: 'revoke' } as const;
      return c.json(await changeTariffs(deps, c.var.user, chosen, change), 200);
    })
    .openapi(judgeAgainRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { inn } = await c.var.em.findOneOrFail(Subscriber, { id }, { failHandler: unknownSubscriber });
      const actor = actorOf(c.var.user);
      const judged = await judgeAfter(deps, [inn], {
        actor,
        at: deps.now(),
        grounds: 'Сотрудник обновил решения по абоненту.',
      });
      return c.json({ judged }, 200);
    });
};

/** A row of the list, and of its details what a file tells beside it. */
async function describeForFile(em: EntityManager, rows: readonly Subscriber[]) {
  const details = await em.find(SubscriberDetail, { subscriber: { $in: rows.map(({ id }) => id) } });
  const byId = new Map(details.map((detail) => [detail.subscriber.id, detail]));
  return (await describeSubscribers(em, rows)).map((row) => {
    const { ogrn = null, pfrNumber = null, fssNumber = null, phone = null } = byId.get(row.id) ?? {};
    return { ...row, ogrn, pfrNumber, fssNumber, phone };
  });
}
