import { createRoute, z } from '@hono/zod-openapi';
import {
  type Actor,
  changeDraft,
  createDraft,
  discardDraft,
  EditionDraft,
  type EntityManager,
  loadEditions,
  putInForce,
} from '@perenos/db';
import { citedClauses, clauseText, editionOn, moscowDateOf } from '@perenos/domain';
import type { Context } from 'hono';
import type { ApiDependencies, AppEnvironment } from '../app-environment.ts';
import { ok, refusals } from '../contract/common.ts';
import { clause } from '../contract/records.ts';
import {
  changeEditionRoute,
  createEditionRoute,
  discardEditionRoute,
  type EditionView,
  editionsRoute,
  putInForceRoute,
  regulationRoute,
} from '../contract/regulation.ts';
import { createRouter } from '../http/router.ts';
import { describeRegulation } from './describe-regulation.ts';
import { currentOf, describeEdition, listEditions, settled } from './editions.ts';

const clausesRoute = createRoute({
  method: 'get',
  path: '/clauses',
  tags: ['regulation'],
  responses: { ...ok(z.array(clause), 'Пункты регламента и правила продукта, по порядку'), ...refusals(401, 403) },
});

const actorOf = (c: Context<AppEnvironment>): Actor => ({ kind: 'user', id: c.var.user.id, name: c.var.user.name });

/** The text of the regulation with what carries it out, and its editions. */
export const regulationRoutes = (deps: ApiDependencies) => {
  const today = () => moscowDateOf(deps.now().toISOString());
  /** An act upon a draft in a transaction of its own; the draft as it is then. */
  const acted = (act: (tx: EntityManager) => Promise<EditionDraft>): Promise<EditionView> =>
    deps.database.em().transactional(async (tx) => {
      const draft = await act(tx);
      return describeEdition(draft, currentOf(await tx.find(EditionDraft, {}), today()));
    });
  return createRouter()
    .openapi(clausesRoute, async (c) => {
      const edition = editionOn(await loadEditions(c.var.em), today());
      return c.json(
        citedClauses.map((id) => ({ id, text: clauseText(id, edition) ?? '' })),
        200,
      );
    })
    .openapi(regulationRoute, async (c) =>
      c.json(await describeRegulation(c.var.em, c.req.valid('query'), today()), 200),
    )
    .openapi(editionsRoute, async (c) => c.json(await listEditions(c.var.em, today()), 200))
    .openapi(createEditionRoute, async (c) => {
      const by = { actor: actorOf(c), at: deps.now() };
      return c.json(await acted(async (tx) => settled(await createDraft(tx, c.req.valid('json'), by))), 200);
    })
    .openapi(changeEditionRoute, async (c) => {
      const { version, ...content } = c.req.valid('json');
      const { id } = c.req.valid('param');
      const by = { actor: actorOf(c), at: deps.now() };
      return c.json(await acted(async (tx) => settled(await changeDraft(tx, { id, version }, content, by))), 200);
    })
    .openapi(discardEditionRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { version } = c.req.valid('json');
      const by = { actor: actorOf(c), at: deps.now() };
      await deps.database.em().transactional(async (tx) => settled(await discardDraft(tx, { id, version }, by)));
      return c.json({ id }, 200);
    })
    .openapi(putInForceRoute, async (c) => {
      const { id } = c.req.valid('param');
      const act = { id, ...c.req.valid('json'), today: today() };
      const by = { actor: actorOf(c), at: deps.now() };
      return c.json(await acted(async (tx) => settled(await putInForce(tx, act, by))), 200);
    });
};
