import { createRoute, z } from '@hono/zod-openapi';
import { products, verdicts } from '@perenos/domain';
import { listQuery } from '../http/list-query.ts';
import { body, date, instant, keyParam, ok, refusals } from './common.ts';

const text = z.string().nullable();

export const groupRow = z
  .object({
    id: z.string(),
    name: z.string(),
    product: z.enum(products),
    headInn: z.string(),
    headName: text,
    memberCount: z.number().int(),
    partners: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .openapi({ description: 'Кто обслуживает участников' }),
    small: z.boolean().openapi({ description: 'Меньше трёх организаций' }),
  })
  .openapi('CompanyGroup');

const licence = z
  .object({
    id: z.string(),
    tariff: z.string(),
    state: z.enum(['registered', 'blocked', 'revoked']),
    validUntil: date,
    inForce: z.boolean(),
  })
  .nullable();

const member = z
  .object({
    inn: z.string(),
    kpp: text,
    name: text.openapi({ description: 'null — абонента нет в реестре' }),
    subscriberId: z.number().int().nullable(),
    isHead: z.boolean(),
    partnerId: text,
    partnerName: text,
    licence,
  })
  .openapi('GroupMember');

export const groupDetail = groupRow
  .extend({
    members: z.array(member),
    notices: z.array(z.string()).openapi({ description: 'На что обратить внимание' }),
    clause: z.object({ id: z.string(), text: z.string() }).nullable().openapi({
      description: 'Пункт о переносе группы целиком; null — регламент о нём молчит',
    }),
    version: z.number().int(),
  })
  .openapi('CompanyGroupDetail');

const change = z.object({ object: z.string(), before: text, after: text, clause: text });
export const transferPreview = z
  .object({
    dissolves: z.boolean(),
    items: z.array(
      z.object({
        inn: z.string(),
        name: z.string(),
        verdict: z.enum(verdicts),
        reasons: z.array(z.object({ clause: text, text: z.string() })),
        changes: z.array(change),
      }),
    ),
  })
  .openapi('GroupTransferPreview');

export const groupChangePreview = z
  .object({ warnings: z.array(z.string()), memberCount: z.number().int() })
  .openapi('GroupChangePreview');

const dissolved = z
  .object({
    id: z.number().int(),
    groupId: z.string(),
    name: z.string(),
    product: z.enum(products),
    headInn: z.string(),
    memberInns: z.array(z.string()),
    at: instant,
    actorName: z.string(),
    grounds: z.string(),
    clauses: z.array(z.string()),
    ticketId: z.number().int().nullable(),
    ticketNumber: text,
    exists: z.boolean().openapi({ description: 'Группа с тех пор восстановлена' }),
  })
  .openapi('DissolvedGroup');

const version = z.number().int().nonnegative();
const grounds = z.string().trim().min(5, 'Укажите основание').max(2000);
const inn = z
  .string()
  .trim()
  .regex(/^(\d{10}|\d{12})$/, 'ИНН: 10 или 12 цифр');
export const groupMemberBody = z.object({ version, inn, grounds }).openapi('GroupMemberChange');

const tags = ['groups'];
const params = keyParam;

export const listGroups = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(groupRow), 'Группы компаний'), ...refusals(401, 403, 422) },
});
export const listDissolved = createRoute({
  method: 'get',
  path: '/dissolved',
  tags,
  responses: { ...ok(z.array(dissolved), 'Распавшиеся группы, последние сверху'), ...refusals(401, 403) },
});
export const getGroup = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: { params },
  responses: { ...ok(groupDetail, 'Группа компаний'), ...refusals(401, 403, 404) },
});
export const previewTransferRoute = createRoute({
  method: 'get',
  path: '/{id}/transfer-preview',
  tags,
  summary: 'Что сделает перенос группы (или одного участника) к партнёру: ничего не меняет',
  request: { params, query: z.object({ targetPartnerId: z.string().min(1).max(200), inn: inn.optional() }) },
  responses: { ...ok(transferPreview, 'Решения и изменения'), ...refusals(401, 403, 404, 409, 422) },
});
export const previewChangeRoute = createRoute({
  method: 'get',
  path: '/{id}/change-preview',
  tags,
  summary: 'Можно ли добавить или исключить участника, и о чём предупредить',
  request: { params, query: z.object({ change: z.enum(['add', 'remove']), inn }) },
  responses: { ...ok(groupChangePreview, 'Что получится'), ...refusals(401, 403, 404, 409, 422) },
});
export const addMember = createRoute({
  method: 'post',
  path: '/{id}/members',
  tags,
  summary: 'Добавить участника',
  request: { params, ...body(groupMemberBody) },
  responses: { ...ok(groupDetail, 'Группа после изменения'), ...refusals(401, 403, 404, 409, 422) },
});
export const removeMember = createRoute({
  method: 'post',
  path: '/{id}/members/remove',
  tags,
  summary: 'Исключить участника',
  request: { params, ...body(groupMemberBody) },
  responses: { ...ok(groupDetail, 'Группа после изменения'), ...refusals(401, 403, 404, 409, 422) },
});
export const dissolveGroup = createRoute({
  method: 'post',
  path: '/{id}/dissolve',
  tags,
  summary: 'Распустить группу',
  request: { params, ...body(z.object({ version, grounds })) },
  responses: { ...ok(z.object({ id: z.string() }), 'Группа распущена'), ...refusals(401, 403, 404, 409, 422) },
});
