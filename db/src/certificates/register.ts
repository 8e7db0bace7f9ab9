import { createHash } from 'node:crypto';
import {
  allPassed,
  nameKey,
  type RevocationClaim,
  type RevocationDocumentKind,
  revocationDueAt,
  revocationGrounds,
  serialKey,
} from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { RevocationDocument, RevocationRequest } from '../entities/index.ts';
import { writeJournal } from '../journal/write.ts';
import { lockSubscribers } from '../registry/locks.ts';
import { openApproval } from './approval.ts';
import { findCertificate } from './find.ts';
import { checkAgain, type Hand, RevocationRefusedError } from './lock-request.ts';

/** `text`: what could be read of it. */
export type RevocationFile = {
  kind: RevocationDocumentKind;
  fileName: string;
  mimeType: string;
  bytes: Uint8Array;
  text: string;
};
export type NewRevocation = { claim: RevocationClaim; askerEmail: string | null; files: readonly RevocationFile[] };

/** `repeated`: the same request is open already, and it is this one. */
export type RegisteredRevocation = { id: number; repeated: boolean };

/**
 * Keeps a request for revocation with its documents and its checks. Where all of them pass, the approval is asked for at
 * once; where not, the request stays for a person, for its twelve hours run all the same. The same certificate, asker and
 * documents, while open, are the same request. To be called in a transaction.
 * @throws RevocationRefusedError `no-certificate`
 */
export async function registerRevocation(
  em: EntityManager,
  { claim, askerEmail, files }: NewRevocation,
  hand: Hand,
): Promise<RegisteredRevocation> {
  const certificate = await findCertificate(em, claim.serial);
  if (certificate === null)
    throw new RevocationRefusedError('no-certificate', 'Сертификата с таким серийным номером в реестре нет.');
  await lockSubscribers(em, [certificate.subscriberInn]);
  const identity = identityOf(certificate.serial, claim, files);
  const [open] = await em.execute<{ id: number }[]>(
    `select id from revocation_request where identity = ? and state in ('registered', 'awaiting-approval')`,
    [identity],
  );
  if (open) return { id: open.id, repeated: true };
  const [next] = await em.execute<{ next: number }[]>(`select nextval('revocation_number')::int as next`);
  const request = em.create(RevocationRequest, {
    number: `ОС-${String(next?.next).padStart(6, '0')}`,
    serial: certificate.serial,
    ...{ statedSerial: claim.serial, statedHolder: claim.holder, statedInn: claim.subscriberInn },
    ...{ asker: claim.asker, askerName: claim.askerName, askerEmail, partnerId: claim.partnerId },
    ...{ ground: claim.ground, reason: revocationGrounds[claim.ground].reason, comment: claim.comment },
    receivedAt: new Date(claim.receivedAt),
    dueAt: new Date(revocationDueAt(claim.receivedAt)),
    ...{ registeredAt: hand.at, registeredById: hand.actor.id, registeredByName: hand.actor.name },
    ...{ state: 'registered', checks: [], checkedAt: hand.at, identity, approvalExpiresAt: null },
    ...{ settledAt: null, settledById: null, settledByName: null, settledReason: null },
  });
  await em.flush();
  keepDocuments(em, request, files, hand);
  await em.flush();
  const checks = await checkAgain(em, request, hand.at);
  await em.flush();
  await writeJournal(em, hand.at, [
    {
      actor: hand.actor,
      kind: 'revocation-registered',
      objectType: 'revocation',
      objectId: request.number,
      grounds: `${claim.askerName} просит отозвать сертификат ${certificate.serial}: ${revocationGrounds[claim.ground].label}`,
      after: { serial: certificate.serial, ground: claim.ground, failed: failedOf(checks) },
    },
  ]);
  if (allPassed(checks)) await openApproval(em, request, hand);
  return { id: request.id, repeated: false };
}

const failedOf = (checks: RevocationRequest['checks']): string[] =>
  checks.filter(({ passed }) => !passed).map(({ title }) => title);

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What makes two requests the same: serial number, who asks, and the documents, in whatever order. */
function identityOf(serial: string, claim: RevocationClaim, files: readonly RevocationFile[]): string {
  const documents = files.map(({ bytes }) => sha256Of(bytes)).sort();
  const asker = [claim.asker, claim.partnerId ?? '', nameKey(claim.askerName)];
  return sha256Of(new TextEncoder().encode([serialKey(serial), ...asker, ...documents].join('\n')));
}

export function keepDocuments(
  em: EntityManager,
  request: RevocationRequest,
  files: readonly RevocationFile[],
  { actor, at }: Hand,
): void {
  for (const { kind, fileName, mimeType, bytes, text } of files)
    em.create(RevocationDocument, {
      ...{ request, kind, fileName, mimeType, text, size: bytes.length, sha256: sha256Of(bytes), content: bytes },
      ...{ addedAt: at, addedById: actor.id, addedByName: actor.name },
    });
}
