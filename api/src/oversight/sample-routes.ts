import { randomBytes } from 'node:crypto';
import { DecisionSample, type EntityManager, loadDecisions, SampledDecision, writeJournal } from '@perenos/db';
import { drawSample, moscowDateOf, overrideOf, reviewVerdictLabels } from '@perenos/domain';
import { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import {
  drawSampleRoute,
  getSample,
  listSamples,
  type reviewBody,
  reviewRoute,
  type SampleBody,
  type SampleView,
} from '../contract/decisions.ts';
import { ApiError } from '../http/errors.ts';
import { containing } from '../http/find-page.ts';
import { readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { instantsOf, periodOf } from './periods.ts';

const filterFields = { q: z.string().max(60).optional() };

type Counts = { sample_id: number; size: number; reviewed: number; wrong: number };

async function describeSamples(em: EntityManager, samples: readonly DecisionSample[]) {
  const ids = samples.map(({ id }) => id);
  const counts =
    ids.length === 0
      ? []
      : await em.execute<Counts[]>(
          `select sample_id, count(*)::int as size, count(verdict)::int as reviewed,
             count(*) filter (where verdict = 'wrong')::int as wrong
           from sampled_decision where sample_id in (${ids.map(() => '?').join(', ')}) group by sample_id`,
          ids,
        );
  return samples.map((sample) => {
    const own = counts.find(({ sample_id }) => sample_id === sample.id);
    return {
      ...{ id: sample.id, from: sample.fromDate, to: sample.toDate, seed: sample.seed },
      ...{ perSpecialist: sample.perSpecialist, perClause: sample.perClause, drawnFrom: sample.drawnFrom },
      ...{ size: own?.size ?? 0, reviewed: own?.reviewed ?? 0, wrong: own?.wrong ?? 0 },
      createdAt: sample.createdAt.toISOString(),
      createdByName: sample.createdBy.name,
    };
  });
}

async function describeSample(em: EntityManager, id: number, user: UserView): Promise<SampleView> {
  const sample = await em.findOne(DecisionSample, id, { populate: ['createdBy'], refresh: true });
  const [row] = sample ? await describeSamples(em, [sample]) : [];
  if (!row) throw new ApiError('not-found', { what: 'Выборка' });
  const decisions = await em.find(
    SampledDecision,
    { sample: id },
    { populate: ['ticket', 'item', 'reviewedBy'], orderBy: { position: 'asc' }, refresh: true },
  );
  return { ...row, decisions: decisions.map((decision) => describeDecision(decision, user)) };
}

function describeDecision(row: SampledDecision, user: UserView): SampleView['decisions'][number] {
  const { id, ticket, item, act, machine, byId, byName, clauses, drawnFor, grounds, verdict, reason } = row;
  return {
    ...{ id, ticketId: ticket.id, number: ticket.number, position: item.position + 1, byId, byName, act, machine },
    ...{ clauses, drawnFor, grounds, verdict, reason },
    at: row.decidedAt.toISOString(),
    override: row.override,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    reviewedByName: row.reviewedBy?.name ?? null,
    mine: byId === user.id,
  };
}

type Asking = { user: UserView; now: Date };

/** Draws and keeps a sample: the decisions stand in it as they were, whatever becomes of their tickets. @returns its id. */
async function draw(tx: EntityManager, asked: SampleBody, { user, now }: Asking): Promise<number> {
  const period = periodOf(asked, now);
  const { from, to } = instantsOf(period);
  const decisions = await loadDecisions(tx, from, to);
  const { perSpecialist, perClause } = asked;
  const seed = asked.seed || randomBytes(4).toString('hex');
  const drawn = drawSample(decisions, { seed, perSpecialist, perClause });
  if (drawn.length === 0)
    throw new ApiError('invalid-input', {
      fields: { to: 'За этот период люди ничего не решали: выбирать не из чего' },
    });
  const sample = tx.create(DecisionSample, {
    ...{ fromDate: period.from, toDate: period.to, seed, perSpecialist, perClause },
    ...{ drawnFrom: decisions.length, createdAt: now, createdBy: user.id },
  });
  for (const [position, { decision, drawnFor }] of drawn.entries()) {
    const { entryId, ticketId, itemId, at, byId, byName, act, machine, clauses, grounds } = decision;
    tx.create(SampledDecision, {
      ...{ sample, position, ticket: ticketId, item: itemId, entryId },
      ...{ decidedAt: new Date(at), byId, byName, act, machine, clauses: [...clauses], drawnFor, grounds },
      ...{ override: overrideOf(decision), verdict: null, reviewedAt: null, reviewedBy: null },
    });
  }
  await tx.flush();
  await writeJournal(tx, now, [
    {
      actor: actorOf(user),
      kind: 'sample-drawn',
      objectType: 'sample',
      objectId: String(sample.id),
      grounds: `Выборка решений с ${period.from} по ${period.to}: ${drawn.length} из ${decisions.length}, начальное значение «${seed}»`,
      after: { perSpecialist, perClause },
    },
  ]);
  return sample.id;
}

type Review = z.infer<typeof reviewBody> & { sampleId: number; decisionId: number };

async function review(tx: EntityManager, asked: Review, { user, now }: Asking): Promise<void> {
  await tx.execute('select id from sampled_decision where id = ? for update', [asked.decisionId]);
  const found = await tx.findOne(
    SampledDecision,
    { id: asked.decisionId, sample: asked.sampleId },
    { populate: ['ticket'] },
  );
  if (!found) throw new ApiError('not-found', { what: 'Решение в выборке' });
  if (found.byId === user.id)
    throw new ApiError('not-allowed-now', { reason: 'Это ваше решение: его проверит другой сотрудник.' });
  const before = found.verdict && { verdict: reviewVerdictLabels[found.verdict], reason: found.reason };
  tx.assign(found, { verdict: asked.verdict, reason: asked.reason, reviewedAt: now, reviewedBy: user.id });
  await tx.flush();
  await writeJournal(tx, now, [
    {
      actor: actorOf(user),
      kind: 'decision-reviewed',
      ticket: found.ticket,
      objectType: 'sample',
      objectId: String(asked.sampleId),
      grounds: `Решение сотрудника ${found.byName} проверено: ${reviewVerdictLabels[asked.verdict].toLowerCase()}. ${asked.reason}`,
      clauses: found.clauses,
      before,
      after: { verdict: reviewVerdictLabels[asked.verdict], reason: asked.reason },
    },
  ]);
}

/** `/api/samples`: decisions drawn at random, and what their reviewers say of them. */
export const sampleRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(listSamples, async (c) => {
      const { offset, limit, filter } = readListQuery(c.req.valid('query'), { sortable: ['id'], filterFields });
      const where = filter.q ? { seed: containing(filter.q) } : {};
      const order = { populate: ['createdBy'], orderBy: { id: 'desc' }, offset, limit } as const;
      const [samples, total] = await c.var.em.findAndCount(DecisionSample, where, order);
      setContentRange(c, 'samples', offset, samples.length, total);
      return c.json(await describeSamples(c.var.em, samples), 200);
    })
    .openapi(getSample, async (c) => c.json(await describeSample(c.var.em, c.req.valid('param').id, c.var.user), 200))
    .openapi(drawSampleRoute, async (c) => {
      const asking = { user: c.var.user, now: deps.now() };
      const today = moscowDateOf(asking.now.toISOString());
      const asked = c.req.valid('json');
      if (asked.from > today) throw new ApiError('invalid-input', { fields: { from: 'Этот день ещё не наступил' } });
      const id = await deps.database.em().transactional((tx) => draw(tx, asked, asking));
      return c.json(await describeSample(c.var.em, id, c.var.user), 200);
    })
    .openapi(reviewRoute, async (c) => {
      const { id: sampleId, decisionId } = c.req.valid('param');
      const asked = { ...c.req.valid('json'), sampleId, decisionId };
      await deps.database.em().transactional((tx) => review(tx, asked, { user: c.var.user, now: deps.now() }));
      return c.json(await describeSample(c.var.em, sampleId, c.var.user), 200);
    });
