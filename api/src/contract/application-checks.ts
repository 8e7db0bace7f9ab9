import { createRoute, z } from '@hono/zod-openapi';
import { checkIds, checkStates, registerNames } from '@perenos/domain';
import { body, instant, keyParam, ok, refusals } from './common.ts';

const fact = z
  .object({
    what: z.string(),
    stated: z.string().nullable().openapi({ description: 'Как в заявке' }),
    found: z.string().nullable().openapi({ description: 'Как в реестре или по правилу' }),
    outcome: z.enum(['agrees', 'differs', 'note']),
  })
  .openapi('CheckFact');

const run = {
  attempt: z.number().int(),
  state: z.enum(checkStates),
  at: instant.nullable(),
  byName: z.string().nullable().openapi({ description: 'Сотрудник; null — сама служба' }),
  summary: z.string(),
  grounds: z.string().nullable().openapi({ description: 'Основание, если проверку засчитал человек' }),
};

const check = z
  .object({
    ...run,
    id: z.enum(checkIds),
    label: z.string(),
    explanation: z.string(),
    importance: z.enum(['mandatory', 'further']),
    register: z.enum(registerNames).nullable(),
    outdated: z.boolean().openapi({ description: 'Последний результат получен по другим реквизитам и не действует' }),
    facts: z.array(fact),
    history: z.array(z.object(run)).openapi({ description: 'Прежние запуски, новые сверху' }),
  })
  .openapi('ApplicationCheck');

export const applicationChecks = z
  .object({
    applicationId: z.string(),
    checks: z.array(check),
    blockedBy: z
      .string()
      .nullable()
      .openapi({ description: 'Почему заявку нельзя в обработку; null — проверки не мешают' }),
    mayRun: z.boolean(),
    mayPass: z.boolean(),
    closedReason: z.string().nullable().openapi({ description: 'Почему проверки больше не запускают' }),
  })
  .openapi('ApplicationChecks');

const checkParam = keyParam.extend({
  check: z.enum(checkIds).openapi({ param: { name: 'check', in: 'path' } }),
});
const tags = ['application-checks'];

export const listChecks = createRoute({
  method: 'get',
  path: '/{id}/checks',
  tags,
  request: { params: keyParam },
  responses: { ...ok(applicationChecks, 'Проверки заявки'), ...refusals(401, 403, 404) },
});
export const runChecksRoute = createRoute({
  method: 'post',
  path: '/{id}/checks/run',
  tags,
  summary: 'Повторить все проверки; те, что уже выполняются, второй раз не запускаются',
  request: { params: keyParam },
  responses: { ...ok(applicationChecks, 'Проверки после запуска'), ...refusals(401, 403, 404, 409) },
});
export const runCheckRoute = createRoute({
  method: 'post',
  path: '/{id}/checks/{check}/run',
  tags,
  summary: 'Повторить одну проверку',
  request: { params: checkParam },
  responses: { ...ok(applicationChecks, 'Проверки после запуска'), ...refusals(401, 403, 404, 409) },
});
export const passCheckRoute = createRoute({
  method: 'post',
  path: '/{id}/checks/{check}/pass',
  tags,
  summary: 'Засчитать проверку вручную с основанием',
  request: {
    params: checkParam,
    ...body(
      z.object({
        attempt: z.number().int().nonnegative().openapi({ description: 'Номер запуска, который видел сотрудник' }),
        grounds: z.string().trim().min(10, 'Напишите основание: что проверено и по какому документу').max(2000),
      }),
    ),
  },
  responses: { ...ok(applicationChecks, 'Проверки после решения'), ...refusals(401, 403, 404, 409, 422) },
});
