import { createRoute, z } from '@hono/zod-openapi';
import { escalationPercent, escalationRecipients } from '@perenos/domain';
import { body, idParam, instant, ok, refusals } from './common.ts';

const id = z.number().int();
const count = z.number().int();

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
