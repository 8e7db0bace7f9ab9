import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { AppEnvironment } from '../app-environment.ts';

/**
 * One line a request. The route's pattern stands in place of the path, and the query string is left out: filters hold
 * names, addresses and ИНН, which have no place in a log.
 */
export const requestLog =
  (logger: Logger): MiddlewareHandler<AppEnvironment> =>
  async (c, next) => {
    const startedAt = performance.now();
    await next();
    const facts = {
      requestId: c.var.requestId,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      milliseconds: Math.round(performance.now() - startedAt),
      userId: c.var.user?.id,
    };
    if (c.res.status >= 500) logger.error(facts, 'request failed');
    else logger.debug(facts, 'request');
  };
