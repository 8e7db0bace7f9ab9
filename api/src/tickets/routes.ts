import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDependencies } from '../app-environment.ts';
import { body, idParam, ok, refusals } from '../contract/common.ts';
import { sortableTicketFields, ticketFilterFields } from '../contract/desk.ts';
import {
  askDataBody,
  closeBody,
  correctionBody,
  executeBody,
  letterBody,
  reopenBody,
  versionBody,
} from '../contract/ticket-acts.ts';
import { ticketCounts, ticketDetail, ticketRow } from '../contract/tickets.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { countTickets, listTickets } from './list-tickets.ts';
import { describeTicket } from './ticket-detail.ts';
import { answerTicket } from './use-cases/answer.ts';
import { askForData } from './use-cases/ask-data.ts';
import { closeTicket } from './use-cases/close.ts';
import { correctField } from './use-cases/correct.ts';
import { executeTicket } from './use-cases/execute.ts';
import { refuseTicket } from './use-cases/refuse.ts';
import { releaseTicket } from './use-cases/release.ts';
import { reopenTicket } from './use-cases/reopen.ts';
import { takeTicket } from './use-cases/take.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['tickets'],
  request: { query: listQuery },
  responses: { ...ok(z.array(ticketRow), 'Обращения'), ...refusals(401, 403, 422) },
});
const countsRoute = createRoute({
  method: 'get',
  path: '/counts',
  tags: ['tickets'],
  responses: { ...ok(ticketCounts, 'Сколько обращений в каждом виде очереди'), ...refusals(401, 403) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['tickets'],
  request: { params: idParam },
  responses: { ...ok(ticketDetail, 'Обращение целиком'), ...refusals(401, 403, 404) },
});

const action = <P extends string, B extends z.ZodType>(path: P, schema: B, summary: string) =>
  createRoute({
    method: 'post',
    path: `/{id}/${path}`,
    tags: ['tickets'],
    summary,
    request: { params: idParam, ...body(schema) },
    responses: { ...ok(ticketDetail, 'Обращение после действия'), ...refusals(401, 403, 404, 409, 422) },
  });

const takeRoute = action('take', versionBody, 'Взять в работу');
const releaseRoute = action('release', versionBody, 'Вернуть в очередь');
const executeRoute = action('execute', executeBody, 'Исполнить');
const askDataRoute = action('ask-data', askDataBody, 'Запросить данные');
const refuseRoute = action('refuse', letterBody, 'Отказать');
const correctRoute = action('correct', correctionBody, 'Исправить поле и рассудить заново');
const answerRoute = action('answer', letterBody, 'Ответить своим письмом');
const reopenRoute = action('reopen', reopenBody, 'Вернуть в работу');
const closeRoute = action('close', closeBody, 'Закрыть без ответа');

/** Every action answers the ticket as it stands after it. */
export const ticketRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), {
        sortable: sortableTicketFields,
        filterFields: ticketFilterFields,
      });
      const { rows, total } = await listTickets(c.var.em, request, { now: deps.now(), userId: c.var.user.id });
      setContentRange(c, 'tickets', request.offset, rows.length, total);
      return c.json(rows, 200);
    })
    .openapi(countsRoute, async (c) =>
      c.json(await countTickets(c.var.em, { now: deps.now(), userId: c.var.user.id }), 200),
    )
    .openapi(oneRoute, async (c) => c.json(await describeTicket(deps, c.var, c.req.valid('param').id), 200))
    .openapi(takeRoute, async (c) => {
      const { id } = c.req.valid('param');
      await takeTicket(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(releaseRoute, async (c) => {
      const { id } = c.req.valid('param');
      await releaseTicket(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(executeRoute, async (c) => {
      const { id } = c.req.valid('param');
      await executeTicket(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(askDataRoute, async (c) => {
      const { id } = c.req.valid('param');
      await askForData(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(refuseRoute, async (c) => {
      const { id } = c.req.valid('param');
      await refuseTicket(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(answerRoute, async (c) => {
      const { id } = c.req.valid('param');
      await answerTicket(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(reopenRoute, async (c) => {
      const { id } = c.req.valid('param');
      await reopenTicket(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(correctRoute, async (c) => {
      const { id } = c.req.valid('param');
      await correctField(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(closeRoute, async (c) => {
      const { id } = c.req.valid('param');
      await closeTicket(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    });
