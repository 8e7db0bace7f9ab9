import {
  Certificate,
  claimOf,
  type EntityManager,
  fourEyesRefusal,
  loadRevocationFacts,
  RevocationApproval,
  RevocationDocument,
  RevocationRequest,
  revocationState,
} from '@perenos/db';
import {
  checkRevocation,
  isOpenRevocation,
  may,
  moscowDateOf,
  type Permission,
  type RevocationEvent,
  type RevocationState,
  revocationTransition,
} from '@perenos/domain';
import type { z } from 'zod';
import { describeCertificates } from '../certificates/views.ts';
import type { UserView } from '../contract/auth.ts';
import type { revocationActions, revocationDetail, revocationRow } from '../contract/revocations.ts';
import { ApiError } from '../http/errors.ts';
import { partnerNames } from '../registry/partners.ts';

type Row = z.infer<typeof revocationRow>;
type Action = (typeof revocationActions)[number];

/** Requests with the names of what they are about. */
export async function describeRevocations(
  em: EntityManager,
  requests: readonly RevocationRequest[],
  now: Date,
): Promise<Row[]> {
  const certificates = await em.find(Certificate, { serial: { $in: requests.map(({ serial }) => serial) } });
  const views = await describeCertificates(em, certificates, now);
  const bySerial = new Map(views.map((view) => [view.serial, view]));
  const names = await partnerNames(
    em,
    requests.map(({ partnerId }) => partnerId),
  );
  return requests.map((request) => {
    const certificate = bySerial.get(request.serial);
    const { id, number, serial, asker, askerName, partnerId, ground, reason, registeredByName, version } = request;
    const { settledByName, settledReason } = request;
    return {
      ...{ id, number, serial, asker, askerName, partnerId, ground, reason, registeredByName, version },
      ...{ settledByName, settledReason },
      state: revocationState(request, now),
      holder: certificate?.holder ?? request.statedHolder,
      subscriberInn: certificate?.subscriberInn ?? request.statedInn,
      subscriberId: certificate?.subscriberId ?? null,
      subscriberName: certificate?.subscriberName ?? null,
      partnerName: (partnerId !== null && names.get(partnerId)) || null,
      receivedAt: request.receivedAt.toISOString(),
      dueAt: request.dueAt.toISOString(),
      approvalExpiresAt: request.approvalExpiresAt?.toISOString() ?? null,
      registeredAt: request.registeredAt.toISOString(),
      settledAt: request.settledAt?.toISOString() ?? null,
      late: (request.settledAt ?? now) > request.dueAt,
    };
  });
}

const actionTable: Readonly<Record<Action, { event: RevocationEvent; permission: Permission }>> = {
  'add-document': { event: 'document-added', permission: 'revocations.request' },
  'ask-approval': { event: 'approval-asked', permission: 'revocations.request' },
  approve: { event: 'approved', permission: 'revocations.approve' },
  refuse: { event: 'refused', permission: 'revocations.approve' },
  withdraw: { event: 'withdrawn', permission: 'revocations.request' },
};

/** Why this person may not revoke by this request, whatever state it is in; null: may, or there is nothing left to do. */
async function approvalObstacle(
  em: EntityManager,
  request: RevocationRequest,
  state: RevocationState,
  user: UserView,
): Promise<string | null> {
  if (!isOpenRevocation(state)) return null;
  const another = await fourEyesRefusal(em, request, user);
  if (!may(user.role, 'revocations.approve')) {
    const words = 'Отзывает администратор УЦ';
    return another?.code === 'registered-by-you' ? `${words}, и не тот, кто зарегистрировал запрос.` : `${words}.`;
  }
  return another?.reason ?? null;
}

/** All of one request, as this person sees it now. The checks of an open one are made afresh. */
export async function describeRevocation(
  em: EntityManager,
  id: number,
  { user, now }: { user: UserView; now: Date },
): Promise<z.infer<typeof revocationDetail>> {
  const request = await em.findOne(RevocationRequest, { id }, { refresh: true });
  const [row] = request ? await describeRevocations(em, [request], now) : [];
  if (!request || !row) throw new ApiError('not-found', { what: 'Запрос на отзыв' });
  const documents = await em.find(RevocationDocument, { request: id }, { orderBy: { id: 'asc' } });
  const approvals = await em.find(RevocationApproval, { request: id }, { orderBy: { id: 'desc' } });
  const open = isOpenRevocation(row.state);
  const kinds = documents.map(({ kind }) => kind);
  const today = moscowDateOf(now.toISOString());
  const checks = open ? checkRevocation(await loadRevocationFacts(em, claimOf(request), kinds, today)) : request.checks;
  const obstacle = await approvalObstacle(em, request, row.state, user);
  const { comment, statedSerial, statedHolder, statedInn, askerEmail } = request;
  return {
    ...row,
    ...{ comment, statedSerial, statedHolder, statedInn, askerEmail, checks },
    checkedAt: (open ? now : request.checkedAt).toISOString(),
    documents: documents.map(({ id: documentId, kind, fileName, size, text, addedAt, addedByName }) => ({
      ...{ id: documentId, kind, fileName, size, text, addedByName, addedAt: addedAt.toISOString() },
    })),
    approvals: approvals.map((approval) => viewOfApproval(approval, now)),
    allowed: allowedActions(
      row.state,
      user,
      obstacle,
      checks.every(({ passed }) => passed),
    ),
    approvalObstacle: obstacle,
  };
}

function allowedActions(state: RevocationState, user: UserView, obstacle: string | null, passed: boolean): Action[] {
  const actions = Object.entries(actionTable) as [Action, (typeof actionTable)[Action]][];
  return actions
    .filter(([action, { event, permission }]) => {
      if (!may(user.role, permission) || !revocationTransition(state, event).ok) return false;
      if (action === 'approve') return obstacle === null && passed;
      return action !== 'ask-approval' || passed;
    })
    .map(([action]) => action);
}

function viewOfApproval(
  approval: RevocationApproval,
  now: Date,
): z.infer<typeof revocationDetail>['approvals'][number] {
  const { id, askedByName, decidedByName, outcome } = approval;
  const still = approval.expiresAt > now ? 'waiting' : 'expired';
  return {
    ...{ id, askedByName, decidedByName, outcome: outcome ?? still },
    askedAt: approval.askedAt.toISOString(),
    expiresAt: approval.expiresAt.toISOString(),
    decidedAt: approval.decidedAt?.toISOString() ?? null,
  };
}
