import { Attempt, type EntityManager, Session, type User } from '@perenos/db';
import type { z } from 'zod';
import type { userRow } from '../contract/users.ts';

type UserRow = z.infer<typeof userRow>;

/** Users as administrators see them: with their open sessions and whether their login is locked. */
export async function viewsOfUsers(em: EntityManager, users: readonly User[], now: Date): Promise<UserRow[]> {
  const ids = users.map(({ id }) => id);
  const sessions = await em.find(Session, { user: { $in: ids }, expiresAt: { $gt: now } });
  const logins = { $in: users.map(({ login }) => login) };
  const locks = await em.find(Attempt, { kind: 'sign-in', login: logins, lockedUntil: { $gt: now } });
  const lockedUntil = new Map(locks.map((lock) => [lock.login, lock.lockedUntil]));
  return users.map((user) => {
    const own = sessions.filter((session) => session.user.id === user.id);
    const seen = own.map(({ lastSeenAt }) => lastSeenAt.toISOString()).sort();
    return {
      id: user.id,
      login: user.login,
      name: user.name,
      role: user.role,
      email: user.email,
      active: user.active,
      lockedUntil: lockedUntil.get(user.login)?.toISOString() ?? null,
      temporaryPasswordUntil: user.passwordUntil?.toISOString() ?? null,
      secondFactorSince: user.secondFactorSince?.toISOString() ?? null,
      createdAt: user.createdAt.toISOString(),
      lastSeenAt: seen.at(-1) ?? null,
      sessions: own.length,
    };
  });
}

export async function viewOfUser(em: EntityManager, user: User, now: Date): Promise<UserRow> {
  const [view] = await viewsOfUsers(em, [user], now);
  if (!view) throw new Error('a view for each user');
  return view;
}
