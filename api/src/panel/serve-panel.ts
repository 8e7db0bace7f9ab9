import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import type { AppEnvironment } from '../app-environment.ts';

/** A year: Vite puts a hash of the content into every name under assets/. */
const forEver = 'public, max-age=31536000, immutable';

/** `index.html` names the hashed files and so must stay fresh. */
const cacheControl = (path: string): string => (path.startsWith('/assets/') ? forEver : 'no-cache');

const serveFiles = (directory: string, path?: string): MiddlewareHandler<AppEnvironment> => {
  const serve = serveStatic({ root: directory, precompressed: true, ...(path === undefined ? {} : { path }) });
  return async (c, next) => {
    const response = await serve(c, next);
    // Where there is no such file it passes on what the next handler answered, which is no file of the panel.
    if (response instanceof Response) response.headers.set('Cache-Control', cacheControl(c.req.path));
    return response;
  };
};

/** Serves the built panel from `directory`; a path that is no file gets `index.html`, for the panel routes by itself. */
export function servePanel(app: Hono<AppEnvironment>, directory: string): void {
  const file = serveFiles(directory);
  const page = serveFiles(directory, 'index.html');
  const isPanels = (path: string): boolean => !path.startsWith('/api/');
  app.get('*', async (c, next) => (isPanels(c.req.path) ? file(c, next) : next()));
  app.get('*', async (c, next) => {
    const isPage = isPanels(c.req.path) && extname(c.req.path) === '' && existsSync(join(directory, 'index.html'));
    return isPage ? page(c, next) : next();
  });
}
