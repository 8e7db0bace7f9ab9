import { createRoute, z } from '@hono/zod-openapi';
import { deadlineChanges, mailboxes, verdicts } from '@perenos/domain';
import { exportFormats } from '../exports/table.ts';
import { listQuery } from '../http/list-query.ts';
import { body, date, instant, ok, refusals } from './common.ts';
import { clauseId, parameterChanges } from './regulation.ts';

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Ожидается время ЧЧ:ММ');
const lunchBreak = z
  .object({ from: clockTime, to: clockTime })
  .refine(
    ({ from, to }) => '08:30' < from && from < to && to < '17:30',
    'Перерыв лежит внутри рабочего дня 08:30–17:30',
  );

export const whatIfQuestion = z
  .object({
    from: date,
    to: date.openapi({ description: 'Последний день периода, включительно' }),
    editionId: z
      .number()
      .int()
      .positive()
      .nullable()
      .openapi({ description: 'Редакция или проект на весь период; null — те, что действовали' }),
    parameters: parameterChanges,
    lunchBreak: lunchBreak.nullable(),
    shortDays: z.boolean().openapi({ description: 'Сокращённые дни короче на час' }),
  })
  .openapi('WhatIfQuestion');
export type WhatIfQuestion = z.infer<typeof whatIfQuestion>;

const count = z.number().int();
const verdict = z.enum(verdicts);
const summary = z
  .object({
    tickets: count,
    items: count,
    differing: count,
    verdicts: z.array(z.object({ was: verdict, would: verdict, items: count })),
    clauses: z.array(z.object({ clause: z.string(), gained: count, lost: count, otherwise: count })),
    deadlines: z.object({ earlier: count, later: count, begun: count, dropped: count }),
    late: z.object({ was: count, would: count }),
    notReproduced: count,
    unjudged: count,
  })
  .openapi('WhatIfSummary');

export const whatIfRun = z
  .object({
    id: z.string(),
    state: z.enum(['running', 'done', 'cancelled', 'failed']),
    question: whatIfQuestion,
    editionName: z.string().nullable(),
    done: count,
    total: count,
    startedAt: instant,
    finishedAt: instant.nullable(),
    summary,
  })
  .openapi('WhatIfRun');
export type WhatIfRunView = z.infer<typeof whatIfRun>;

const decision = z.object({
  verdict,
  clauses: z.array(z.string()),
  notBefore: date.nullable(),
  reason: z.string(),
});
const deadline = z.object({ dueAt: z.string().nullable(), isLate: z.boolean() });
export const whatIfDifference = z
  .object({
    ticketId: count,
    number: z.string(),
    receivedAt: z.string(),
    mailbox: z.enum(mailboxes),
    items: z.array(
      z.object({ position: count, subscriberName: z.string().nullable(), was: decision, would: decision }),
    ),
    deadline: z.object({ was: deadline, would: deadline }).nullable(),
  })
  .openapi('WhatIfDifference');

export const differenceFilter = {
  about: z.enum(['verdict', 'late', ...deadlineChanges]).optional(),
  clause: clauseId.optional(),
  was: verdict.optional(),
  would: verdict.optional(),
};

const runParam = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) });
const tags = ['what-if'];
export const startRoute = createRoute({
  method: 'post',
  path: '/',
  tags,
  summary: 'Посчитать прошедший период по другой редакции или настройкам; ничего не меняется',
  request: body(whatIfQuestion),
  responses: { ...ok(whatIfRun, 'Пересчёт начат'), ...refusals(401, 403, 404, 409, 422) },
});
export const runRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params: runParam },
  responses: { ...ok(whatIfRun, 'Ход пересчёта и итог'), ...refusals(401, 403, 404) },
});
export const cancelRoute = createRoute({
  method: 'post',
  path: '/{id}/cancel',
  tags,
  request: { params: runParam },
  responses: { ...ok(whatIfRun, 'Пересчёт остановлен'), ...refusals(401, 403, 404) },
});
export const differencesRoute = createRoute({
  method: 'get',
  path: '/{id}/differences',
  tags,
  request: { params: runParam, query: listQuery.omit({ sort: true }) },
  responses: {
    ...ok(z.array(whatIfDifference), 'Обращения, у которых что-то было бы иначе'),
    ...refusals(401, 403, 404, 422),
  },
});
export const exportRoute = createRoute({
  method: 'get',
  path: '/{id}/export',
  tags,
  request: { params: runParam, query: listQuery.pick({ filter: true }).extend({ format: z.enum(exportFormats) }) },
  responses: {
    200: { description: 'Файл', content: { 'text/csv': { schema: z.string().openapi({ format: 'binary' }) } } },
    ...refusals(401, 403, 404, 422),
  },
});
