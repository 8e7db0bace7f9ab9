import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type EntityManager, RoleDemand, Session, type User } from '@perenos/db';
import { type SignInDuty, signInDuty } from '@perenos/domain';
import type { UserView } from '../contract/auth.ts';
import { limits } from '../limits.ts';

/** Only this hash is stored: who reads the database can't sign in with it. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A remembered session lives for its whole term, any other one as long as it is used. `idle` in milliseconds. */
const expiry = (session: { createdAt: Date; remembered: boolean }, now: Date, idle: number): Date => {
  const started = session.createdAt.getTime();
  if (session.remembered) return new Date(started + limits.rememberedLifetime);
  return new Date(Math.min(now.getTime() + idle, started + limits.sessionLifetime));
};

export type NewSession = {
  now: Date;
  idle: number;
  remembered?: boolean;
  userAgent?: string | null;
  address?: string | null;
};

/** Opens a session and answers its name and its token, 256 random bits. */
export async function openSession(
  em: EntityManager,
  user: User,
  opening: NewSession,
): Promise<{ id: string; token: string }> {
  const { now, idle, remembered = false, userAgent = null, address = null } = opening;
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  em.create(Session, {
    tokenHash: hashToken(token),
    id,
    user,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: expiry({ createdAt: now, remembered }, now, idle),
    remembered,
    userAgent,
    address,
  });
  await em.nativeDelete(Session, { expiresAt: { $lte: now } });
  await em.flush();
  return { id, token };
}

export const viewOf = (user: User): UserView => ({ id: user.id, login: user.login, name: user.name, role: user.role });

export type LiveSession = { id: string; user: UserView; duty: SignInDuty | null };

/** A session that is alive, with its user; null if it expired, ended, or the account was switched off. */
export async function findSession(
  em: EntityManager,
  tokenHash: string,
  now: Date,
  idle: number,
): Promise<LiveSession | null> {
  const session = await em.findOne(
    Session,
    { tokenHash, expiresAt: { $gt: now }, user: { active: true } },
    { populate: ['user'] },
  );
  if (!session) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= limits.sessionTouch)
    await em.nativeUpdate(Session, { tokenHash }, { lastSeenAt: now, expiresAt: expiry(session, now, idle) });
  return { id: session.id, user: viewOf(session.user), duty: await dutyOf(em, session.user) };
}

/** What the user must do before anything else is open to him. */
export async function dutyOf(em: EntityManager, user: User): Promise<SignInDuty | null> {
  const hasSecondFactor = user.secondFactorSince !== null;
  return signInDuty({
    temporaryPassword: user.passwordUntil !== null,
    hasSecondFactor,
    secondFactorDemanded: !hasSecondFactor && (await isSecondFactorDemanded(em, user)),
  });
}

export const isSecondFactorDemanded = async (em: EntityManager, { role }: Pick<User, 'role'>): Promise<boolean> =>
  (await em.count(RoleDemand, { role, secondFactor: true })) > 0;

/** Does the session hold? Asks without prolonging it. */
export async function isSessionAlive(em: EntityManager, tokenHash: string, now: Date): Promise<boolean> {
  return (await em.count(Session, { tokenHash, expiresAt: { $gt: now }, user: { active: true } })) > 0;
}

export async function endSession(em: EntityManager, tokenHash: string): Promise<void> {
  await em.nativeDelete(Session, { tokenHash });
}

/** Ends all sessions of a user, but for the one named. @returns how many there were */
export const endSessionsOf = (em: EntityManager, userId: number, except: string | null = null): Promise<number> =>
  em.nativeDelete(Session, { user: userId, ...(except === null ? {} : { id: { $ne: except } }) });
