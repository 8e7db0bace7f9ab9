import type { EntityManager } from '../database.ts';
import { DatabaseError } from '../errors.ts';

/** The right to process a mail until `leasedUntil`. `attempt` counts the claims: a later one makes an earlier void. */
export type MailClaim = { mailId: number; attempt: number };

/** The lease ran out and somebody else has the mail, or it was settled: what this claim made must not be stored. */
export class ClaimLostError extends DatabaseError {
  constructor({ mailId, attempt }: MailClaim) {
    super('claim-lost', `Письмо ${mailId} обрабатывает другой процесс`, { mailId, attempt });
  }
}

const claimable = `state = 'kept' and not_before_at <= now() and (leased_until is null or leased_until <= now())`;

/**
 * Takes the oldest unprocessed mail for `leaseMs`; null if there is none. Any number of processes may ask: a mail is given
 * to one. Renew the lease while the work lasts; a killed process's mail is free when its lease runs out.
 */
export async function claimNextMail(em: EntityManager, leaseMs: number): Promise<MailClaim | null> {
  const [claim] = await em.execute<MailClaim[]>(
    `update mail set attempts = attempts + 1, leased_until = now() + ? * interval '1 millisecond'
     where id = (select id from mail where ${claimable} order by not_before_at, id limit 1 for update skip locked)
     returning id as "mailId", attempts as attempt`,
    [leaseMs],
  );
  return claim ?? null;
}

/** @throws ClaimLostError */
export async function renewMailClaim(em: EntityManager, claim: MailClaim, leaseMs: number): Promise<void> {
  await settle(em, claim, `leased_until = now() + ? * interval '1 millisecond'`, [leaseMs]);
}

/**
 * Marks a mail as processed, in the transaction that stores what came of it: only so is an outcome stored exactly once.
 * @throws ClaimLostError; the transaction must then be rolled back.
 */
export async function settleMail(
  em: EntityManager,
  claim: MailClaim,
  outcome: { outcome: string; reason: string | null },
): Promise<void> {
  await settle(em, claim, `state = 'processed', outcome = ?, reason = ?, processed_at = now(), leased_until = null`, [
    outcome.outcome,
    outcome.reason,
  ]);
}

/** Gives a mail back: to be tried again after `retryAt`, or never (null: it stands visibly failed). @throws ClaimLostError */
export async function failMail(
  em: EntityManager,
  claim: MailClaim,
  reason: string,
  retryAt: Date | null,
): Promise<void> {
  if (retryAt === null) await settle(em, claim, `state = 'failed', reason = ?, leased_until = null`, [reason]);
  else await settle(em, claim, `reason = ?, not_before_at = ?, leased_until = null`, [reason, retryAt]);
}

/**
 * Gives a mail back untried, to be claimed again after `waitMs`, where the database can't store what comes of it: the
 * attempts begin anew at `attempts`. @throws ClaimLostError
 */
export async function returnMail(em: EntityManager, claim: MailClaim, attempts: number, waitMs: number): Promise<void> {
  const change = `attempts = ?, not_before_at = now() + ? * interval '1 millisecond', leased_until = null`;
  await settle(em, claim, change, [attempts, waitMs]);
}

async function settle(em: EntityManager, claim: MailClaim, change: string, params: unknown[]): Promise<void> {
  const [settled] = await em.execute<{ id: number }[]>(
    `update mail set ${change} where id = ? and attempts = ? and state = 'kept' returning id`,
    [...params, claim.mailId, claim.attempt],
  );
  if (settled === undefined) throw new ClaimLostError(claim);
}
