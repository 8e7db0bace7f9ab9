import type { FilterQuery } from '@mikro-orm/core';
import { type EntityManager, SavedView, User, writeJournal } from '@perenos/db';
import { z } from 'zod';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import type { savedView, savedViewBody } from '../contract/desk.ts';
import { createView, deleteView, getView, listViews, updateView } from '../contract/desk-routes.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { countMatching } from '../tickets/list-tickets.ts';

type ViewBody = z.infer<typeof savedViewBody>;
type ViewRow = z.infer<typeof savedView>;
type Viewer = { now: Date; userId: number };
type SortOfView = ViewBody['sort'];

const same = ['id', 'name', 'shared'];
const viewFilter = { q: z.string().optional(), shared: z.boolean().optional() };

/** Own views and those that their owners share. */
const seenBy = (userId: number) => ({ $or: [{ owner: userId }, { shared: true }] });

async function describe(em: EntityManager, views: readonly SavedView[], viewer: Viewer): Promise<ViewRow[]> {
  await em.populate([...views], ['owner']);
  const rows: ViewRow[] = [];
  for (const { id, name, filter, sort, shared, owner } of views) {
    const count = await countMatching(em, filter, viewer);
    rows.push({ id, name, filter, sort: sort as SortOfView, shared, ownerId: owner.id, ownerName: owner.name, count });
  }
  return rows;
}

async function describeOne(em: EntityManager, view: SavedView, viewer: Viewer): Promise<ViewRow> {
  const [row] = await describe(em, [view], viewer);
  if (!row) throw new ApiError('not-found', { what: 'Вид очереди' });
  return row;
}

async function ownView(em: EntityManager, id: number, user: UserView): Promise<SavedView> {
  const view = await em.findOne(SavedView, { id, ...seenBy(user.id) });
  if (!view) throw new ApiError('not-found', { what: 'Вид очереди' });
  if (view.owner.id !== user.id) throw new ApiError('forbidden', {});
  return view;
}

/** Makes or changes a view, with a line in the journal. */
const saveView = (
  deps: ApiDependencies,
  user: UserView,
  body: ViewBody,
  find: (tx: EntityManager) => Promise<SavedView | null>,
): Promise<SavedView> =>
  deps.database.em().transactional(async (tx) => {
    const found = await find(tx);
    const before = found && { name: found.name, filter: found.filter, sort: found.sort, shared: found.shared };
    const view = found
      ? tx.assign(found, body)
      : tx.create(SavedView, { ...body, owner: tx.getReference(User, user.id) });
    await tx.flush();
    await writeJournal(tx, deps.now(), [
      {
        actor: actorOf(user),
        kind: 'view-saved',
        objectType: 'saved_view',
        objectId: String(view.id),
        grounds: `Сохранён вид очереди «${body.name}»${body.shared ? ', общий' : ''}`,
        before,
        after: body,
      },
    ]);
    return view;
  });

const removeView = (deps: ApiDependencies, user: UserView, id: number): Promise<void> =>
  deps.database.em().transactional(async (tx) => {
    const view = await ownView(tx, id, user);
    const { name, filter, sort, shared } = view;
    await tx.remove(view).flush();
    await writeJournal(tx, deps.now(), [
      {
        actor: actorOf(user),
        kind: 'view-deleted',
        objectType: 'saved_view',
        objectId: String(id),
        grounds: `Удалён вид очереди «${name}»`,
        before: { name, filter, sort, shared },
      },
    ]);
  });

/** `/api/views`: how members of the staff like to see the queue, each with its count for whoever asks. */
export const viewRoutes = (deps: ApiDependencies) => {
  const viewerOf = (user: UserView): Viewer => ({ now: deps.now(), userId: user.id });
  return createRouter()
    .openapi(listViews, async (c) => {
      const { em, user } = c.var;
      const request = readListQuery(c.req.valid('query'), { sortable: same, filterFields: viewFilter });
      const { q, shared } = request.filter;
      const conditions = [
        seenBy(user.id),
        ...(q?.trim() ? [{ name: containing(q) }] : []),
        ...(shared === undefined ? [] : [{ shared }]),
      ];
      const [views, total] = await findPage(em, SavedView, request, {
        where: { $and: conditions } as FilterQuery<SavedView>,
        sort: Object.fromEntries(same.map((field) => [field, field])),
        defaultSort: ['name', 'asc'],
        key: 'id',
      });
      setContentRange(c, 'views', request.offset, views.length, total);
      return c.json(await describe(em, views, viewerOf(user)), 200);
    })
    .openapi(getView, async (c) => {
      const { em, user } = c.var;
      const view = await em.findOne(SavedView, { id: c.req.valid('param').id, ...seenBy(user.id) });
      if (!view) throw new ApiError('not-found', { what: 'Вид очереди' });
      return c.json(await describeOne(em, view, viewerOf(user)), 200);
    })
    .openapi(createView, async (c) => {
      const { em, user } = c.var;
      const { id } = await saveView(deps, user, c.req.valid('json'), async () => null);
      return c.json(await describeOne(em, await em.findOneOrFail(SavedView, id), viewerOf(user)), 200);
    })
    .openapi(updateView, async (c) => {
      const { em, user } = c.var;
      const { id } = c.req.valid('param');
      await saveView(deps, user, c.req.valid('json'), (tx) => ownView(tx, id, user));
      return c.json(await describeOne(em, await em.findOneOrFail(SavedView, id), viewerOf(user)), 200);
    })
    .openapi(deleteView, async (c) => {
      const { id } = c.req.valid('param');
      await removeView(deps, c.var.user, id);
      return c.json({ id }, 200);
    });
};
