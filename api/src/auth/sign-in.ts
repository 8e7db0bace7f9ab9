import { LockMode } from '@mikro-orm/core';
import { type EntityManager, User, writeJournal } from '@perenos/db';
import { ApiError } from '../http/errors.ts';
import { clearAttempts, countAttempt, refuseLocked } from './attempts.ts';
import { verifyPassword } from './passwords.ts';
import { acceptCode, useRecoveryCode } from './second-factor.ts';
import type { SecretBox } from './secret-box.ts';
import { endSessionsOf } from './sessions.ts';

export type Credentials = { login: string; password: string; code?: string | undefined };
/** How somebody got in: by his own password, or by the one that recovery had mailed. */
type Password = 'own' | 'recovery';

/**
 * Checks login, password and, where there is one, the second factor, and answers the user. After
 * `limits.signInFailures` failures in a row the login is locked for `limits.lockout`, the right password included:
 * otherwise guessing would go on. A login that doesn't exist takes as long, answers the same and is locked the same.
 * Throws `wrong-credentials`, `second-factor-needed`, `wrong-second-factor` or `locked-out`.
 */
export async function checkCredentials(
  em: EntityManager,
  { login, password, code }: Credentials,
  now: Date,
  secrets: SecretBox,
): Promise<User> {
  await refuseLocked(em, 'sign-in', login, now);
  const known = await em.findOne(User, { login, active: true });
  const by = await matching(known, password, now);
  if (!known || !by) return refuse(em, login, known, 'wrong-credentials', now);
  if (known.secondFactorSince && !code) throw new ApiError('second-factor-needed', {});
  const user = await em.transactional(async (tx) => {
    const locked = await tx.findOneOrFail(User, known.id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    // Guesses that run side by side must not slip in while another of them locks the login.
    await refuseLocked(tx, 'sign-in', login, now);
    if (locked.secondFactorSince && !(await passesSecondFactor(tx, locked, code ?? '', now, secrets))) return null;
    await clearAttempts(tx, 'sign-in', login);
    if (by === 'recovery') await takeRecoveryPassword(tx, locked);
    return locked;
  });
  return user ?? refuse(em, login, known, 'wrong-second-factor', now);
}

/** Both passwords are tried one after the other, of an unknown login as well: the time of a refusal tells nothing. */
async function matching(user: User | null, password: string, now: Date): Promise<Password | null> {
  const inForce = user && (user.passwordUntil === null || user.passwordUntil > now) ? user.passwordHash : null;
  if (await verifyPassword(inForce, password)) return 'own';
  const mailed = user?.recoveryUntil && user.recoveryUntil > now ? user.recoveryHash : null;
  return (await verifyPassword(mailed, password)) ? 'recovery' : null;
}

const passesSecondFactor = async (
  tx: EntityManager,
  user: User,
  code: string,
  now: Date,
  secrets: SecretBox,
): Promise<boolean> => acceptCode(user, code, now, secrets) || useRecoveryCode(tx, user, code, now, secrets);

/** The mailed password takes the place of the one before, and whoever came in by that one has to leave. */
async function takeRecoveryPassword(tx: EntityManager, user: User): Promise<void> {
  user.passwordHash = user.recoveryHash ?? user.passwordHash;
  user.passwordUntil = user.recoveryUntil;
  user.recoveryHash = null;
  user.recoveryUntil = null;
  await endSessionsOf(tx, user.id);
}

async function refuse(
  em: EntityManager,
  login: string,
  user: User | null,
  code: 'wrong-credentials' | 'wrong-second-factor',
  now: Date,
): Promise<never> {
  const until = await countAttempt(em, 'sign-in', login, now);
  if (until === null) throw new ApiError(code, {});
  if (user)
    await writeJournal(em, now, [
      {
        actor: { kind: 'system', name: 'Вход в систему' },
        kind: 'sign-in-locked',
        objectType: 'user',
        objectId: String(user.id),
        grounds: 'Слишком много неудачных попыток подряд',
        after: { lockedUntil: until.toISOString() },
      },
    ]);
  throw new ApiError('locked-out', { until });
}
