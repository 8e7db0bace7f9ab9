import {
  type EntityManager,
  Escalation,
  EscalationRule,
  escalationRuleData,
  escalationsAhead,
  User,
  writeJournal,
} from '@perenos/db';
import { escalationRecipientLabels } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import {
  addRule,
  aheadRoute,
  changeRule,
  type EscalationRuleBody,
  listEscalations,
  listRules,
} from '../contract/escalations.ts';
import { ApiError } from '../http/errors.ts';
import { createRouter } from '../http/router.ts';

/** The latest that a person looks through. */
const shownEscalations = 200;

async function rulesOf(em: EntityManager) {
  const rules = await em.find(
    EscalationRule,
    {},
    { populate: ['user'], orderBy: { percent: 'asc', id: 'asc' }, refresh: true },
  );
  const fired = await em.execute<{ rule_id: number; count: number }[]>(
    `select rule_id, count(*)::int as count from escalation group by rule_id`,
  );
  return rules.map((rule) => ({
    ...escalationRuleData(rule),
    version: rule.version,
    userName: rule.user?.name ?? null,
    fired: fired.find(({ rule_id }) => rule_id === rule.id)?.count ?? 0,
  }));
}

async function latestEscalations(em: EntityManager) {
  const rows = await em.find(
    Escalation,
    {},
    { populate: ['ticket', 'rule'], orderBy: { id: 'desc' }, limit: shownEscalations },
  );
  return rows.map(({ id, ticket, rule, told, reachedAt, at }) => ({
    ...{ id, ticketId: ticket.id, number: ticket.number, percent: rule.percent, recipient: rule.recipient, told },
    reachedAt: reachedAt.toISOString(),
    at: at.toISOString(),
  }));
}

/** So far ahead the clock can be moved. */
const farthestDays = 31;

async function describeAhead(em: EntityManager, at: Date, now: Date) {
  if (at < now || at.getTime() - now.getTime() > farthestDays * 86_400_000)
    throw new ApiError('invalid-input', { fields: { at: `Момент в ближайшие ${farthestDays} дней` } });
  return (await escalationsAhead(em, at)).map(({ ticket, rule, reachedAt, told }) => ({
    ...{ id: `${ticket.id}-${rule.id}`, ticketId: ticket.id, number: ticket.number },
    ...{ percent: rule.percent, recipient: rule.recipient, told, reachedAt: new Date(reachedAt).toISOString() },
  }));
}

/** As the journal tells it. */
const inWords = ({ percent, recipient, user, byMail, byNote, active }: EscalationRule) => ({
  percent,
  recipient:
    recipient === 'user' ? `${escalationRecipientLabels.user}: ${user?.name}` : escalationRecipientLabels[recipient],
  byMail,
  byNote,
  active,
});

type Change = { user: UserView; at: Date; body: EscalationRuleBody; id: number | null; version: number | null };

async function keepRule(tx: EntityManager, { user, at, body, id, version }: Change): Promise<void> {
  const { userId, ...fields } = body;
  const named = userId === null ? null : await tx.findOne(User, { id: userId, active: true });
  if (userId !== null && !named) throw new ApiError('invalid-input', { fields: { userId: 'Такого сотрудника нет' } });
  if (id !== null) await tx.execute('select id from escalation_rule where id = ? for update', [id]);
  const found = id === null ? null : await tx.findOne(EscalationRule, id, { populate: ['user'] });
  if (id !== null && !found) throw new ApiError('not-found', { what: 'Правило эскалации' });
  if (found && found.version !== version)
    throw new ApiError('object-changed', { what: 'Правило эскалации', version: found.version, by: '' });
  const before = found ? inWords(found) : null;
  const rule = found
    ? tx.assign(found, { ...fields, user: named })
    : tx.create(EscalationRule, { ...fields, user: named });
  await tx.flush();
  await writeJournal(tx, at, [
    {
      actor: actorOf(user),
      kind: 'escalation-rule-changed',
      objectType: 'escalation_rule',
      objectId: String(rule.id),
      grounds: `Правило эскалации на ${rule.percent} % срока ${found ? 'изменено' : 'добавлено'}`,
      before,
      after: inWords(rule),
    },
  ]);
}

/** `/api/escalations`: the rules, and what they did. */
export const escalationRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(listEscalations, async (c) => c.json(await latestEscalations(c.var.em), 200))
    .openapi(aheadRoute, async (c) =>
      c.json(await describeAhead(c.var.em, new Date(c.req.valid('query').at), deps.now()), 200),
    )
    .openapi(listRules, async (c) => c.json(await rulesOf(c.var.em), 200))
    .openapi(addRule, async (c) => {
      const change = { user: c.var.user, at: deps.now(), body: c.req.valid('json'), id: null, version: null };
      await deps.database.em().transactional((tx) => keepRule(tx, change));
      return c.json(await rulesOf(c.var.em), 200);
    })
    .openapi(changeRule, async (c) => {
      const { version, ...body } = c.req.valid('json');
      const change = { user: c.var.user, at: deps.now(), body, id: c.req.valid('param').id, version };
      await deps.database.em().transactional((tx) => keepRule(tx, change));
      return c.json(await rulesOf(c.var.em), 200);
    });
