import { createRoute, z } from '@hono/zod-openapi';
import { decisionActs, overrideKinds, reviewVerdicts, verdicts } from '@perenos/domain';
import { listQuery } from '../http/list-query.ts';
import { body, date, idParam, instant, ok, refusals } from './common.ts';

const id = z.number().int();
const count = z.number().int();

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
