import { createHash } from 'node:crypto';
import { Attachment, Document, type EntityManager } from '@perenos/db';
import { Hono } from 'hono';
import type { ApiDependencies, AppEnvironment } from '../app-environment.ts';
import { downloadOfStranger, strangersContent } from '../http/download.ts';
import { ApiError } from '../http/errors.ts';
import { pathNumber } from '../http/router.ts';

export const attachmentRoutes = () =>
  new Hono<AppEnvironment>().get('/:id/content', async (c) => {
    const id = pathNumber(c.req.param('id'), 'Вложение');
    const attachment = await c.var.em.findOne(Attachment, { id }, { populate: ['content'] });
    if (!attachment) throw new ApiError('not-found', { what: 'Вложение' });
    return downloadOfStranger(c, attachment);
  });

export const documentPageRoutes = (deps: ApiDependencies) =>
  new Hono<AppEnvironment>().get('/:id/pages/:page/image', async (c) => {
    const id = pathNumber(c.req.param('id'), 'Документ');
    const page = pathNumber(c.req.param('page'), 'Страница');
    const document = await c.var.em.findOne(Document, { id }, { populate: ['attachment.content'] });
    if (!document) throw new ApiError('not-found', { what: 'Документ' });
    if (!document.attachment) throw new ApiError('page-unavailable', {});
    if (!deps.renderPage) throw new ApiError('unavailable-here', { what: 'Показ страниц' });
    const { content, fileName } = document.attachment;
    const turn = await turnOf(c.var.em, id, page);
    if (turn === null) throw new ApiError('not-found', { what: 'Страница' });
    // Drawing takes its time, so the browser keeps the page; it asks each time, and only who is signed in is told to show it.
    const kept = { 'Cache-Control': 'private, no-cache', ETag: tagOf(content, document.innerName, page, turn) };
    if (c.req.header('If-None-Match') === kept.ETag) return c.body(null, 304, kept);
    const image = await deps.renderPage({ bytes: content, fileName, innerName: document.innerName, page, turn });
    if (!image) throw new ApiError('page-unavailable', {});
    return c.body(new Uint8Array(image.bytes), 200, {
      ...strangersContent,
      ...kept,
      'Content-Type': image.mimeType,
    });
  });

/** Names a drawn page by all that it is drawn from (RFC 9110, 8.8.3). */
const tagOf = (content: Uint8Array, ...which: (string | number | null)[]): string =>
  `"${createHash('sha256').update(content).update(JSON.stringify(which)).digest('base64url')}"`;

/** How the page was turned upright when it was read; null if the document has no such page. */
async function turnOf(em: EntityManager, documentId: number, page: number): Promise<number | null> {
  const [row]: { turn: number | null }[] = await em.execute(
    `select (p->>'turn')::int as turn from document d, jsonb_array_elements(d.pages) p
     where d.id = ? and (p->>'page')::int = ?`,
    [documentId, page],
  );
  return row ? (row.turn ?? 0) : null;
}
