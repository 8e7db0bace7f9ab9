import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import { listChecks, passCheckRoute, runCheckRoute, runChecksRoute } from '../contract/application-checks.ts';
import type { UserView } from '../contract/auth.ts';
import { createRouter } from '../http/router.ts';
import { checksView } from './list-checks.ts';
import { passCheck } from './pass-check.ts';
import { runChecks } from './run-checks.ts';
import { endStageOfChecks } from './stage-checks.ts';

/** The «Сервис проверки реквизитов» of one application. */
export function applicationCheckRoutes(deps: ApiDependencies) {
  const view = (user: UserView, id: string) => checksView(deps.database.em(), user, id, deps.now());
  return createRouter()
    .openapi(listChecks, async (c) => c.json(await view(c.var.user, c.req.valid('param').id), 200))
    .openapi(runChecksRoute, async (c) => {
      const { id } = c.req.valid('param');
      await runChecks(deps, actorOf(c.var.user), id, null);
      await endStageOfChecks(deps, id);
      return c.json(await view(c.var.user, id), 200);
    })
    .openapi(runCheckRoute, async (c) => {
      const { id, check } = c.req.valid('param');
      await runChecks(deps, actorOf(c.var.user), id, check);
      await endStageOfChecks(deps, id);
      return c.json(await view(c.var.user, id), 200);
    })
    .openapi(passCheckRoute, async (c) => {
      const { id, check } = c.req.valid('param');
      await passCheck(deps, actorOf(c.var.user), { applicationId: id, check, ...c.req.valid('json') });
      await endStageOfChecks(deps, id);
      return c.json(await view(c.var.user, id), 200);
    });
}
