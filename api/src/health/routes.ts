import type { Mailbox } from '@perenos/domain';
import { Hono } from 'hono';
import type { ApiDependencies, AppEnvironment } from '../app-environment.ts';
import { asApiError } from '../http/answer-error.ts';
import { ApiError } from '../http/errors.ts';
import { limits } from '../limits.ts';
import { mailboxReadings } from '../mails/mailbox-readings.ts';

/**
 * `/healthz`: the process lives. `/readyz`: it can serve — migrations ran, ingest started, the database answers and can be
 * written. Mailboxes that can't be read are named, but make no process unready: the panel serves as before.
 */
export const healthRoutes = (deps: ApiDependencies) =>
  new Hono<AppEnvironment>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const state = deps.readiness();
      if (!state.ready) return c.json({ status: 'starting', reason: state.reason }, 503);
      try {
        deps.database.requireStorage();
        const mailboxes = await inTime(unreadMailboxes(c.var.em, deps.now()));
        return c.json(mailboxes.length === 0 ? { status: 'ready' } : { status: 'ready', unreadMailboxes: mailboxes });
      } catch (error) {
        const { code, message } = asApiError(error, c.var.requestId).body;
        const reason = code === 'storage-unavailable' ? 'storage' : 'database';
        return c.json({ status: 'unavailable', reason, message }, 503);
      }
    });

const unreadMailboxes = async (em: AppEnvironment['Variables']['em'], now: Date): Promise<Mailbox[]> => {
  const readings = await mailboxReadings(em, now);
  return readings.filter(({ warning }) => warning !== null).map(({ mailbox }) => mailbox);
};

/** A database that is silent is as good as away: whoever asks for the health gives up soon, too. */
const inTime = <T>(answer: Promise<T>): Promise<T> => {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => silence.reject(new ApiError('database-unavailable', {})), limits.databaseSilence);
  return Promise.race([answer, silence.promise]).finally(() => clearTimeout(timer));
};
