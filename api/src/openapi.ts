import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnvironment } from './app-environment.ts';
import { docsPage } from './docs/docs-page.ts';
import type { AccessTable } from './http/access.ts';

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

/** Registers the document's own routes: for programs, and as a page for people. */
export function documentRoutes(app: OpenAPIHono<AppEnvironment>, access: AccessTable): void {
  let made: ReturnType<typeof openApiDocument> | null = null;
  const document = () => {
    made ??= openApiDocument(app);
    return made;
  };
  app.get('/api/openapi.json', (c) => c.json(document()));
  app.get('/api/docs', (c) => c.html(docsPage(document(), access)));
}
