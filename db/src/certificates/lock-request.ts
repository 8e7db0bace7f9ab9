import { LockMode } from '@mikro-orm/core';
import {
  checkRevocation,
  moscowDateOf,
  type RevocationCheck,
  type RevocationClaim,
  type RevocationEvent,
  type RevocationState,
  revocationStateAt,
  revocationTransition,
} from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Certificate, RevocationDocument, RevocationRequest } from '../entities/index.ts';
import { DatabaseError } from '../errors.ts';
import type { Actor } from '../journal/write.ts';
import { lockSubscribers } from '../registry/locks.ts';
import { loadRevocationFacts } from './facts.ts';

/** A request for revocation can't be moved so; nothing is changed. `failed`: the checks that didn't pass. */
export class RevocationRefusedError extends DatabaseError {
  readonly failed: readonly RevocationCheck[];

  constructor(code: string, reason: string, failed: readonly RevocationCheck[] = []) {
    super(code, reason, failed.length > 0 ? { failed: failed.map(({ title, words }) => `${title}: ${words}`) } : {});
    this.failed = failed;
  }
}

/** Who acts, and when. */
export type Hand = { actor: Actor & { kind: 'user' }; at: Date };

export type LockedRevocation = { request: RevocationRequest; certificate: Certificate };

/**
 * Locks a request with its certificate until the transaction ends, against everybody and against an import.
 * @param version as the person saw it
 * @returns null if there is none
 * @throws RevocationRefusedError `changed-meanwhile`
 */
export async function lockRevocation(em: EntityManager, id: number, version: number): Promise<LockedRevocation | null> {
  const [seen] = await em.execute<{ inn: string }[]>(
    `select c.subscriber_inn as inn from revocation_request r join certificate c on c.serial = r.serial where r.id = ?`,
    [id],
  );
  if (seen === undefined) return null;
  await lockSubscribers(em, [seen.inn]);
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const request = await em.findOneOrFail(RevocationRequest, { id }, lock);
  const certificate = await em.findOneOrFail(Certificate, { serial: request.serial }, lock);
  if (request.version !== version)
    throw new RevocationRefusedError(
      'changed-meanwhile',
      'Запрос изменился, пока вы на него смотрели. Показаны свежие данные: проверьте их и повторите.',
    );
  return { request, certificate };
}

/** The state at a moment: an approval that nobody gave in time has expired. */
export const revocationState = (
  { state, approvalExpiresAt }: Pick<RevocationRequest, 'state' | 'approvalExpiresAt'>,
  at: Date,
): RevocationState => revocationStateAt(state, approvalExpiresAt?.toISOString() ?? null, at.toISOString());

/** The state that an event leads to. @throws RevocationRefusedError where the table of states forbids it. */
export function requireRevocationStep(
  request: RevocationRequest,
  event: RevocationEvent,
  at: Date,
): RevocationRequest['state'] {
  const step = revocationTransition(revocationState(request, at), event);
  if (!step.ok) throw new RevocationRefusedError(step.code, step.reason);
  if (step.state === 'approval-expired') throw new Error('an expired approval is never stored');
  return step.state;
}

/** What the request says, as its document has it. */
export const claimOf = (request: RevocationRequest): RevocationClaim => ({
  serial: request.statedSerial,
  holder: request.statedHolder,
  subscriberInn: request.statedInn,
  asker: request.asker,
  askerName: request.askerName,
  partnerId: request.partnerId,
  ground: request.ground,
  comment: request.comment,
  receivedAt: request.receivedAt.toISOString(),
});

/** Makes the checks again by the registry and the documents as they are now, and keeps how they came out. */
export async function checkAgain(em: EntityManager, request: RevocationRequest, at: Date): Promise<RevocationCheck[]> {
  const documents = await em.find(RevocationDocument, { request: request.id }, { fields: ['kind'] });
  const kinds = documents.map(({ kind }) => kind);
  const facts = await loadRevocationFacts(em, claimOf(request), kinds, moscowDateOf(at.toISOString()));
  request.checks = checkRevocation(facts);
  request.checkedAt = at;
  return request.checks;
}

/** @throws RevocationRefusedError `checks-failed`, with what didn't pass */
export async function requireChecks(em: EntityManager, request: RevocationRequest, at: Date): Promise<void> {
  const failed = (await checkAgain(em, request, at)).filter(({ passed }) => !passed);
  if (failed.length === 0) return;
  const names = failed.map(({ title }) => `«${title}»`).join(', ');
  throw new RevocationRefusedError('checks-failed', `Проверки не пройдены: ${names}. Ничего не сделано.`, failed);
}
