import { createRoute, z } from '@hono/zod-openapi';
import { missingCodes } from '@perenos/domain';
import { listQuery } from '../http/list-query.ts';
import { body, date, instant, keyParam, ok, refusals } from './common.ts';

const id = z.number().int();
const count = z.number().int();

const counted = { count, ticketIds: z.array(id) };
export const scorecardRow = z
  .object({
    id: z.string(),
    name: z.string(),
    tickets: count,
    complete: count,
    mostFrequent: z.enum(missingCodes).nullable(),
    months: z.array(z.object({ month: z.string(), tickets: count, complete: count })),
  })
  .openapi('ScorecardRow');
export const scorecardView = z
  .object({
    ...scorecardRow.shape,
    from: date,
    to: date,
    points: z.array(z.object({ code: z.enum(missingCodes), text: z.string(), ...counted })),
    clauses: z.array(z.object({ clause: z.string(), ...counted })),
    numbers: z.record(z.string(), z.string()).openapi({ description: 'Номера обращений по их id' }),
    letter: z
      .object({ to: z.string().nullable(), subject: z.string(), text: z.string() })
      .nullable()
      .openapi({ description: 'null: писать не о чем' }),
    lastSentAt: instant.nullable(),
  })
  .openapi('Scorecard');
export type ScorecardView = z.infer<typeof scorecardView>;
export const periodQuery = z.object({ from: date.optional(), to: date.optional() });

const scorecardTags = { tags: ['scorecards'] };
export const listScorecards = createRoute({
  ...scorecardTags,
  method: 'get',
  path: '/',
  request: { query: listQuery },
  responses: { ...ok(z.array(scorecardRow), 'Качество запросов по партнёрам'), ...refusals(401, 403, 422) },
});
export const getScorecard = createRoute({
  ...scorecardTags,
  method: 'get',
  path: '/{id}',
  request: { params: keyParam, query: periodQuery },
  responses: { ...ok(scorecardView, 'Карточка партнёра и письмо ему'), ...refusals(401, 403, 404, 422) },
});
export const sendScorecard = createRoute({
  ...scorecardTags,
  method: 'post',
  path: '/{id}/send',
  request: { params: keyParam, ...body(z.object({ from: date, to: date })) },
  responses: { ...ok(scorecardView, 'Письмо поставлено в отправку'), ...refusals(401, 403, 404, 409, 422) },
});
