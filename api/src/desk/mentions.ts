import type { FilterQuery } from '@mikro-orm/core';
import { type EntityManager, Mention } from '@perenos/db';
import { systemName } from '@perenos/domain';
import type { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import type { mentionRow } from '../contract/desk.ts';
import { listMentions, readMention, readMentions } from '../contract/desk-routes.ts';
import { ApiError } from '../http/errors.ts';
import { createRouter } from '../http/router.ts';

/** The latest unread ones: who has more looks through these first. */
const shownMentions = 100;

async function unreadOf(em: EntityManager, userId: number): Promise<z.infer<typeof mentionRow>[]> {
  const mentions = await em.find(
    Mention,
    { user: userId, readAt: null },
    { populate: ['note.author', 'note.ticket.number'], orderBy: { id: 'desc' }, limit: shownMentions },
  );
  return mentions.map(({ id, note }) => ({
    id,
    ticketId: note.ticket.id,
    number: note.ticket.number,
    noteText: note.text,
    authorName: note.author?.name ?? systemName,
    at: note.at.toISOString(),
  }));
}

async function read(em: EntityManager, which: FilterQuery<Mention>, at: Date): Promise<void> {
  for (const mention of await em.find(Mention, { $and: [which, { readAt: null }] })) mention.readAt = at;
  await em.flush();
}

/** `/api/mentions`: notes that call whoever is signed in. Somebody else's can't be marked as read. */
export const mentionRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(listMentions, async (c) => c.json(await unreadOf(c.var.em, c.var.user.id), 200))
    .openapi(readMention, async (c) => {
      const { em, user } = c.var;
      const mention = await em.findOne(Mention, { id: c.req.valid('param').id, user: user.id }, { populate: ['note'] });
      if (!mention) throw new ApiError('not-found', { what: 'Упоминание' });
      await read(em, { user: user.id, note: { ticket: mention.note.ticket } }, deps.now());
      return c.json(await unreadOf(em, user.id), 200);
    })
    .openapi(readMentions, async (c) => {
      const { em, user } = c.var;
      await read(em, { user: user.id, id: { $lte: c.req.valid('json').upTo } }, deps.now());
      return c.json(await unreadOf(em, user.id), 200);
    });
