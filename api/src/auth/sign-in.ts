import { LockMode } from '@mikro-orm/core';
import { type EntityManager, User } from '@perenos/db';
import { ApiError } from '../http/errors.ts';
import { limits } from '../limits.ts';
import { verifyPassword } from './passwords.ts';

/**
 * Checks login and password and answers the user. After `limits.signInFailures` failures in a row the account is
 * locked for `limits.lockout`, the right password included: otherwise guessing would go on. Throws
 * `wrong-credentials` or `locked-out`. An unknown login takes as long as a wrong password and answers the same.
 */
export async function checkCredentials(em: EntityManager, login: string, password: string, now: Date): Promise<User> {
  const known = await em.findOne(User, { login, active: true });
  refuseLocked(known?.lockedUntil ?? null, now);
  const right = await verifyPassword(known?.passwordHash ?? null, password);
  if (!known || !right) {
    const lockedUntil = known ? await countFailure(em, known.id, now) : null;
    refuseLocked(lockedUntil, now);
    throw new ApiError('wrong-credentials', {});
  }
  return em.transactional(async (tx) => {
    const user = await tx.findOneOrFail(User, known.id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    // Guesses that run side by side must not slip in while another of them locks the account.
    refuseLocked(user.lockedUntil, now);
    user.failedAttempts = 0;
    user.lockedUntil = null;
    return user;
  });
}

function refuseLocked(lockedUntil: Date | null, now: Date): void {
  if (lockedUntil && lockedUntil > now) throw new ApiError('locked-out', { until: lockedUntil });
}

async function countFailure(em: EntityManager, id: number, now: Date): Promise<Date | null> {
  return em.transactional(async (tx) => {
    const user = await tx.findOneOrFail(User, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    user.failedAttempts += 1;
    if (user.failedAttempts >= limits.signInFailures) {
      user.lockedUntil = new Date(now.getTime() + limits.lockout);
      user.failedAttempts = 0;
    }
    return user.lockedUntil;
  });
}
