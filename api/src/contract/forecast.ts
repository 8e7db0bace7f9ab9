import { createRoute, z } from '@hono/zod-openapi';
import { ticketKinds } from '@perenos/domain';
import { instant, ok, refusals } from './common.ts';

const id = z.number().int();
const count = z.number().int();
const seconds = z.number().nullable();

const helper = z.object({ id, name: z.string(), open: count, finishAt: instant, inTime: z.boolean() });
const breach = z
  .object({
    ticketId: id,
    number: z.string(),
    version: z.number().int(),
    kind: z.enum(ticketKinds),
    subject: z.string(),
    dueAt: instant,
    assigneeId: id.nullable(),
    assigneeName: z.string().nullable(),
    finishAt: instant.nullable(),
    lateBySeconds: seconds,
    reason: z.string(),
    couldTake: z.array(helper),
  })
  .openapi('PredictedBreach');
const person = z
  .object({
    id,
    name: z.string(),
    open: count,
    doneToday: count,
    perHour: z.number(),
    basis: z.enum(['today', 'usual', 'team', 'none']),
    medianSeconds: seconds.openapi({ description: 'От взятия до завершения, рабочих секунд' }),
  })
  .openapi('PersonForecast');
export const forecastView = z
  .object({
    at: instant,
    until: instant.openapi({ description: 'Через 2 рабочих часа' }),
    dueSoon: count,
    late: count,
    breaches: z.array(breach),
    people: z.array(person),
  })
  .openapi('Forecast');
export type ForecastView = z.infer<typeof forecastView>;

export const wallView = z
  .object({
    at: instant,
    ready: count,
    review: count,
    waitingData: count,
    waitingDate: count,
    unassigned: count,
    dueSoon: count,
    late: count,
    predicted: count,
    doneToday: count,
    doneWithTerm: count,
    doneInTime: count,
    perHour: z.number().openapi({ description: 'Темп всех вместе, обращений в рабочий час' }),
    oldest: z.object({ number: z.string(), countedSeconds: z.number() }).nullable(),
  })
  .openapi('Wall');
export type WallView = z.infer<typeof wallView>;

const forecastTags = { tags: ['forecast'] };
export const forecastRoute = createRoute({
  ...forecastTags,
  method: 'get',
  path: '/',
  responses: { ...ok(forecastView, 'Что просрочится за 2 рабочих часа'), ...refusals(401, 403) },
});
export const wallRoute = createRoute({
  ...forecastTags,
  method: 'get',
  path: '/wall',
  responses: { ...ok(wallView, 'Экран для зала: только числа'), ...refusals(401, 403) },
});
