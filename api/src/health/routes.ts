import { Hono } from 'hono';
import type { ApiDependencies, AppEnvironment } from '../app-environment.ts';

/** `/healthz`: the process lives. `/readyz`: it can serve — migrations ran, ingest started, the database answers. */
export const healthRoutes = (deps: ApiDependencies) =>
  new Hono<AppEnvironment>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const state = deps.readiness();
      if (!state.ready) return c.json({ status: 'starting', reason: state.reason }, 503);
      const answers = await pingDatabase(c.var.em);
      return answers ? c.json({ status: 'ready' }) : c.json({ status: 'unavailable', reason: 'database' }, 503);
    });

const pingDatabase = async (em: AppEnvironment['Variables']['em']): Promise<boolean> => {
  try {
    await em.execute('select 1');
    return true;
  } catch {
    return false;
  }
};
