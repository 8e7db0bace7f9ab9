import { createRoute } from '@hono/zod-openapi';
import type { ApiDependencies } from '../app-environment.ts';
import { body, idParam, ok, refusals } from '../contract/common.ts';
import { documentCorrectionBody } from '../contract/documents.ts';
import { ticketDetail } from '../contract/tickets.ts';
import { createRouter } from '../http/router.ts';
import { describeTicket } from './ticket-detail.ts';
import { correctDocument } from './use-cases/correct-document.ts';

const correctDocumentRoute = createRoute({
  method: 'post',
  path: '/{id}/correct-document',
  tags: ['tickets'],
  summary: 'Исправить поле письма или платёжного документа и рассудить заново',
  request: { params: idParam, ...body(documentCorrectionBody) },
  responses: { ...ok(ticketDetail, 'Обращение после исправления'), ...refusals(401, 403, 404, 409, 422) },
});

export const documentCorrectionRoutes = (deps: ApiDependencies) =>
  createRouter().openapi(correctDocumentRoute, async (c) => {
    const { id } = c.req.valid('param');
    await correctDocument(deps, c.var, id, c.req.valid('json'));
    return c.json(await describeTicket(deps, c.var, id), 200);
  });
