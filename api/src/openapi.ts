import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnvironment } from './app-environment.ts';

const head = {
  openapi: '3.1.0',
  info: {
    title: 'Переносы: API панели',
    version: '1.0.0',
    description: 'Вход — POST /api/auth/sign-in, дальше сеанс держит cookie. Списки — по правилам ra-data-simple-rest.',
  },
};

/** The OpenAPI document of the routes that an app has registered. */
export const openApiDocument = (app: OpenAPIHono<AppEnvironment>) => app.getOpenAPI31Document(head);

/** Registers the document's own route. */
export function documentRoutes(app: OpenAPIHono<AppEnvironment>): void {
  let document: ReturnType<typeof openApiDocument> | null = null;
  app.get('/api/openapi.json', (c) => {
    document ??= openApiDocument(app);
    return c.json(document);
  });
}
