import { createRoute, z } from '@hono/zod-openapi';
import { formatDate, moscowDateOf } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { ok, refusals } from '../contract/common.ts';
import { debtRow, debtTotals } from '../contract/finance.ts';
import { exportAnswer } from '../exports/answer.ts';
import { rowsForFile } from '../exports/rows.ts';
import { exportFormats } from '../exports/table.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { debtFilterStates, findDebts, sortableDebts, totalDebts } from './debt-query.ts';
import { debtColumns } from './export-columns.ts';

const list = {
  sortable: sortableDebts,
  filterFields: {
    q: z.string().optional(),
    partnerId: z.string().optional(),
    product: z.string().optional(),
    state: z.enum(debtFilterStates).optional(),
    dueFrom: z.iso.date().optional(),
    dueTo: z.iso.date().optional(),
  },
};

const tags = ['debts'];
const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(debtRow), 'Задолженности'), ...refusals(401, 403, 422) },
});
const totalsRoute = createRoute({
  method: 'get',
  path: '/totals',
  tags,
  request: { query: listQuery.pick({ filter: true }) },
  responses: { ...ok(debtTotals, 'Итоги по найденным'), ...refusals(401, 403, 422) },
});
const exportRoute = createRoute({
  method: 'get',
  path: '/export',
  tags,
  request: { query: listQuery.omit({ range: true }).extend({ format: z.enum(exportFormats) }) },
  responses: { 200: { description: 'Найденные задолженности файлом XLSX или CSV' }, ...refusals(401, 403, 422) },
});

/** Debts of partners: the list, its totals, and the file. */
export const debtRoutes = (deps: ApiDependencies) => {
  const today = () => moscowDateOf(deps.now().toISOString());
  return createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), list);
      const rows = await findDebts(c.var.em, request, today());
      const { count } = await totalDebts(c.var.em, request.filter, today(), request.ids);
      setContentRange(c, 'debts', request.offset, rows.length, count);
      return c.json(rows, 200);
    })
    .openapi(totalsRoute, async (c) => {
      const { filter } = readListQuery(c.req.valid('query'), list);
      return c.json(await totalDebts(c.var.em, filter, today()), 200);
    })
    .openapi(exportRoute, async (c) => {
      const { format, ...query } = c.req.valid('query');
      const request = readListQuery(query, list);
      const { count: total } = await totalDebts(c.var.em, request.filter, today());
      const rows = await rowsForFile(c.var.em, async (em, page) => ({
        rows: await findDebts(em, { ...request, ...page }, today()),
        total,
      }));
      return exportAnswer(c, format, { title: 'Задолженности', columns: debtColumns, rows }, formatDate(today()));
    });
};
