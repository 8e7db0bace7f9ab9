import { createRoute, z } from '@hono/zod-openapi';
import type { FilterQuery } from '@mikro-orm/core';
import { User } from '@perenos/db';
import { idParam, ok, refusals, roles } from '../contract/common.ts';
import { userRow } from '../contract/records.ts';
import { ApiError } from '../http/errors.ts';
import { containing, findPage } from '../http/find-page.ts';
import { listQuery, readListQuery, setContentRange } from '../http/list-query.ts';
import { createRouter } from '../http/router.ts';
import { viewOfUser } from './views.ts';

const same = ['id', 'login', 'name', 'role', 'active'];
const sort = Object.fromEntries(same.map((field) => [field, field]));
const filterFields = { q: z.string().optional(), role: z.enum(roles).optional(), active: z.boolean().optional() };

const listRoute = createRoute({
  method: 'get',
  path: '/',
  tags: ['users'],
  request: { query: listQuery },
  responses: { ...ok(z.array(userRow), 'Пользователи'), ...refusals(401, 403, 422) },
});
const oneRoute = createRoute({
  method: 'get',
  path: '/{id}',
  tags: ['users'],
  request: { params: idParam },
  responses: { ...ok(userRow, 'Пользователь'), ...refusals(401, 403, 404) },
});

export const userRoutes = () =>
  createRouter()
    .openapi(listRoute, async (c) => {
      const request = readListQuery(c.req.valid('query'), { sortable: same, filterFields });
      const { q, ...exact } = request.filter;
      const text = q?.trim() ? containing(q) : null;
      const [rows, total] = await findPage(c.var.em, User, request, {
        where: { ...exact, ...(text ? { $or: [{ login: text }, { name: text }] } : {}) } as FilterQuery<User>,
        sort,
        defaultSort: ['name', 'asc'],
        key: 'id',
      });
      setContentRange(c, 'users', request.offset, rows.length, total);
      return c.json(rows.map(viewOfUser), 200);
    })
    .openapi(oneRoute, async (c) => {
      const row = await c.var.em.findOne(User, { id: c.req.valid('param').id });
      if (!row) throw new ApiError('not-found', { what: 'Пользователь' });
      return c.json(viewOfUser(row), 200);
    });
