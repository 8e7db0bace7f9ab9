import { may } from '@perenos/domain';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { ApiDependencies, AppEnvironment } from '../app-environment.ts';
import { readSessionToken } from '../auth/session-cookie.ts';
import { findSession, hashToken } from '../auth/sessions.ts';
import type { AccessTable } from './access.ts';
import { ApiError } from './errors.ts';

/**
 * Denies by default: a route of the api passes only if the access table makes it public, or if the session's user may
 * do what its row demands. A route that nobody put into the table is denied to everybody.
 */
export const guard =
  (deps: ApiDependencies, access: AccessTable): MiddlewareHandler<AppEnvironment> =>
  async (c, next) => {
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    const route = matchedRoutes(c).find((candidate) => candidate.method === method && !candidate.path.includes('*'));
    const rule = route && access[`${route.method} ${route.path}`];
    if (rule === 'public') return next();
    const token = readSessionToken(c);
    const tokenHash = token === null ? null : hashToken(token);
    const user = tokenHash && (await findSession(c.var.em, tokenHash, deps.now(), deps.settings.sessionIdle));
    if (!tokenHash || !user) throw new ApiError('unauthenticated', {});
    if (!route) throw new ApiError('not-found', { what: 'Адрес' });
    if (!rule || (rule !== 'session' && !may(user.role, rule))) throw new ApiError('forbidden', {});
    c.set('user', user);
    c.set('sessionHash', tokenHash);
    return next();
  };
