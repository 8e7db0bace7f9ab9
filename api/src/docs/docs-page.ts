import { rolesWith, userRoleLabels } from '@perenos/domain';
import { html, raw } from 'hono/html';
import type { Access, AccessTable } from '../http/access.ts';
import type { openApiDocument } from '../openapi.ts';

type OpenApi = ReturnType<typeof openApiDocument>;
type Operation = {
  method: string;
  path: string;
  tag: string;
  summary: string;
  access: Access | undefined;
  details: unknown;
};

const methods = ['get', 'post', 'put', 'delete'] as const;

/** `/api/tickets/{id}` of the document is `/api/tickets/:id` of the router. */
const routerPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

function operationsOf(document: OpenApi, access: AccessTable): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const [answer] = Object.values(operation.responses ?? {});
      const { requestBody, parameters, responses } = operation;
      return {
        method: method.toUpperCase(),
        path,
        tag: operation.tags?.[0] ?? '',
        summary: operation.summary ?? answer?.description ?? '',
        access: access[`${method.toUpperCase()} ${routerPath(path)}`],
        details: { parameters, requestBody, responses },
      };
    }),
  );
}

const whoMay = (access: Access | undefined): string => {
  if (access === undefined) return 'никому';
  if (access === 'public') return 'без входа';
  if (access === 'session' || access === 'entering') return 'всем вошедшим';
  return rolesWith(access)
    .map((role) => userRoleLabels[role].replace(/^./, (first) => first.toLowerCase()))
    .join(', ');
};

const operationHtml = ({ method, path, summary, access, details }: Operation) => html`
  <details>
    <summary><b>${method}</b> <code>${path}</code> — ${summary} <i>(${whoMay(access)})</i></summary>
    <pre>${JSON.stringify(details, null, 2)}</pre>
  </details>`;

/** The api's reference as a page without a script: it needs neither a network nor a build. */
export function docsPage(document: OpenApi, access: AccessTable) {
  const byTag = Map.groupBy(operationsOf(document, access), ({ tag }) => tag);
  const sections = [...byTag].map(([tag, operations]) => html`<h2>${tag}</h2>${operations.map(operationHtml)}`);
  return html`${raw('<!doctype html>')}
<html lang="ru">
<meta charset="utf-8">
<title>${document.info.title}</title>
<style>body { font: 15px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem } pre { overflow: auto; background: #f4f4f4; padding: 1rem } summary { cursor: pointer } i { color: #555 }</style>
<h1>${document.info.title}</h1>
<p>${document.info.description}</p>
<p>Машиночитаемый документ: <a href="/api/openapi.json">openapi.json</a></p>
${sections}
<h2>Схемы</h2>
<pre>${JSON.stringify(document.components?.schemas ?? {}, null, 2)}</pre>
</html>`;
}
