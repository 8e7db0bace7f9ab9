import { createRoute } from '@hono/zod-openapi';
import { LockMode } from '@mikro-orm/core';
import { type EntityManager, User } from '@perenos/db';
import type { ApiDependencies } from '../app-environment.ts';
import { enrolment, passwordOnly, recoveryCodes, secondFactorCode } from '../contract/auth.ts';
import { body, ok, refusals } from '../contract/common.ts';
import { ApiError } from '../http/errors.ts';
import { createRouter } from '../http/router.ts';
import { actorOf, journalUser } from './journal.ts';
import { confirmPassword } from './own-password.ts';
import { acceptCode, beginEnrolment, removeSecondFactor, renewRecoveryCodes } from './second-factor.ts';
import { isSecondFactorDemanded } from './sessions.ts';

const tags = ['auth'];
const beginRoute = createRoute({
  method: 'post',
  path: '/second-factor',
  tags,
  responses: { ...ok(enrolment, 'Ключ для приложения: показывается один раз'), ...refusals(401, 409) },
});
const confirmRoute = createRoute({
  method: 'post',
  path: '/second-factor/confirm',
  tags,
  request: body(secondFactorCode),
  responses: { ...ok(recoveryCodes, 'Второй фактор подключён'), ...refusals(401, 409, 422) },
});
const renewRoute = createRoute({
  method: 'post',
  path: '/second-factor/recovery-codes',
  tags,
  request: body(passwordOnly),
  responses: { ...ok(recoveryCodes, 'Новые резервные коды'), ...refusals(401, 409, 422, 429) },
});
const removeRoute = createRoute({
  method: 'post',
  path: '/second-factor/remove',
  tags,
  request: body(passwordOnly),
  responses: { 204: { description: 'Второй фактор отключён' }, ...refusals(401, 409, 422, 429) },
});

const lockUser = (tx: EntityManager, id: number): Promise<User> =>
  tx.findOneOrFail(User, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });

/** The signed-in user's own second factor (TOTP, RFC 6238). */
export const secondFactorRoutes = (deps: ApiDependencies) =>
  createRouter()
    .openapi(beginRoute, async (c) => {
      const begun = await c.var.em.transactional(async (tx) => {
        const user = await lockUser(tx, c.var.user.id);
        if (user.secondFactorSince) throw new ApiError('second-factor-enrolled', {});
        return beginEnrolment(user, deps.secrets);
      });
      return c.json(begun, 200);
    })
    .openapi(confirmRoute, async (c) => {
      const now = deps.now();
      const codes = await c.var.em.transactional(async (tx) => {
        const user = await lockUser(tx, c.var.user.id);
        if (user.secondFactorSince) throw new ApiError('second-factor-enrolled', {});
        if (!acceptCode(user, c.req.valid('json').code, now, deps.secrets))
          throw new ApiError('invalid-input', { fields: { code: 'Код не подошёл: проверьте время на телефоне' } });
        user.secondFactorSince = now;
        const told = { kind: 'second-factor-enrolled', grounds: 'Подключён владельцем' } as const;
        await journalUser(tx, now, actorOf(c.var.user), user.id, told);
        return renewRecoveryCodes(tx, user, deps.secrets);
      });
      return c.json({ codes }, 200);
    })
    .openapi(renewRoute, async (c) => {
      const user = await confirmedOwner(c.var.em, c.var.user.id, c.req.valid('json').password, deps.now());
      const codes = await c.var.em.transactional(async (tx) => {
        const told = { kind: 'recovery-codes-renewed', grounds: 'Заменены владельцем' } as const;
        await journalUser(tx, deps.now(), actorOf(user), user.id, told);
        return renewRecoveryCodes(tx, user, deps.secrets);
      });
      return c.json({ codes }, 200);
    })
    .openapi(removeRoute, async (c) => {
      const { id } = await confirmedOwner(c.var.em, c.var.user.id, c.req.valid('json').password, deps.now());
      await c.var.em.transactional(async (tx) => {
        const user = await lockUser(tx, id);
        if (await isSecondFactorDemanded(tx, user)) throw new ApiError('second-factor-demanded', {});
        await removeSecondFactor(tx, user);
        const told = { kind: 'second-factor-removed', grounds: 'Отключён владельцем' } as const;
        await journalUser(tx, deps.now(), actorOf(user), id, told);
      });
      return c.body(null, 204);
    });

/** The owner of an enrolled second factor, who has just named his password. */
async function confirmedOwner(em: EntityManager, id: number, password: string, now: Date): Promise<User> {
  const user = await em.findOneOrFail(User, id);
  if (!user.secondFactorSince) throw new ApiError('second-factor-absent', {});
  await confirmPassword(em, user, password, { field: 'password', now });
  return user;
}
