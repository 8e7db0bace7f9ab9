import { createRoute } from '@hono/zod-openapi';
import { permissionsOf } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { signedIn, signIn } from '../contract/auth.ts';
import { body, ok, refusals } from '../contract/common.ts';
import { createRouter } from '../http/router.ts';
import { clearSessionCookie, readSessionToken, setSessionCookie } from './session-cookie.ts';
import { endSession, hashToken, openSession, viewOf } from './sessions.ts';
import { checkCredentials } from './sign-in.ts';

const signInRoute = createRoute({
  method: 'post',
  path: '/sign-in',
  tags: ['auth'],
  request: body(signIn),
  responses: { ...ok(signedIn, 'Сеанс открыт'), ...refusals(401, 422, 429) },
});
const signOutRoute = createRoute({
  method: 'post',
  path: '/sign-out',
  tags: ['auth'],
  responses: { 204: { description: 'Сеанс закрыт' }, ...refusals(401) },
});
const meRoute = createRoute({
  method: 'get',
  path: '/me',
  tags: ['auth'],
  responses: { ...ok(signedIn, 'Кто вошёл'), ...refusals(401) },
});

export const authRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(signInRoute, async (c) => {
      const { login, password } = c.req.valid('json');
      const user = await checkCredentials(c.var.em, login, password, deps.now());
      // A session that the browser still carries ends here: a token never passes from one sign-in to the next.
      const former = readSessionToken(c);
      if (former) await endSession(c.var.em, hashToken(former));
      const token = await openSession(c.var.em, user, deps.now(), deps.settings.sessionIdle);
      setSessionCookie(c, token, deps.settings.publicUrl);
      return c.json({ user: viewOf(user), permissions: permissionsOf(user.role) }, 200);
    })
    .openapi(signOutRoute, async (c) => {
      await endSession(c.var.em, c.var.sessionHash);
      clearSessionCookie(c, deps.settings.publicUrl);
      return c.body(null, 204);
    })
    .openapi(meRoute, (c) => c.json({ user: c.var.user, permissions: permissionsOf(c.var.user.role) }, 200));
