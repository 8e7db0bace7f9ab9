import { type LetterFormId, letterFormIds, letterForms } from '@perenos/domain';
import { Hono } from 'hono';
import type { AppEnvironment } from '../app-environment.ts';
import { letterTemplatesRoute } from '../contract/way-back-routes.ts';
import { download } from '../http/download.ts';
import { ApiError } from '../http/errors.ts';
import { createRouter } from '../http/router.ts';
import { docxOf, docxType } from './docx.ts';

const isFormId = (id: string): id is LetterFormId => letterFormIds.some((known) => known === id);

export const letterTemplateRoutes = () =>
  createRouter().openapi(letterTemplatesRoute, (c) =>
    c.json(
      letterFormIds.map((id) => {
        const { title, clause, fileName } = letterForms[id];
        return { id, title, clause, fileName, href: `/api/letter-templates/${id}/content` };
      }),
      200,
    ),
  );

export const letterTemplateFiles = () =>
  new Hono<AppEnvironment>().get('/:id/content', (c) => {
    const id = c.req.param('id');
    if (!isFormId(id)) throw new ApiError('not-found', { what: 'Образец письма' });
    const form = letterForms[id];
    return download(c, { fileName: form.fileName, mimeType: docxType, content: docxOf(form) });
  });
