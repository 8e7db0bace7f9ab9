import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import type { AppEnvironment } from '../app-environment.ts';

const year = 31_536_000;

const withCaching = (directory: string, path?: string): MiddlewareHandler =>
  serveStatic({
    root: directory,
    ...(path === undefined ? {} : { path }),
    precompressed: true,
    // Vite puts a hash of the content into every name under assets/; index.html names them and so must stay fresh.
    onFound: (found, c) => {
      const hashed = found.includes('/assets/');
      c.header('Cache-Control', hashed ? `public, max-age=${year}, immutable` : 'no-cache');
    },
  });

/** Serves the built panel from `directory`; a path that is no file gets `index.html`, for the panel routes by itself. */
export function servePanel(app: Hono<AppEnvironment>, directory: string): void {
  const file = withCaching(directory);
  const page = withCaching(directory, 'index.html');
  app.get('*', async (c, next) => (c.req.path.startsWith('/api/') ? next() : file(c, next)));
  app.get('*', async (c, next) => {
    const isPage = !c.req.path.startsWith('/api/') && extname(c.req.path) === '';
    return isPage && existsSync(join(directory, 'index.html')) ? page(c, next) : next();
  });
}
