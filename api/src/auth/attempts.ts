import { Attempt, type AttemptKind, type EntityManager } from '@perenos/db';
import { ApiError } from '../http/errors.ts';
import { limits } from '../limits.ts';

/** Where each kind stops: `count` within `window` locks for `lockout`, in milliseconds. */
const rules = {
  'sign-in': { count: limits.signInFailures, window: limits.signInWindow, lockout: limits.lockout },
  recovery: { count: limits.recoveries, window: limits.recoveryWindow, lockout: limits.recoveryWindow },
} as const satisfies Record<AttemptKind, object>;

const refusals = { 'sign-in': 'locked-out', recovery: 'recovery-locked' } as const;

/** Throws `locked-out` or `recovery-locked` while the login is locked, whether or not there is such a login. */
export async function refuseLocked(em: EntityManager, kind: AttemptKind, login: string, now: Date): Promise<void> {
  const row = await em.findOne(Attempt, { kind, login }, { refresh: true });
  if (row?.lockedUntil && row.lockedUntil > now) throw new ApiError(refusals[kind], { until: row.lockedUntil });
}

/**
 * Counts an attempt in one statement, so that attempts side by side all count, and sweeps what is long past.
 * @returns until when the login is locked from now on; null if it is not
 */
export async function countAttempt(
  em: EntityManager,
  kind: AttemptKind,
  login: string,
  now: Date,
): Promise<Date | null> {
  const { count, window, lockout } = rules[kind];
  const since = new Date(now.getTime() - window);
  await em.nativeDelete(Attempt, {
    kind,
    lastAt: { $lte: since },
    $or: [{ lockedUntil: null }, { lockedUntil: { $lte: now } }],
  });
  const [row] = await em.execute<{ locked: boolean }[]>(
    `insert into attempt as a (kind, login, count, last_at, locked_until) values (?, ?, 1, ?, null)
     on conflict (kind, login) do update set
       count = case when a.count + 1 >= ? then 0 else a.count + 1 end,
       locked_until = case when a.count + 1 >= ? then ? else a.locked_until end,
       last_at = excluded.last_at
     returning locked_until is not null and locked_until > ? as locked`,
    [kind, login, now, count, count, new Date(now.getTime() + lockout), now],
  );
  if (!row?.locked) return null;
  return (await em.findOneOrFail(Attempt, { kind, login }, { refresh: true })).lockedUntil;
}

/** Forgets the failures of a login. */
export async function clearAttempts(em: EntityManager, kind: AttemptKind, login: string): Promise<void> {
  await em.nativeDelete(Attempt, { kind, login });
}
