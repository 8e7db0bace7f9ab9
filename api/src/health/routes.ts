import type { Mailbox } from '@perenos/domain';
import { Hono } from 'hono';
import type { ApiDependencies, AppEnvironment } from '../app-environment.ts';
import { mailboxReadings } from '../mails/mailbox-readings.ts';

/**
 * `/healthz`: the process lives. `/readyz`: it can serve — migrations ran, ingest started, the database answers. Mailboxes
 * that can't be read are named, but make no process unready: the panel serves as before.
 */
export const healthRoutes = (deps: ApiDependencies) =>
  new Hono<AppEnvironment>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const state = deps.readiness();
      if (!state.ready) return c.json({ status: 'starting', reason: state.reason }, 503);
      const mailboxes = await unreadMailboxes(c.var.em, deps.now());
      if (mailboxes === null) return c.json({ status: 'unavailable', reason: 'database' }, 503);
      return c.json(mailboxes.length === 0 ? { status: 'ready' } : { status: 'ready', unreadMailboxes: mailboxes });
    });

/** null: the database doesn't answer. */
const unreadMailboxes = async (em: AppEnvironment['Variables']['em'], now: Date): Promise<Mailbox[] | null> => {
  try {
    const readings = await mailboxReadings(em, now);
    return readings.filter(({ warning }) => warning !== null).map(({ mailbox }) => mailbox);
  } catch {
    return null;
  }
};
