import { may, type UserRole } from '@perenos/domain';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { ApiDependencies, AppEnvironment } from '../app-environment.ts';
import { readSessionToken } from '../auth/session-cookie.ts';
import { findSession, hashToken } from '../auth/sessions.ts';
import type { Access, AccessTable } from './access.ts';
import { ApiError } from './errors.ts';

/**
 * Denies by default: a route of the api passes only if the access table makes it public, or if the session's user may
 * do what its row demands and has done what
 * signing in demands of him. A route that nobody put into the table is denied to everybody.
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
    const session = tokenHash && (await findSession(c.var.em, tokenHash, deps.now(), deps.settings.sessionIdle));
    if (!tokenHash || !session) throw new ApiError('unauthenticated', {});
    if (!route) throw new ApiError('not-found', { what: 'Адрес' });
    const { id, user, duty } = session;
    if (!rule || !isOpenTo(rule, user.role)) throw new ApiError('forbidden', {});
    if (duty !== null && rule !== 'entering') throw new ApiError('duty-first', { duty });
    c.set('user', user);
    c.set('duty', duty);
    c.set('sessionId', id);
    c.set('sessionHash', tokenHash);
    return next();
  };

const isOpenTo = (rule: Access, role: UserRole): boolean =>
  rule === 'public' || rule === 'entering' || rule === 'session' || may(role, rule);
