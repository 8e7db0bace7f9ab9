import { may } from '@perenos/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../contract/common.ts';
import { TestApi } from '../testing/test-api.ts';
import { type Access, type AccessTable, access } from './access.ts';

let api: TestApi;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  api = await TestApi.create();
  for (const role of roles) cookies[role] = (await api.signedIn(role, role)).cookie;
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
const isOpenTo = (role: Role, rule: Access | undefined): boolean =>
  rule !== undefined && (rule === 'public' || rule === 'session' || may(role, rule));
const closed = (): string[] => registered(api).filter((route) => access[route] !== 'public');

describe('The access table', () => {
  it('names every route of the api, and no route that does not exist', () => {
    expect(registered(api).sort()).toEqual(Object.keys(access).sort());
    expect(closed().length).toBeGreaterThan(30);
  });

  it('leaves only sign-in and health open', () => {
    const open = Object.entries(access).filter(([, rule]) => rule === 'public');
    expect(open.map(([route]) => route)).toEqual(['GET /healthz', 'GET /readyz', 'POST /api/auth/sign-in']);
  });

  it('lets nobody in without a session', async () => {
    for (const route of closed())
      expect({ route, status: (await ask(api, route)).status }).toEqual({ route, status: 401 });
  });

  it('keeps out every role that lacks the permission of a route', async () => {
    const refused = closed().flatMap((route) =>
      roles.filter((role) => !isOpenTo(role, access[route])).map((role): [string, Role] => [route, role]),
    );
    expect(refused.length).toBeGreaterThan(5);
    for (const [route, role] of refused)
      expect({ route, role, status: (await ask(api, route, cookies[role])).status }).toEqual({
        route,
        role,
        status: 403,
      });
  });

  it('is what decides: with a permission in it that the role lacks every route is shut', async () => {
    const nobody: AccessTable = Object.fromEntries(closed().map((route) => [route, 'users.manage']));
    const shut = api.with({}, nobody);
    for (const route of closed())
      expect({ route, status: (await ask(shut, route, cookies.supervisor)).status }).toEqual({ route, status: 403 });
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
