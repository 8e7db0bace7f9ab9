import { type EntityManager, JournalEntry } from '@perenos/db';
import { may, type Permission, permissionIds } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../contract/common.ts';
import { TestApi } from '../testing/test-api.ts';
import { type Access, type AccessTable, access } from './access.ts';
import { answerError } from './answer-error.ts';
import { guard } from './guard.ts';
import { createRouter } from './router.ts';

let api: TestApi;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  api = await TestApi.create();
  for (const role of ['specialist', 'supervisor'] as const) cookies[role] = (await api.signedIn(role, role)).cookie;
});
afterAll(() => api.close());

/** Every route that the app really has, apart from middleware. */
const registered = (from: TestApi): string[] => [
  ...new Set(
    from.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path}`),
  ),
];
const ask = (from: TestApi, route: string, cookie?: string) => {
  const [method = '', path = ''] = route.split(' ');
  const options = cookie === undefined ? {} : { cookie };
  return from.send(method, path.replace(/:\w+/g, '1'), options);
};
const withoutPermission: readonly (Access | undefined)[] = ['public', 'entering', 'session'];
const isPermission = (rule: Access | undefined): rule is Permission => !withoutPermission.includes(rule);
const isOpenTo = (role: Role, rule: Access | undefined): boolean => !isPermission(rule) || may(role, rule);
const closed = (): string[] => registered(api).filter((route) => access[route] !== 'public');

/** Asked by the rules of the domain for what lies behind a route, not by a route of their own. */
const askedInside: readonly Permission[] = ['tickets.of-others'];

/** The guard alone, before routes that only tell that they were reached; no database, so that every pair is cheap. */
function doorsFor(role: Role, from: TestApi, reach: (route: string) => void) {
  const doors = createRouter();
  const user = { id: 1, login: role, name: role, role, passwordUntil: null, secondFactorSince: from.now };
  const session = { id: 's', user, createdAt: from.now, lastSeenAt: from.now, remembered: false };
  doors.onError(answerError(from.deps.logger));
  doors.use(async (c, next) => {
    c.set('em', { findOne: async () => session } as unknown as EntityManager);
    await next();
  });
  doors.use(guard(from.deps, access));
  for (const route of registered(from)) {
    const [method = '', path = ''] = route.split(' ');
    doors.on(method, path, (c) => {
      reach(route);
      return c.body(null, 204);
    });
  }
  return doors;
}

describe('The access table', () => {
  it('names every route of the api, and no route that does not exist', () => {
    expect(registered(api).sort()).toEqual(Object.keys(access).sort());
    expect(closed().length).toBeGreaterThan(30);
  });

  it('leaves only sign-in, recovery and health open', () => {
    const open = Object.entries(access).filter(([, rule]) => rule === 'public');
    expect(open.map(([route]) => route)).toEqual([
      'GET /healthz',
      'GET /readyz',
      'POST /api/auth/sign-in',
      'POST /api/auth/recovery',
    ]);
  });

  it('lets nobody in without a session', async () => {
    for (const route of closed())
      expect({ route, status: (await ask(api, route)).status }).toEqual({ route, status: 401 });
  });

  it('lets every role through to what it has the permission of, and refuses the rest in words', async () => {
    const refusal = { code: 'forbidden', message: 'Для этого действия недостаточно прав.' };
    for (const role of roles) {
      const reached: string[] = [];
      const doors = doorsFor(role, api, (route) => reached.push(route));
      for (const route of closed()) {
        const [method = '', path = ''] = route.split(' ');
        const headers = { cookie: 'perenos_session=any' };
        const answer = await doors.request(path.replace(/:\w+/g, '1'), { method, headers });
        const refused = { status: 403, body: refusal };
        if (!isOpenTo(role, access[route]))
          expect({ route, role, status: answer.status, body: await answer.json() }).toEqual({
            route,
            role,
            ...refused,
          });
      }
      expect({ role, reached }).toEqual({ role, reached: closed().filter((route) => isOpenTo(role, access[route])) });
    }
  });

  it('asks for every permission that the table of roles knows', () => {
    const asked = new Set<string>(Object.values(access));
    expect(permissionIds.filter((id) => !asked.has(id) && !askedInside.includes(id))).toEqual([]);
  });

  it('is what decides: with a permission in it that the role lacks every route is shut, and nothing happens', async () => {
    const nobody: AccessTable = Object.fromEntries(closed().map((route) => [route, 'users.manage']));
    const shut = api.with({}, nobody);
    const lines = await api.database.em().count(JournalEntry);
    for (const route of closed())
      expect({ route, status: (await ask(shut, route, cookies.supervisor)).status }).toEqual({ route, status: 403 });
    expect(await api.database.em().count(JournalEntry)).toBe(lines);
  });

  it('denies a route that it does not name', async () => {
    const { 'GET /api/partners': _forgotten, ...rest } = access;
    expect((await ask(api.with({}, rest), 'GET /api/partners', cookies.supervisor)).status).toBe(403);
  });

  it('says nothing about addresses that do not exist to people without a session', async () => {
    expect((await api.get('/api/secret')).status).toBe(401);
    expect((await api.get('/api/secret', cookies.specialist)).status).toBe(404);
  });

  it('guards HEAD like GET', async () => {
    expect((await api.send('HEAD', '/api/tickets')).status).toBe(401);
  });
});
