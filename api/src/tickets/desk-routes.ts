import { announcePresence, leavePresence, Ticket } from '@perenos/db';
import type { ApiDependencies } from '../app-environment.ts';
import {
  addDocuments as addDocumentsRoute,
  addNote as addNoteRoute,
  announcePresence as announceRoute,
  assignRoute,
  bulkRoute,
  leavePresence as leaveRoute,
  mergeRoute,
  splitRoute,
} from '../contract/desk-routes.ts';
import { ApiError } from '../http/errors.ts';
import { createRouter } from '../http/router.ts';
import { limits } from '../limits.ts';
import type { AddedFile } from '../ports.ts';
import { otherViewers } from './ticket-company.ts';
import { describeTicket } from './ticket-detail.ts';
import { addDocuments } from './use-cases/add-documents.ts';
import { addNote } from './use-cases/add-note.ts';
import { assignTicket } from './use-cases/assign.ts';
import { actInBulk } from './use-cases/bulk.ts';
import { mergeTickets } from './use-cases/merge.ts';
import { splitTicket } from './use-cases/split.ts';

/** What colleagues do together on a ticket. */
export const ticketDeskRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(bulkRoute, async (c) => c.json(await actInBulk(deps, c.var, c.req.valid('json')), 200))
    .openapi(addNoteRoute, async (c) => {
      const { id } = c.req.valid('param');
      await addNote(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(announceRoute, async (c) => {
      const { em, user } = c.var;
      const { id } = c.req.valid('param');
      if ((await em.count(Ticket, { id })) === 0) throw new ApiError('not-found', { what: 'Обращение' });
      const now = deps.now();
      const since = new Date(now.getTime() - limits.presence);
      await announcePresence(em, { ticketId: id, userId: user.id, at: now, since });
      return c.json({ viewers: await otherViewers(em, id, { userId: user.id, now }) }, 200);
    })
    .openapi(leaveRoute, async (c) => {
      const { em, user } = c.var;
      const { id } = c.req.valid('param');
      await leavePresence(em, id, user.id);
      return c.json({ viewers: await otherViewers(em, id, { userId: user.id, now: deps.now() }) }, 200);
    })
    .openapi(assignRoute, async (c) => {
      const { id } = c.req.valid('param');
      await assignTicket(deps, c.var, id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(mergeRoute, async (c) => {
      const body = c.req.valid('json');
      await mergeTickets(deps, c.var, c.req.valid('param').id, body);
      return c.json(await describeTicket(deps, c.var, body.intoId), 200);
    })
    .openapi(addDocumentsRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { version, file } = c.req.valid('form');
      const files = await Promise.all([file].flat().map(fileOf));
      await addDocuments(deps, c.var, id, { version, files });
      return c.json(await describeTicket(deps, c.var, id), 200);
    })
    .openapi(splitRoute, async (c) => {
      const part = await splitTicket(deps, c.var, c.req.valid('param').id, c.req.valid('json'));
      return c.json(await describeTicket(deps, c.var, part), 200);
    });

const fileOf = async (file: File): Promise<AddedFile> => ({
  fileName: file.name,
  mimeType: file.type || 'application/octet-stream',
  bytes: new Uint8Array(await file.arrayBuffer()),
});
