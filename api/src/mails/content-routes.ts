import { Attachment, Document, type EntityManager } from '@perenos/db';
import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiDependencies, AppEnvironment } from '../app-environment.ts';
import { ApiError } from '../http/errors.ts';

const rowId = z.coerce.number().int().positive().max(2_147_483_647);
const readNumber = (value: string | undefined, what: string): number => {
  const parsed = rowId.safeParse(value);
  if (!parsed.success) throw new ApiError('not-found', { what });
  return parsed.data;
};

/**
 * What strangers sent must never run on the panel's origin: it is always downloaded, its type isn't guessed, and if a
 * browser opens it all the same, it gets a sandbox without scripts.
 */
export const strangersContent = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
} as const;

/** RFC 6266 with RFC 8187: a plain ASCII name for old programs, the real one beside it. */
export const downloadName = (fileName: string): string => {
  const safe = fileName.replace(/[\p{Cc}/\\]/gu, '_') || 'вложение';
  const ascii = safe.replace(/[^\x20-\x7e]|["%;]/g, '_');
  const encoded = encodeURIComponent(safe.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
};

const isMimeType = (value: string): boolean => /^[\w.+-]+\/[\w.+-]+$/.test(value);

export const attachmentRoutes = () =>
  new Hono<AppEnvironment>().get('/:id/content', async (c) => {
    const id = readNumber(c.req.param('id'), 'Вложение');
    const attachment = await c.var.em.findOne(Attachment, { id }, { populate: ['content'] });
    if (!attachment) throw new ApiError('not-found', { what: 'Вложение' });
    const type = isMimeType(attachment.mimeType) ? attachment.mimeType : 'application/octet-stream';
    return c.body(new Uint8Array(attachment.content), 200, {
      ...strangersContent,
      'Content-Type': type,
      'Content-Disposition': downloadName(attachment.fileName),
      'Cache-Control': 'private, max-age=3600',
    });
  });

export const documentPageRoutes = (deps: ApiDependencies) =>
  new Hono<AppEnvironment>().get('/:id/pages/:page/image', async (c) => {
    const id = readNumber(c.req.param('id'), 'Документ');
    const page = readNumber(c.req.param('page'), 'Страница');
    const document = await c.var.em.findOne(Document, { id }, { populate: ['attachment.content'] });
    if (!document) throw new ApiError('not-found', { what: 'Документ' });
    if (!document.attachment) throw new ApiError('page-unavailable', {});
    if (!deps.renderPage) throw new ApiError('unavailable-here', { what: 'Показ страниц' });
    const { content, fileName } = document.attachment;
    const turn = await turnOf(c.var.em, id, page);
    if (turn === null) throw new ApiError('not-found', { what: 'Страница' });
    const image = await deps.renderPage({ bytes: content, fileName, innerName: document.innerName, page, turn });
    if (!image) throw new ApiError('page-unavailable', {});
    return c.body(new Uint8Array(image.bytes), 200, {
      ...strangersContent,
      'Content-Type': image.mimeType,
      // A stored document never changes; only whoever is signed in may keep it.
      'Cache-Control': 'private, max-age=86400, immutable',
    });
  });

/** How the page was turned upright when it was read; null if the document has no such page. */
async function turnOf(em: EntityManager, documentId: number, page: number): Promise<number | null> {
  const [row]: { turn: number | null }[] = await em.execute(
    `select (p->>'turn')::int as turn from document d, jsonb_array_elements(d.pages) p
     where d.id = ? and (p->>'page')::int = ?`,
    [documentId, page],
  );
  return row ? (row.turn ?? 0) : null;
}
