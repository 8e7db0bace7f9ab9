import { createRoute, z } from '@hono/zod-openapi';
import { Session, User } from '@perenos/db';
import { deviceName } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { ended, passwordChange, profile, sessionRow } from '../contract/auth.ts';
import { body, keyParam, ok, refusals } from '../contract/common.ts';
import { ApiError } from '../http/errors.ts';
import { createRouter } from '../http/router.ts';
import { actorOf, journalSession, journalUser } from './journal.ts';
import { changePassword } from './own-password.ts';
import { recoveryCodesLeft } from './second-factor.ts';
import { clearSessionCookie } from './session-cookie.ts';
import { endSessionsOf, isSecondFactorDemanded } from './sessions.ts';

const tags = ['auth'];
const profileRoute = createRoute({
  method: 'get',
  path: '/profile',
  tags,
  responses: { ...ok(profile, 'Своя учётная запись'), ...refusals(401) },
});
const passwordRoute = createRoute({
  method: 'post',
  path: '/password',
  tags,
  request: body(passwordChange),
  responses: { 204: { description: 'Пароль изменён' }, ...refusals(401, 422, 429) },
});
const sessionsRoute = createRoute({
  method: 'get',
  path: '/sessions',
  tags,
  responses: { ...ok(z.array(sessionRow), 'Свои сеансы, последние сверху'), ...refusals(401) },
});
const endRoute = createRoute({
  method: 'delete',
  path: '/sessions/{id}',
  tags,
  request: { params: keyParam },
  responses: { 204: { description: 'Сеанс завершён' }, ...refusals(401, 404) },
});
const endOthersRoute = createRoute({
  method: 'post',
  path: '/sessions/end-others',
  tags,
  responses: { ...ok(ended, 'Все сеансы, кроме этого, завершены'), ...refusals(401) },
});

const viewOfSession = (row: Session, currentId: string): z.infer<typeof sessionRow> => ({
  id: row.id,
  device: deviceName(row.userAgent),
  address: row.address,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  remembered: row.remembered,
  current: row.id === currentId,
});

/** What everybody does with his own account. */
export const ownRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(profileRoute, async (c) => {
      const { em, user } = c.var;
      const row = await em.findOneOrFail(User, user.id);
      const secondFactor = {
        since: row.secondFactorSince?.toISOString() ?? null,
        demanded: await isSecondFactorDemanded(em, row),
        recoveryCodesLeft: await recoveryCodesLeft(em, user.id),
      };
      return c.json({ user, email: row.email, temporaryPassword: row.passwordUntil !== null, secondFactor }, 200);
    })
    .openapi(passwordRoute, async (c) => {
      const { em, user, sessionId } = c.var;
      await changePassword(em, { ...c.req.valid('json'), userId: user.id, sessionId, now: deps.now() });
      return c.body(null, 204);
    })
    .openapi(sessionsRoute, async (c) => {
      const { em, user, sessionId } = c.var;
      const where = { user: user.id, expiresAt: { $gt: deps.now() } };
      const rows = await em.find(Session, where, { orderBy: [{ lastSeenAt: 'desc' }, { createdAt: 'desc' }] });
      return c.json(
        rows.map((row) => viewOfSession(row, sessionId)),
        200,
      );
    })
    .openapi(endRoute, async (c) => {
      const { em, user, sessionId } = c.var;
      const { id } = c.req.valid('param');
      await em.transactional(async (tx) => {
        if ((await tx.nativeDelete(Session, { id, user: user.id })) === 0)
          throw new ApiError('not-found', { what: 'Сеанс' });
        const told = { kind: 'session-ended', grounds: 'Завершён владельцем' } as const;
        await journalSession(tx, deps.now(), actorOf(user), id, told);
      });
      if (id === sessionId) clearSessionCookie(c, deps.settings.publicUrl);
      return c.body(null, 204);
    })
    .openapi(endOthersRoute, async (c) => {
      const { em, user, sessionId } = c.var;
      const count = await em.transactional(async (tx) => {
        const others = await endSessionsOf(tx, user.id, sessionId);
        const told = { kind: 'session-ended', grounds: `Завершены другие сеансы владельца: ${others}` } as const;
        if (others > 0) await journalUser(tx, deps.now(), actorOf(user), user.id, told);
        return others;
      });
      return c.json({ ended: count }, 200);
    });
