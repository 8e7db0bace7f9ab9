import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { User } from '@perenos/db';
import type { ApiDependencies } from '../app-environment.ts';
import { body, idParam, ok, refusals, roles } from '../contract/common.ts';
import { byMail, issuedPassword, newUser, userChange, userRow } from '../contract/users.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { changeUser, endUserSessions, resetSecondFactor, unlockUser } from './change-user.ts';
import { type Issued, issuePassword, makeUser } from './issue-password.ts';
import { viewOfUser, viewsOfUsers } from './views.ts';

const same = ['id', 'login', 'name', 'role', 'active'];
const sort = Object.fromEntries(same.map((field) => [field, field]));
const filterFields = { q: z.string().optional(), role: z.enum(roles).optional(), active: z.boolean().optional() };
const tags = ['users'];
const one = { params: idParam };

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags,
  request: { query: listQuery },
  responses: { ...ok(z.array(userRow), 'Пользователи'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  request: one,
  responses: { ...ok(userRow, 'Пользователь'), ...refusals(401, 403, 404) },
});
const makeRoute = createRoute({
  method: 'post',
  path: '/',
  tags,
  request: body(newUser),
  responses: { ...ok(issuedPassword, 'Пользователь заведён'), ...refusals(401, 403, 422) },
});
const changeRoute = createRoute({
  method: 'put',
  path: '/{id}',
  tags,
  request: { ...one, ...body(userChange) },
  responses: { ...ok(userRow, 'Пользователь изменён'), ...refusals(401, 403, 404, 409, 422) },
});
const passwordRoute = createRoute({
  method: 'post',
  path: '/{id}/temporary-password',
  tags,
  request: { ...one, ...body(byMail) },
  responses: { ...ok(issuedPassword, 'Выдан временный пароль'), ...refusals(401, 403, 404, 409) },
});
const verb = (name: string, description: string) =>
  createRoute({
    method: 'post',
    path: `/{id}/${name}`,
    tags,
    request: one,
    responses: { ...ok(userRow, description), ...refusals(401, 403, 404, 409) },
  });

/** Accounts of the staff: seen by those who oversee, kept by the administrator. */
export const userRoutes = (deps: ApiDependencies) => {
  const issued = async ({ user, temporaryPassword, until }: Issued) => ({
    user: await viewOfUser(deps.database.em(), user, deps.now()),
    temporaryPassword,
    until: until.toISOString(),
  });
  return createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: same, filterFields });
      const { q, ...exact } = request.filter;
      const text = q?.trim() ? containing(q) : null;
      const [rows, total] = await findPage(c.var.em, User, request, {
        where: {
          ...exact,
          ...(text ? { $or: [{ login: text }, { name: text }, { email: text }] } : {}),
        } as FilterQuery<User>,
        sort,
        defaultSort: ['name', 'asc'],
        key: 'id',
      });
      setContentRange(c, 'users', request.offset, rows.length, total);
      return c.json(await viewsOfUsers(c.var.em, rows, deps.now()), 200);
    })
    .openapi(oneRoute, async (c) => {
      const row = await c.var.em.findOne(User, { id: c.req.valid('param').id });
      if (!row) throw new ApiError('not-found', { what: 'Пользователь' });
      return c.json(await viewOfUser(c.var.em, row, deps.now()), 200);
    })
    .openapi(makeRoute, async (c) => {
      const { byMail: mailed, ...account } = c.req.valid('json');
      const issue = { byMail: mailed, by: c.var.user, now: deps.now(), address: deps.settings.publicUrl };
      return c.json(await issued(await makeUser(c.var.em, account, issue)), 200);
    })
    .openapi(changeRoute, async (c) => {
      const change = { ...c.req.valid('json'), id: c.req.valid('param').id, by: c.var.user, now: deps.now() };
      return c.json(await viewOfUser(c.var.em, await changeUser(c.var.em, change), deps.now()), 200);
    })
    .openapi(passwordRoute, async (c) => {
      const issue = { ...c.req.valid('json'), by: c.var.user, now: deps.now(), address: deps.settings.publicUrl };
      return c.json(await issued(await issuePassword(c.var.em, c.req.valid('param').id, issue)), 200);
    })
    .openapi(verb('unlock', 'Вход разблокирован'), async (c) => {
      const user = await unlockUser(c.var.em, { id: c.req.valid('param').id, by: c.var.user, now: deps.now() });
      return c.json(await viewOfUser(c.var.em, user, deps.now()), 200);
    })
    .openapi(verb('reset-second-factor', 'Второй фактор снят'), async (c) => {
      const user = await resetSecondFactor(c.var.em, { id: c.req.valid('param').id, by: c.var.user, now: deps.now() });
      return c.json(await viewOfUser(c.var.em, user, deps.now()), 200);
    })
    .openapi(verb('end-sessions', 'Сеансы завершены'), async (c) => {
      const { user: by, sessionId } = c.var;
      const user = await endUserSessions(c.var.em, {
        id: c.req.valid('param').id,
        by,
        now: deps.now(),
        sessionId,
      });
      return c.json(await viewOfUser(c.var.em, user, deps.now()), 200);
    });
};
