import { createRoute, z } from '@hono/zod-openapi';
import {
  decisionActs,
  escalationPercent,
  escalationRecipients,
  missingCodes,
  overrideKinds,
  reviewVerdicts,
  ticketKinds,
  verdicts,
} from '@perenos/domain';
import { listQuery } from '../http/list-query.ts';
import { body, date, idParam, instant, keyParam, ok, refusals } from './common.ts';

const id = z.number().int();
const count = z.number().int();
const seconds = z.number().nullable();

// Ahead of time.
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

// Escalations.
const ruleFields = {
  percent: z.number().int().min(escalationPercent.min, 'Не меньше 1 %').max(escalationPercent.max, 'Не больше 300 %'),
  recipient: z.enum(escalationRecipients),
  userId: id.nullable(),
  byMail: z.boolean(),
  byNote: z.boolean(),
  active: z.boolean(),
};
export const escalationRuleBody = z
  .object(ruleFields)
  .refine(({ byMail, byNote }) => byMail || byNote, { path: ['byNote'], message: 'Выберите, как сообщать' })
  .refine(({ recipient, userId }) => (recipient === 'user') === (userId !== null), {
    path: ['userId'],
    message: 'Выберите сотрудника',
  });
export type EscalationRuleBody = z.infer<typeof escalationRuleBody>;
export const escalationRuleView = z
  .object({ id, version: z.number().int(), userName: z.string().nullable(), fired: count, ...ruleFields })
  .openapi('EscalationRule');
export const escalationView = z
  .object({
    id,
    ticketId: id,
    number: z.string(),
    percent: count,
    recipient: z.enum(escalationRecipients),
    told: z.array(z.string()),
    reachedAt: instant,
    at: instant,
  })
  .openapi('Escalation');

export const escalationAheadView = z
  .object({ ...escalationView.omit({ id: true, at: true }).shape, id: z.string() })
  .openapi('EscalationAhead');

// Decisions under audit.
const decisionFields = {
  ticketId: id,
  number: z.string(),
  position: z.number().int(),
  at: instant,
  byId: id,
  byName: z.string(),
  act: z.enum(decisionActs),
  machine: z.enum(verdicts),
  clauses: z.array(z.string()),
  grounds: z.string(),
};
export const overrideView = z
  .object({
    id: z.string(),
    kind: z.enum(overrideKinds),
    ...decisionFields,
    corrected: z.array(z.string()),
    letter: z.string().nullable().openapi({ description: 'Что при этом написали просившему' }),
  })
  .openapi('Override');
export type OverrideView = z.infer<typeof overrideView>;
export const agreementView = z
  .object({
    months: z.array(z.string()),
    rows: z.array(
      z.object({
        clause: z.string(),
        cells: z.array(z.object({ month: z.string(), agreed: count, differed: count, byPerson: count })),
      }),
    ),
  })
  .openapi('Agreement');

export const sampleBody = z
  .object({
    from: date,
    to: date,
    seed: z.string().trim().max(60).optional(),
    perSpecialist: z.number().int().min(0).max(200),
    perClause: z.number().int().min(0).max(200),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Конец периода раньше начала' })
  .refine(({ perSpecialist, perClause }) => perSpecialist + perClause > 0, {
    path: ['perSpecialist'],
    message: 'Укажите размер выборки',
  });
export type SampleBody = z.infer<typeof sampleBody>;
const sampleFields = {
  id,
  from: date,
  to: date,
  seed: z.string(),
  perSpecialist: count,
  perClause: count,
  drawnFrom: count,
  size: count,
  reviewed: count,
  wrong: count,
  createdAt: instant,
  createdByName: z.string(),
};
export const sampleRow = z.object(sampleFields).openapi('SampleRow');
const sampledView = z
  .object({
    id,
    ...decisionFields,
    override: z.enum(overrideKinds).nullable(),
    drawnFor: z.array(z.string()),
    verdict: z.enum(reviewVerdicts).nullable(),
    reason: z.string(),
    reviewedAt: instant.nullable(),
    reviewedByName: z.string().nullable(),
    mine: z.boolean().openapi({ description: 'Своё решение: проверит другой' }),
  })
  .openapi('SampledDecision');
export const sampleView = z.object({ ...sampleFields, decisions: z.array(sampledView) }).openapi('Sample');
export type SampleView = z.infer<typeof sampleView>;
export const reviewBody = z.object({
  verdict: z.enum(reviewVerdicts),
  reason: z.string().trim().min(3, 'Напишите, почему').max(1000),
});

// Partners' scorecards.
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

const escalationTags = { tags: ['escalations'] };
export const listEscalations = createRoute({
  ...escalationTags,
  method: 'get',
  path: '/',
  responses: { ...ok(z.array(escalationView), 'Последние срабатывания'), ...refusals(401, 403) },
});
export const listRules = createRoute({
  ...escalationTags,
  method: 'get',
  path: '/rules',
  responses: { ...ok(z.array(escalationRuleView), 'Правила эскалации'), ...refusals(401, 403) },
});
export const aheadRoute = createRoute({
  ...escalationTags,
  method: 'get',
  path: '/ahead',
  summary: 'Что сработает к этому моменту, если до него ничего не делать; никому не сообщается',
  request: { query: z.object({ at: z.iso.datetime({ offset: true }) }) },
  responses: { ...ok(z.array(escalationAheadView), 'Правила, которые сработают'), ...refusals(401, 403, 422) },
});
export const addRule = createRoute({
  ...escalationTags,
  method: 'post',
  path: '/rules',
  request: body(escalationRuleBody),
  responses: { ...ok(z.array(escalationRuleView), 'Правила после добавления'), ...refusals(401, 403, 422) },
});
export const changeRule = createRoute({
  ...escalationTags,
  method: 'put',
  path: '/rules/{id}',
  request: { params: idParam, ...body(escalationRuleBody.and(z.object({ version: z.number().int() }))) },
  responses: { ...ok(z.array(escalationRuleView), 'Правила после изменения'), ...refusals(401, 403, 404, 409, 422) },
});

const overrideTags = { tags: ['overrides'] };
export const listOverrides = createRoute({
  ...overrideTags,
  method: 'get',
  path: '/',
  request: { query: listQuery },
  responses: { ...ok(z.array(overrideView), 'Решения людей, отличные от машинных'), ...refusals(401, 403, 422) },
});
export const agreementRoute = createRoute({
  ...overrideTags,
  method: 'get',
  path: '/agreement',
  responses: { ...ok(agreementView, 'Согласие машины и людей по пунктам за полгода'), ...refusals(401, 403) },
});

const sampleTags = { tags: ['samples'] };
export const listSamples = createRoute({
  ...sampleTags,
  method: 'get',
  path: '/',
  request: { query: listQuery },
  responses: { ...ok(z.array(sampleRow), 'Выборки решений'), ...refusals(401, 403, 422) },
});
export const getSample = createRoute({
  ...sampleTags,
  method: 'get',
  path: '/{id}',
  request: { params: idParam },
  responses: { ...ok(sampleView, 'Выборка с решениями'), ...refusals(401, 403, 404) },
});
export const drawSampleRoute = createRoute({
  ...sampleTags,
  method: 'post',
  path: '/',
  request: body(sampleBody),
  responses: { ...ok(sampleView, 'Новая выборка'), ...refusals(401, 403, 422) },
});
export const reviewRoute = createRoute({
  ...sampleTags,
  method: 'post',
  path: '/{id}/decisions/{decisionId}/review',
  request: {
    params: idParam.extend({
      decisionId: z.coerce
        .number()
        .int()
        .openapi({ param: { name: 'decisionId', in: 'path' } }),
    }),
    ...body(reviewBody),
  },
  responses: { ...ok(sampleView, 'Выборка после проверки'), ...refusals(401, 403, 404, 409, 422) },
});

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
