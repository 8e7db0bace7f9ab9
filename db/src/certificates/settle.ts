import {
  needsFourEyes,
  type RevocationAsker,
  type RevocationReason,
  revocationGrounds,
  revocationNotice,
  revocationReasonWords,
  revocationRefusalNotice,
} from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { Certificate, type OutboxRole } from '../entities/index.ts';
import { writeJournal } from '../journal/write.ts';
import { endApproval, fourEyesRefusal, openApproval } from './approval.ts';
import { subscriberOfCertificate } from './facts.ts';
import {
  checkAgain,
  type Hand,
  type LockedRevocation,
  RevocationRefusedError,
  requireChecks,
  requireRevocationStep,
} from './lock-request.ts';
import { noticeAddressees, queueNotices } from './notices.ts';
import { keepDocuments, type RevocationFile } from './register.ts';

// Each act takes a request that `lockRevocation` has locked, and does all of it in the caller's transaction or throws
// RevocationRefusedError and changes nothing.

/** The registry of certificates gets its record here: from this moment on the certificate isn't in force (ст. 14 ч. 7). */
export async function approveRevocation(em: EntityManager, locked: LockedRevocation, hand: Hand): Promise<void> {
  const { request, certificate } = locked;
  const after = requireRevocationStep(request, 'approved', hand.at);
  await requireAnother(em, locked, hand);
  await requireChecks(em, request, hand.at);
  const addressees = await noticeAddressees(em, request, certificate);
  settle(locked, after, hand, null);
  await endApproval(em, request, 'approved', hand);
  await em.flush();
  await em.nativeUpdate(Certificate, { serial: certificate.serial }, { state: 'revoked' });
  const { label, basis } = revocationGrounds[request.ground];
  const grounds = `${label} (${basis}); причина: ${revocationReasonWords(request.reason)}`;
  const revokedAt = hand.at.toISOString();
  await writeJournal(em, hand.at, [
    {
      actor: hand.actor,
      kind: 'certificate-revoked',
      objectType: 'certificate',
      objectId: certificate.serial,
      grounds: `Отозван по запросу ${request.number}: ${grounds}`,
      before: { state: 'valid' },
      after: { state: 'revoked', reason: request.reason, request: request.number, revokedAt },
    },
    {
      actor: hand.actor,
      kind: 'certificate-revoked',
      objectType: 'revocation',
      objectId: request.number,
      grounds: `Сертификат ${certificate.serial} отозван: ${grounds}`,
      before: { state: 'awaiting-approval' },
      after: { state: 'revoked', late: hand.at > request.dueAt },
    },
  ]);
  const subscriber = await subscriberOfCertificate(em, certificate);
  const notice = revocationNotice({
    ...{ number: request.number, serial: certificate.serial, holder: certificate.holder, ground: request.ground },
    ...{ subscriberName: subscriber?.name ?? `ИНН ${certificate.subscriberInn}`, revokedAt },
  });
  await queueNotices(em, request, addressees, notice, hand);
}

/** Four eyes for what can't be undone. */
async function requireAnother(em: EntityManager, { request }: LockedRevocation, { actor }: Hand): Promise<void> {
  const reason: RevocationReason = request.reason;
  const refusal = needsFourEyes(reason) ? await fourEyesRefusal(em, request, actor) : null;
  if (refusal) throw new RevocationRefusedError(refusal.code, refusal.reason);
}

/** Who hears of a refusal: whoever asked; the certification centre asks itself and knows. */
const roleOfAsker: Readonly<Record<RevocationAsker, OutboxRole | null>> = {
  owner: 'holder',
  'authorized-person': 'asker',
  partner: 'partner',
  'certification-centre': null,
};

export async function refuseRevocation(
  em: EntityManager,
  locked: LockedRevocation,
  words: string,
  hand: Hand,
): Promise<void> {
  const { request, certificate } = locked;
  settle(locked, requireRevocationStep(request, 'refused', hand.at), hand, words);
  await endApproval(em, request, 'refused', hand);
  await em.flush();
  await writeJournal(em, hand.at, [line(locked, 'revocation-refused', `Отказано: ${words}`, hand)]);
  const { number } = request;
  const notice = revocationRefusalNotice({
    ...{ number, serial: certificate.serial, holder: certificate.holder, reason: words },
  });
  const addressees = await noticeAddressees(em, request, certificate);
  const askers = addressees.filter(({ role }) => role === roleOfAsker[request.asker]);
  await queueNotices(em, request, askers, notice, hand);
}

export async function withdrawRevocation(
  em: EntityManager,
  locked: LockedRevocation,
  words: string,
  hand: Hand,
): Promise<void> {
  settle(locked, requireRevocationStep(locked.request, 'withdrawn', hand.at), hand, words);
  await endApproval(em, locked.request, 'dropped', hand);
  await em.flush();
  await writeJournal(em, hand.at, [line(locked, 'revocation-withdrawn', `Снят с рассмотрения: ${words}`, hand)]);
}

/** Adds documents; an approval that waits was asked for without them, so it has to be asked for again. */
export async function addRevocationDocuments(
  em: EntityManager,
  locked: LockedRevocation,
  files: readonly RevocationFile[],
  hand: Hand,
): Promise<void> {
  const { request } = locked;
  request.state = requireRevocationStep(request, 'document-added', hand.at);
  request.approvalExpiresAt = null;
  await endApproval(em, request, 'dropped', hand);
  keepDocuments(em, request, files, hand);
  await em.flush();
  await checkAgain(em, request, hand.at);
  await em.flush();
  const names = files.map(({ fileName }) => `«${fileName}»`).join(', ');
  await writeJournal(em, hand.at, [line(locked, 'revocation-document-added', `Приложено: ${names}`, hand)]);
}

/** Asks for the approval, the first time or anew, after the checks. */
export async function askRevocationApproval(
  em: EntityManager,
  { request }: LockedRevocation,
  hand: Hand,
): Promise<void> {
  requireRevocationStep(request, 'approval-asked', hand.at);
  await requireChecks(em, request, hand.at);
  await openApproval(em, request, hand);
}

function settle(
  { request }: LockedRevocation,
  state: LockedRevocation['request']['state'],
  { actor, at }: Hand,
  settledReason: string | null,
): void {
  const settled = { settledAt: at, settledById: actor.id, settledByName: actor.name, settledReason };
  Object.assign(request, { state, approvalExpiresAt: null, ...settled });
}

const line = (
  { request }: LockedRevocation,
  kind: 'revocation-refused' | 'revocation-withdrawn' | 'revocation-document-added',
  grounds: string,
  { actor }: Hand,
) => ({ actor, kind, objectType: 'revocation', objectId: request.number, grounds, after: { state: request.state } });
