import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { type EntityManager, User } from '@perenos/db';
import type { UserRole } from '@perenos/domain';
import { clearAttempts } from '../auth/attempts.ts';
import { actorOf, journalUser } from '../auth/journal.ts';
import { removeSecondFactor } from '../auth/second-factor.ts';
import { endSessionsOf } from '../auth/sessions.ts';
import type { UserView } from '../contract/auth.ts';
import { ApiError } from '../http/errors.ts';

export type UserChange = { login: string; name: string; role: UserRole; email: string | null; active: boolean };
type Change = { id: number; by: UserView; now: Date };

export async function lockUser(tx: EntityManager, id: number): Promise<User> {
  const user = await tx.findOne(User, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!user) throw new ApiError('not-found', { what: 'Пользователь' });
  return user;
}

/**
 * Changes an account. Nobody changes his own role or switches himself off, and the last administrator stays: else
 * nobody could open the door again. Who is switched off leaves at once.
 */
export async function changeUser(em: EntityManager, { id, by, now, ...wanted }: Change & UserChange): Promise<User> {
  return em
    .transactional(async (tx) => {
      // All administrators, so that two of them can't switch each other off side by side.
      const administrators = await tx.find(
        User,
        { role: 'administrator', active: true },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
      );
      const user = await lockUser(tx, id);
      const weakened = user.role !== wanted.role || (user.active && !wanted.active);
      if (weakened && id === by.id) throw new ApiError('own-account', {});
      if (weakened && administrators.every((administrator) => administrator.id === id) && user.role === 'administrator')
        throw new ApiError('last-administrator', {});
      const before = changeable(user);
      const { login, name, role, email, active } = wanted;
      Object.assign(user, { login, name, role, email, active });
      await tx.flush();
      if (before.active && !active) await endSessionsOf(tx, id);
      await journalChange(tx, { id, by, now }, before, changeable(user));
      return user;
    })
    .catch((error: unknown) => {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new ApiError('invalid-input', { fields: { login: 'Такой логин уже занят' } });
    });
}

const changeable = ({ login, name, role, email, active }: User): UserChange => ({ login, name, role, email, active });

/** Only what has changed stands in the line; nothing changed: no line. */
async function journalChange(
  tx: EntityManager,
  { id, by, now }: Change,
  before: UserChange,
  after: UserChange,
): Promise<void> {
  const fields = (Object.keys(after) as (keyof UserChange)[]).filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return;
  const part = (of: UserChange) => Object.fromEntries(fields.map((field) => [field, of[field]]));
  const kind =
    before.active === after.active ? 'user-changed' : after.active ? 'user-switched-on' : 'user-switched-off';
  const grounds = `Изменено администратором: ${after.name}`;
  await journalUser(tx, now, actorOf(by), id, { kind, grounds, before: part(before), after: part(after) });
}

/** Forgets the failed sign-ins of an account that is locked. */
export const unlockUser = (em: EntityManager, { id, by, now }: Change): Promise<User> =>
  em.transactional(async (tx) => {
    const user = await lockUser(tx, id);
    await clearAttempts(tx, 'sign-in', user.login);
    const told = { kind: 'sign-in-unlocked', grounds: `Разблокировано администратором: ${user.name}` } as const;
    await journalUser(tx, now, actorOf(by), id, told);
    return user;
  });

/** Takes somebody's second factor away whose device is gone; his sessions end, for it may be in other hands. */
export const resetSecondFactor = (em: EntityManager, { id, by, now }: Change): Promise<User> =>
  em.transactional(async (tx) => {
    if (id === by.id) throw new ApiError('own-account', {});
    const user = await lockUser(tx, id);
    if (!user.secondFactorSince) throw new ApiError('second-factor-absent', {});
    await removeSecondFactor(tx, user);
    await endSessionsOf(tx, id);
    const told = { kind: 'second-factor-removed', grounds: `Снят администратором: ${user.name}` } as const;
    await journalUser(tx, now, actorOf(by), id, told);
    return user;
  });

/** Ends all sessions of an account; an administrator's own one stays. */
export const endUserSessions = (
  em: EntityManager,
  { id, by, now, sessionId }: Change & { sessionId: string },
): Promise<User> =>
  em.transactional(async (tx) => {
    const user = await lockUser(tx, id);
    const ended = await endSessionsOf(tx, id, sessionId);
    const told = {
      kind: 'session-ended',
      grounds: `Завершены администратором: ${user.name}, сеансов: ${ended}`,
    } as const;
    if (ended > 0) await journalUser(tx, now, actorOf(by), id, told);
    return user;
  });
