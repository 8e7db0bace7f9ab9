import {
  type ApprovalRefusal,
  approvalExpiresAt,
  approvalRefusal,
  approvalRefusalTexts,
  sameName,
} from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { type ApprovalOutcome, RevocationApproval, type RevocationRequest } from '../entities/index.ts';
import { writeJournal } from '../journal/write.ts';
import { type Hand, requireRevocationStep } from './lock-request.ts';

/** The last approval that was asked for; null: none yet. */
export const lastApproval = (em: EntityManager, requestId: number): Promise<RevocationApproval | null> =>
  em.findOne(RevocationApproval, { request: requestId }, { orderBy: { id: 'desc' } });

/**
 * Asks for the second pair of eyes; the checks must have passed in this transaction.
 * @throws RevocationRefusedError where the table of states forbids it
 */
export async function openApproval(em: EntityManager, request: RevocationRequest, { actor, at }: Hand): Promise<void> {
  const expired = (await lastApproval(em, request.id))?.outcome === null;
  request.state = requireRevocationStep(request, 'approval-asked', at);
  const expiresAt = new Date(approvalExpiresAt(at.toISOString()));
  request.approvalExpiresAt = expiresAt;
  em.create(RevocationApproval, {
    ...{ request, askedAt: at, askedById: actor.id, askedByName: actor.name, expiresAt },
    ...{ outcome: null, decidedAt: null, decidedById: null, decidedByName: null },
  });
  await em.flush();
  await writeJournal(em, at, [
    {
      actor,
      kind: 'revocation-approval-asked',
      objectType: 'revocation',
      objectId: request.number,
      grounds: expired
        ? 'Прежнее согласование истекло; запрошено заново, проверки пройдены'
        : 'Проверки пройдены, отзыв передан администратору УЦ',
      after: { expiresAt: expiresAt.toISOString() },
    },
  ]);
}

/** Ends the approval that waits, if one does. */
export async function endApproval(
  em: EntityManager,
  request: RevocationRequest,
  outcome: ApprovalOutcome,
  { actor, at }: Hand,
): Promise<void> {
  const approval = await lastApproval(em, request.id);
  if (approval === null || approval.outcome !== null) return;
  Object.assign(approval, { outcome, decidedAt: at, decidedById: actor.id, decidedByName: actor.name });
}

/** Why this person may not be the second pair of eyes; null: may. */
export async function fourEyesRefusal(
  em: EntityManager,
  request: RevocationRequest,
  person: { id: number; name: string },
): Promise<{ code: ApprovalRefusal; reason: string } | null> {
  const approval = await lastApproval(em, request.id);
  const code = approvalRefusal(person, {
    registeredById: request.registeredById,
    approvalAskedById: approval?.askedById ?? null,
    isAsker: sameName(request.askerName, person.name),
  });
  return code && { code, reason: approvalRefusalTexts[code] };
}
