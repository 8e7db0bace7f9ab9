import { createRoute, z } from '@hono/zod-openapi';
import { type EntityManager, loadDueRestrictions, loadPayers } from '@perenos/db';
import {
  addCalendarDays,
  blockingTermsOn,
  type DueRestriction,
  debtProductName,
  formatDate,
  type IsoDate,
  moscowDateOf,
} from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { body, keyParam, ok, refusals } from '../contract/common.ts';
import {
  imposeBody,
  liftBody,
  restrictionDetail,
  restrictionPreview,
  restrictionRow,
  restrictionRun,
} from '../contract/finance.ts';
import { exportAnswer } from '../exports/answer.ts';
import { exportFormats } from '../exports/table.ts';
import { type ListRequest, listQuery, readListQuery, setContentRange, textKey } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { imposeOnPartner, liftFromPartner, runDueRestrictions } from './change-restriction.ts';
import { allRestrictions, describeRestriction } from './describe-restrictions.ts';
import { restrictionColumns } from './export-columns.ts';

type Row = z.infer<typeof restrictionRow>;
const sortable = ['partnerName', 'since', 'imposedBy', 'unpaidKopecks'] as const;
const list = {
  sortable,
  filterFields: {
    q: z.string().optional(),
    imposedBy: z.enum(['automatic', 'sales-center']).optional(),
    partnerId: z.string().optional(),
  },
  key: textKey,
};
type Filter = { q?: string | undefined; imposedBy?: Row['imposedBy'] | undefined; partnerId?: string | undefined };

const tags = ['restrictions'];
const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(restrictionRow), 'Действующие ограничения'), ...refusals(401, 403, 422) },
});
const exportRoute = createRoute({
  method: 'get',
  path: '/export',
  tags,
  request: { query: listQuery.omit({ range: true }).extend({ format: z.enum(exportFormats) }) },
  responses: { 200: { description: 'Найденные ограничения файлом XLSX или CSV' }, ...refusals(401, 403, 422) },
});
const previewRoute = createRoute({
  method: 'get',
  path: '/preview',
  tags,
  responses: { ...ok(restrictionPreview, 'Кого затронет автоматическая блокировка'), ...refusals(401, 403) },
});
const runRoute = createRoute({
  method: 'post',
  path: '/run',
  tags,
  responses: { ...ok(restrictionRun, 'Кого ограничил запуск'), ...refusals(401, 403) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params: keyParam },
  responses: { ...ok(restrictionDetail, 'Ограничение партнёра'), ...refusals(401, 403, 404) },
});
const imposeRoute = createRoute({
  method: 'post',
  path: '/',
  tags,
  request: body(imposeBody),
  responses: { ...ok(restrictionDetail, 'Ограничение наложено'), ...refusals(401, 403, 404, 409, 422) },
});
const liftRoute = createRoute({
  method: 'post',
  path: '/{id}/lift',
  tags,
  request: { params: keyParam, ...body(liftBody) },
  responses: { ...ok(restrictionDetail, 'Ограничение снято'), ...refusals(401, 403, 404, 409, 422) },
});

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
const russian = new Intl.Collator('ru', { numeric: true });

/** Restrictions in force are few: they are filtered and sorted here. */
function chosen(rows: readonly Row[], { filter, sort, ids }: ListRequest<Filter, string>): Row[] {
  const q = folded(filter.q?.trim() ?? '');
  const found = rows.filter((row) => {
    if (ids) return ids.includes(row.id);
    if (filter.imposedBy && row.imposedBy !== filter.imposedBy) return false;
    if (filter.partnerId && row.id !== filter.partnerId) return false;
    return q === '' || folded([row.partnerName, row.partnerInn, ...row.logins].join(' ')).includes(q);
  });
  const by = (sort?.field ?? 'since') as (typeof sortable)[number];
  const order = sort ? (sort.descending ? -1 : 1) : -1;
  return found.sort(
    (a, b) => order * russian.compare(String(a[by]), String(b[by])) || russian.compare(a.partnerName, b.partnerName),
  );
}

const viewOfDue =
  (nameOf: (id: string) => string) =>
  ({ partner, debts }: DueRestriction) => ({
    partnerId: partner.id,
    partnerName: partner.name,
    salesCenterName: partner.salesCenterId && nameOf(partner.salesCenterId),
    overdueKopecks: debts.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0),
    debts: debts.map(({ product, invoiceNumber, amountKopecks, dueDate }) => ({
      productName: debtProductName(product),
      invoiceNumber,
      amountKopecks,
      dueDate,
    })),
  });

async function previewOf(em: EntityManager, today: IsoDate): Promise<z.infer<typeof restrictionPreview>> {
  const tomorrow = addCalendarDays(today, 1);
  const centers = await loadPayers(em, []);
  const view = viewOfDue((id) => centers.find((center) => center.id === id)?.name ?? id);
  const { graceWorkingDays, minimumKopecks, reason } = blockingTermsOn(today);
  return {
    today,
    tomorrow,
    terms: { graceWorkingDays, minimumKopecks, reason },
    dueToday: (await loadDueRestrictions(em, today)).map(view),
    dueTomorrow: (await loadDueRestrictions(em, tomorrow)).map(view),
  };
}

/** The financial block: what is in force, whom the daily job will reach, imposing and lifting by hand. */
export const restrictionRoutes = (deps: ApiDependencies) => {
  const today = () => moscowDateOf(deps.now().toISOString());
  return createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), list);
      const all = chosen(await allRestrictions(c.var.em), request);
      const rows = all.slice(request.offset, request.offset + request.limit);
      setContentRange(c, 'restrictions', request.offset, rows.length, all.length);
      return c.json(rows, 200);
    })
    .openapi(exportRoute, async (c) => {
      const { format, ...query } = c.req.valid('query');
      const rows = chosen(await allRestrictions(c.var.em), readListQuery(query, list));
      const table = { title: 'Ограничения', columns: restrictionColumns, rows };
      return exportAnswer(c, format, table, formatDate(today()));
    })
    .openapi(previewRoute, async (c) => c.json(await previewOf(c.var.em, today()), 200))
    .openapi(runRoute, async (c) => {
      const restricted = await runDueRestrictions(deps, c.var.user);
      return c.json({ restricted: restricted.map(({ id, name }) => ({ partnerId: id, partnerName: name })) }, 200);
    })
    .openapi(imposeRoute, async (c) => {
      const asked = c.req.valid('json');
      await imposeOnPartner(deps, c.var.user, asked);
      return c.json(await describeRestriction(deps.database.em(), asked.partnerId, today()), 200);
    })
    .openapi(oneRoute, async (c) => c.json(await describeRestriction(c.var.em, c.req.valid('param').id, today()), 200))
    .openapi(liftRoute, async (c) => {
      const { id } = c.req.valid('param');
      await liftFromPartner(deps, c.var.user, id, c.req.valid('json'));
      return c.json(await describeRestriction(deps.database.em(), id, today()), 200);
    });
};
