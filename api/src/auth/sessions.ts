import { createHash, randomBytes } from 'node:crypto';
import { type EntityManager, Session, type User } from '@perenos/db';
import type { UserView } from '../contract/auth.ts';
import { limits } from '../limits.ts';

/** Only this hash is stored: who reads the database can't sign in with it. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const expiry = (createdAt: Date, now: Date, idle: number): Date =>
  new Date(Math.min(now.getTime() + idle, createdAt.getTime() + limits.sessionLifetime));

/** Opens a session and answers its token, 256 random bits. `idle` in milliseconds. */
export async function openSession(em: EntityManager, user: User, now: Date, idle: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  em.create(Session, {
    tokenHash: hashToken(token),
    user,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: expiry(now, now, idle),
  });
  await em.nativeDelete(Session, { expiresAt: { $lte: now } });
  await em.flush();
  return token;
}

export const viewOf = (user: User): UserView => ({ id: user.id, login: user.login, name: user.name, role: user.role });

/** The signed-in user of a session that is alive; null if it expired, ended, or the account was switched off. */
export async function findSession(
  em: EntityManager,
  tokenHash: string,
  now: Date,
  idle: number,
): Promise<UserView | null> {
  const session = await em.findOne(
    Session,
    { tokenHash, expiresAt: { $gt: now }, user: { active: true } },
    { populate: ['user'] },
  );
  if (!session) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= limits.sessionTouch) {
    const expiresAt = expiry(session.createdAt, now, idle);
    await em.nativeUpdate(Session, { tokenHash }, { lastSeenAt: now, expiresAt });
  }
  return viewOf(session.user);
}

/** Does the session hold? Asks without prolonging it. */
export async function isSessionAlive(em: EntityManager, tokenHash: string, now: Date): Promise<boolean> {
  return (await em.count(Session, { tokenHash, expiresAt: { $gt: now }, user: { active: true } })) > 0;
}

export async function endSession(em: EntityManager, tokenHash: string): Promise<void> {
  await em.nativeDelete(Session, { tokenHash });
}
