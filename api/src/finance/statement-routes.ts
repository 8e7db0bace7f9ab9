import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { loadLedger, previewPayments, Statement, StatementRow } from '@perenos/db';
import { formatDate, moscowDateOf, sampleStatement } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { body, idParam, multipart, ok, pathId, refusals, uploadedFile } from '../contract/common.ts';
import {
  bookAnswer,
  bookBody,
  decisionBody,
  paymentRow,
  statementDetail,
  statementRow,
  uploadAnswer,
} from '../contract/finance.ts';
import { csv, csvType } from '../exports/csv.ts';
import { download } from '../http/download.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { bookStatement, decidePayment, discardStatement, uploadStatement } from './change-statement.ts';
import { describePayments, describeStatement, describeStatements } from './describe-statements.ts';

const sort = { id: 'id', fileName: 'fileName', uploadedAt: 'uploadedAt', bookedAt: 'bookedAt', state: 'state' };
const list = {
  sortable: Object.keys(sort),
  filterFields: { q: z.string().optional(), state: z.enum(['preview', 'booked']).optional() },
};
const paymentSort = { paidOn: 'paidOn', amountKopecks: 'amountKopecks', payerName: 'payerName' };
const paymentList = { sortable: Object.keys(paymentSort), filterFields: { q: z.string().optional() } };
const rowParams = idParam.extend({ rowId: pathId('rowId') });

const tags = ['statements'];
const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(statementRow), 'Выписки'), ...refusals(401, 403, 422) },
});
const uploadRoute = createRoute({
  method: 'post',
  path: '/upload',
  tags,
  request: multipart({ file: uploadedFile('Выберите файл выписки') }),
  responses: { ...ok(uploadAnswer, 'Выписка прочитана, ничего не проведено'), ...refusals(401, 403, 413, 422) },
});
const sampleRoute = createRoute({
  method: 'get',
  path: '/sample',
  tags,
  responses: { 200: { description: 'Пример выписки по нынешним счетам, CSV' }, ...refusals(401, 403) },
});
const unallocatedRoute = createRoute({
  method: 'get',
  path: '/unallocated',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(paymentRow), 'Неразнесённые платежи'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params: idParam },
  responses: { ...ok(statementDetail, 'Выписка: что будет проведено'), ...refusals(401, 403, 404) },
});
const bookRoute = createRoute({
  method: 'post',
  path: '/{id}/book',
  tags,
  request: { params: idParam, ...body(bookBody) },
  responses: { ...ok(bookAnswer, 'Выписка проведена'), ...refusals(401, 403, 404, 409, 422) },
});
const discardRoute = createRoute({
  method: 'delete',
  path: '/{id}',
  tags,
  request: { params: idParam },
  responses: { ...ok(z.object({ id: z.number().int() }), 'Выписка удалена'), ...refusals(401, 403, 404, 409) },
});
const decideRoute = createRoute({
  method: 'post',
  path: '/{id}/rows/{rowId}/decide',
  tags,
  request: { params: rowParams, ...body(decisionBody) },
  responses: { ...ok(statementDetail, 'Выписка с решением по платежу'), ...refusals(401, 403, 404, 409, 422) },
});

const matching = (q: string): { $or: FilterQuery<StatementRow>[] } => {
  const text = containing(q);
  return { $or: [{ payerName: text }, { payerInn: text }, { purpose: text }, { documentNumber: text }] };
};

/** Bank statements: looked at first, then booked; and what stayed unallocated. */
export const statementRoutes = (deps: ApiDependencies) => {
  const today = () => moscowDateOf(deps.now().toISOString());
  const fresh = (id: number) => describeStatement(deps.database.em(), id, today());
  return (
    createRouter()
      .openapi(listRoute, async (c) => {
        const request = readListQuery(c.req.valid('query'), list);
        const { q, state } = request.filter;
        const where = { ...(state ? { state } : {}), ...(q?.trim() ? { fileName: containing(q) } : {}) };
        const options = { where, sort, defaultSort: ['uploadedAt', 'desc'] as const, key: 'id' };
        const [rows, total] = await findPage(c.var.em, Statement, request, options);
        setContentRange(c, 'statements', request.offset, rows.length, total);
        return c.json(await describeStatements(c.var.em, rows), 200);
      })
      .openapi(uploadRoute, async (c) => {
        const { file } = c.req.valid('form');
        const bytes = new Uint8Array(await file.arrayBuffer());
        const { id, known } = await uploadStatement(deps, c.var.user, { fileName: file.name, bytes });
        return c.json({ known, statement: await fresh(id) }, 200);
      })
      // before the route of one statement, whose id they would be taken for
      .openapi(sampleRoute, async (c) => {
        const [title = [], ...rows] = sampleStatement(await loadLedger(c.var.em), today());
        const columns = title.map((heading, at) => ({
          title: heading,
          width: 20,
          value: (row: string[]) => row[at] ?? '',
        }));
        const fileName = `Пример выписки ${formatDate(today())}.csv`;
        return download(c, { fileName, mimeType: csvType, content: await csv(columns, rows) });
      })
      .openapi(unallocatedRoute, async (c) => {
        const request = readListQuery(c.req.valid('query'), paymentList);
        const { q } = request.filter;
        const [rows, total] = await findPage(c.var.em, StatementRow, request, {
          where: { state: 'unallocated', ...(q?.trim() ? matching(q) : {}) } as FilterQuery<StatementRow>,
          sort: paymentSort,
          defaultSort: ['paidOn', 'desc'],
          key: 'id',
        });
        setContentRange(c, 'payments', request.offset, rows.length, total);
        // each by itself: what one of them would pay is not yet paid for the next
        const payments = [];
        for (const row of rows) payments.push(...(await previewPayments(c.var.em, [row], today())).payments);
        return c.json(await describePayments(c.var.em, payments), 200);
      })
      .openapi(oneRoute, async (c) => c.json(await fresh(c.req.valid('param').id), 200))
      .openapi(bookRoute, async (c) => {
        const { id } = c.req.valid('param');
        const { partnerIds: _told, ...done } = await bookStatement(deps, c.var.user, id, c.req.valid('json').digest);
        return c.json({ ...done, statement: await fresh(id) }, 200);
      })
      .openapi(discardRoute, async (c) => {
        const { id } = c.req.valid('param');
        await discardStatement(deps, c.var.user, id);
        return c.json({ id }, 200);
      })
      .openapi(decideRoute, async (c) => {
        const { id, rowId } = c.req.valid('param');
        await decidePayment(deps, c.var.user, { statementId: id, rowId }, c.req.valid('json'));
        return c.json(await fresh(id), 200);
      })
  );
};
