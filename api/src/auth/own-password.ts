import { type EntityManager, hashPassword, User } from '@perenos/db';
import { passwordProblem } from '@perenos/domain';
import { ApiError } from '../http/errors.ts';
import { clearAttempts, countAttempt, refuseLocked } from './attempts.ts';
import { actorOf, journalUser } from './journal.ts';
import { verifyPassword } from './passwords.ts';
import { endSessionsOf } from './sessions.ts';

export type PasswordChange = { oldPassword: string; newPassword: string; confirmation: string };

/**
 * Asks the signed-in user for the password in force. Guesses count as failed sign-ins: a session left open must not be
 * a way to the password. Throws `locked-out`, or `invalid-input` under `field`.
 */
export async function confirmPassword(
  em: EntityManager,
  user: User,
  password: string,
  { field, now }: { field: string; now: Date },
): Promise<void> {
  await refuseLocked(em, 'sign-in', user.login, now);
  if (await verifyPassword(user.passwordHash, password)) return clearAttempts(em, 'sign-in', user.login);
  const until = await countAttempt(em, 'sign-in', user.login, now);
  if (until) throw new ApiError('locked-out', { until });
  throw new ApiError('invalid-input', { fields: { [field]: 'Пароль неверен' } });
}

/** Sets the user's own password in place of the one in force; his sessions elsewhere end. */
export async function changePassword(
  em: EntityManager,
  { userId, sessionId, now, ...change }: PasswordChange & { userId: number; sessionId: string; now: Date },
): Promise<void> {
  const { oldPassword, newPassword, confirmation } = change;
  const problem =
    passwordProblem(newPassword) ?? (newPassword === oldPassword ? 'Новый пароль совпадает со старым.' : null);
  if (problem) throw new ApiError('invalid-input', { fields: { newPassword: problem } });
  if (confirmation !== newPassword)
    throw new ApiError('invalid-input', { fields: { confirmation: 'Пароли не совпадают' } });
  const user = await em.findOneOrFail(User, userId);
  await confirmPassword(em, user, oldPassword, { field: 'oldPassword', now });
  const passwordHash = await hashPassword(newPassword);
  await em.transactional(async (tx) => {
    await tx.nativeUpdate(User, userId, { passwordHash, passwordUntil: null, recoveryHash: null, recoveryUntil: null });
    const ended = await endSessionsOf(tx, userId, sessionId);
    const grounds = ended > 0 ? 'Изменён владельцем, другие его сеансы завершены' : 'Изменён владельцем';
    await journalUser(tx, now, actorOf(user), userId, { kind: 'password-changed', grounds });
  });
}
