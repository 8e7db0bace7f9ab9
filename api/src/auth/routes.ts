import { createRoute } from '@hono/zod-openapi';
import { deviceName, permissionsOf, type SignInDuty } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { signedIn, signIn, type UserView } from '../contract/auth.ts';
import { body, ok, refusals } from '../contract/common.ts';
import { createRouter } from '../http/router.ts';
import { clientOf } from './client.ts';
import { actorOf, journalSession } from './journal.ts';
import { clearSessionCookie, readSessionToken, setSessionCookie } from './session-cookie.ts';
import { dutyOf, endSession, hashToken, openSession, viewOf } from './sessions.ts';
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
  responses: { ...ok(signedIn, 'Кто вошёл и что ему разрешено'), ...refusals(401) },
});

const answer = (user: UserView, duty: SignInDuty | null) => ({ user, permissions: permissionsOf(user.role), duty });

export const authRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(signInRoute, async (c) => {
      const { remember: remembered = false, ...credentials } = c.req.valid('json');
      const { publicUrl, sessionIdle: idle } = deps.settings;
      const now = deps.now();
      const user = await checkCredentials(c.var.em, credentials, now, deps.secrets);
      // A session that the browser still carries ends here: a token never passes from one sign-in to the next.
      const former = readSessionToken(c);
      if (former) await endSession(c.var.em, hashToken(former));
      const client = clientOf(c, publicUrl);
      const { id, token } = await openSession(c.var.em, user, { now, idle, remembered, ...client });
      const grounds = [deviceName(client.userAgent), client.address].filter((part) => part !== null).join(', ');
      await journalSession(c.var.em, now, actorOf(user), id, { kind: 'signed-in', grounds });
      setSessionCookie(c, token, { publicUrl, remembered });
      return c.json(answer(viewOf(user), await dutyOf(c.var.em, user)), 200);
    })
    .openapi(signOutRoute, async (c) => {
      await endSession(c.var.em, c.var.sessionHash);
      const told = { kind: 'signed-out', grounds: 'Выход по кнопке' } as const;
      await journalSession(c.var.em, deps.now(), actorOf(c.var.user), c.var.sessionId, told);
      clearSessionCookie(c, deps.settings.publicUrl);
      return c.body(null, 204);
    })
    .openapi(meRoute, (c) => c.json(answer(c.var.user, c.var.duty), 200));
