import { createRoute, z } from '@hono/zod-openapi';
import { citedClauses, clauseText } from '@perenos/domain';
import { ok, refusals } from '../contract/common.ts';
import { clause } from '../contract/records.ts';
import { createRouter } from '../http/router.ts';

const clausesRoute = createRoute({
  method: 'get',
  path: '/clauses',
  tags: ['regulation'],
  responses: { ...ok(z.array(clause), 'Пункты регламента и правила продукта, по порядку'), ...refusals(401, 403) },
});

export const regulationRoutes = () =>
  createRouter().openapi(clausesRoute, (c) =>
    c.json(
      citedClauses.map((id) => ({ id, text: clauseText(id) ?? '' })),
      200,
    ),
  );
