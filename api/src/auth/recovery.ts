import { createRoute } from '@hono/zod-openapi';
import { type EntityManager, hashPassword, newTemporaryPassword, User } from '@perenos/db';
import { recoveryLetter } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { recovery } from '../contract/auth.ts';
import { body, refusals } from '../contract/common.ts';
import { createRouter } from '../http/router.ts';
import { limits } from '../limits.ts';
import { queueSecretLetter, untilWords } from './account-letters.ts';
import { countAttempt, refuseLocked } from './attempts.ts';
import { journalUser } from './journal.ts';

const recoveryRoute = createRoute({
  method: 'post',
  path: '/recovery',
  tags: ['auth'],
  request: body(recovery),
  responses: {
    204: { description: 'Если логин и почта верны, временный пароль отправлен' },
    ...refusals(422, 429),
  },
});

type Asked = { login: string; email: string; now: Date; address: string | null };

/**
 * Mails a temporary password to whoever names his login and the address on his account. Whether there is such a person
 * the answer doesn't tell, nor does its time: the password is made and hashed in any case. The password in force stays
 * until the mailed one is used.
 */
async function recover(em: EntityManager, { login, email, now, address }: Asked): Promise<void> {
  await refuseLocked(em, 'recovery', login, now);
  await countAttempt(em, 'recovery', login, now);
  const temporaryPassword = newTemporaryPassword();
  const recoveryHash = await hashPassword(temporaryPassword);
  const known = await em.findOne(User, { login, active: true });
  if (!known?.email || known.email.toLowerCase() !== email.toLowerCase()) return;
  const recoveryUntil = new Date(now.getTime() + limits.recoveryPassword);
  const letter = recoveryLetter({
    name: known.name,
    login,
    temporaryPassword,
    until: untilWords(recoveryUntil),
    address,
  });
  const to = known.email;
  await em.transactional(async (tx) => {
    await tx.nativeUpdate(User, known.id, { recoveryHash, recoveryUntil });
    await queueSecretLetter(tx, { to, ...letter }, now);
    await journalUser(tx, now, { kind: 'system', name: 'Восстановление доступа' }, known.id, {
      kind: 'password-recovery-asked',
      grounds: 'Временный пароль отправлен на почту пользователя',
      after: { until: recoveryUntil.toISOString() },
    });
  });
}

export const recoveryRoutes = (deps: ApiDependencies) =>
  createRouter().openapi(recoveryRoute, async (c) => {
    await recover(c.var.em, { ...c.req.valid('json'), now: deps.now(), address: deps.settings.publicUrl });
    return c.body(null, 204);
  });
