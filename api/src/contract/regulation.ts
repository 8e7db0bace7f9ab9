import { createRoute, z } from '@hono/zod-openapi';
import {
  citedClauses,
  edition2026,
  type ParameterName,
  parameterInfo,
  parameterNames,
  type RegulationClause,
} from '@perenos/domain';
import { body, date, idParam, instant, ok, refusals } from './common.ts';

/** Calendar month in Europe/Moscow. */
export const month = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'Ожидается месяц ГГГГ-ММ')
  .openapi({ example: '2026-03' });
export const clauseId = z.enum(citedClauses);

const parameterShape = Object.fromEntries(
  parameterNames.map((name) => {
    const { least, most } = parameterInfo[name];
    const range = `Целое число от ${least} до ${most}`;
    return [name, z.number(range).int(range).min(least, range).max(most, range).optional()];
  }),
) as Record<ParameterName, z.ZodOptional<z.ZodNumber>>;
/** Those that are to differ; the others stay. */
export const parameterChanges = z.strictObject(parameterShape).openapi('EditionParameters');

const clauseNames = Object.keys(edition2026.clauses) as [RegulationClause, ...RegulationClause[]];
const clauseTexts = z
  .partialRecord(
    z.enum(clauseNames),
    z.string().trim().min(10, 'Не короче 10 знаков').max(5_000, 'Не длиннее 5 000 знаков'),
  )
  .openapi({ description: 'Тексты пунктов, которые меняются' });

const name = z.string().trim().min(1, 'Назовите редакцию').max(60, 'Не длиннее 60 знаков');
export const draftBody = z
  .object({ name, clauses: clauseTexts, parameters: parameterChanges })
  .openapi('EditionDraftBody');
const version = z.number().int().positive();

export const editionView = z
  .object({
    id: z.number().int().nullable().openapi({ description: 'null: поставлена вместе с программой' }),
    name: z.string(),
    state: z.enum(['draft', 'in-force']),
    validFrom: date.nullable(),
    isCurrent: z.boolean().openapi({ description: 'Действует сегодня' }),
    clauses: z.record(z.string(), z.string()),
    parameters: parameterChanges,
    author: z.string().nullable(),
    changedBy: z.string().nullable(),
    changedAt: instant.nullable(),
    version: z.number().int().nullable(),
  })
  .openapi('Edition');
export type EditionView = z.infer<typeof editionView>;

const clauseView = z
  .object({
    id: z.string(),
    text: z.string(),
    was: z.string().nullable().openapi({ description: 'Текст действующей редакции, если здесь он другой' }),
    rules: z.array(z.object({ quote: z.string(), isKept: z.boolean() })).openapi({
      description:
        'Предложения пункта, которые исполняет программа; isKept: предложение ещё есть в тексте этой редакции',
    }),
    notMachine: z.string().nullable().openapi({ description: 'Почему машина этот пункт не исполняет' }),
    parameters: z.array(
      z.object({ label: z.string(), unit: z.string(), value: z.number().int(), was: z.number().int().nullable() }),
    ),
    tickets: z.number().int().openapi({ description: 'Сколько обращений месяца решено с этим пунктом' }),
    readings: z.array(z.number().int()),
    tests: z.array(z.object({ file: z.string(), tests: z.array(z.string()) })),
  })
  .openapi('RegulationClause');

export const regulationView = z
  .object({
    edition: editionView,
    month,
    chapters: z.array(z.object({ id: z.string(), title: z.string(), clauses: z.array(clauseView) })),
    readings: z.array(z.object({ number: z.number().int(), text: z.string(), clauses: z.array(z.string()) })),
  })
  .openapi('Regulation');
export type RegulationView = z.infer<typeof regulationView>;
export type ClauseView = z.infer<typeof clauseView>;

const tags = ['regulation'];
export const regulationRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  summary: 'Регламент по пунктам: правила, трактовки, проверки, сколько обращений решено за месяц',
  request: {
    query: z.object({
      edition: z.string().max(60).optional().openapi({ description: 'Название редакции; без него — действующая' }),
      month: month.optional(),
    }),
  },
  responses: { ...ok(regulationView, 'Регламент'), ...refusals(401, 403, 404, 422) },
});
export const editionsRoute = createRoute({
  method: 'get',
  path: '/editions',
  tags,
  responses: { ...ok(z.array(editionView), 'Редакции и проекты, новые сверху'), ...refusals(401, 403) },
});
export const createEditionRoute = createRoute({
  method: 'post',
  path: '/editions',
  tags,
  request: body(draftBody),
  responses: { ...ok(editionView, 'Проект заведён'), ...refusals(401, 403, 409, 422) },
});
export const changeEditionRoute = createRoute({
  method: 'put',
  path: '/editions/{id}',
  tags,
  request: { params: idParam, ...body(draftBody.extend({ version })) },
  responses: { ...ok(editionView, 'Проект изменён'), ...refusals(401, 403, 404, 409, 422) },
});
export const discardEditionRoute = createRoute({
  method: 'post',
  path: '/editions/{id}/discard',
  tags,
  request: { params: idParam, ...body(z.object({ version })) },
  responses: { ...ok(z.object({ id: z.number().int() }), 'Проект удалён'), ...refusals(401, 403, 404, 409, 422) },
});
export const putInForceRoute = createRoute({
  method: 'post',
  path: '/editions/{id}/put-in-force',
  tags,
  summary: 'Ввести в действие с будущего дня; решённые обращения остаются при редакции своего дня',
  request: { params: idParam, ...body(z.object({ version, validFrom: date })) },
  responses: { ...ok(editionView, 'Редакция введена'), ...refusals(401, 403, 404, 409, 422) },
});
