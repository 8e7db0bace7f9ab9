import { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../registry/types.ts';

/**
 * `registered`: kept, its checks are not all passed or nobody has asked for an approval yet. `approval-expired`: time has
 * made it of `awaiting-approval`; it is never stored, see `revocationStateAt`.
 */
export const revocationStates = [
  'registered',
  'awaiting-approval',
  'approval-expired',
  'revoked',
  'refused',
  'withdrawn',
] as const;
export type RevocationState = (typeof revocationStates)[number];

export const revocationStateLabels: Readonly<Record<RevocationState, string>> = {
  registered: 'Зарегистрирован',
  'awaiting-approval': 'Ждёт администратора УЦ',
  'approval-expired': 'Согласование истекло',
  revoked: 'Сертификат отозван',
  refused: 'Отказано',
  withdrawn: 'Снят с рассмотрения',
};

export const revocationEvents = [
  'document-added',
  'approval-asked',
  'approval-expired',
  'approved',
  'refused',
  'withdrawn',
] as const;
export type RevocationEvent = (typeof revocationEvents)[number];

export type RevocationRefusal =
  | 'approval-not-asked'
  | 'approval-already-asked'
  | 'approval-has-expired'
  | 'already-revoked'
  | 'already-refused'
  | 'already-withdrawn';

export const revocationRefusalTexts: Readonly<Record<RevocationRefusal, string>> = {
  'approval-not-asked': 'Согласование ещё не запрошено: отзывать нельзя.',
  'approval-already-asked': 'Согласование уже запрошено и ждёт администратора УЦ.',
  'approval-has-expired': 'Срок согласования истёк. Запросите его заново: проверки пройдут ещё раз.',
  'already-revoked': 'По этому запросу сертификат уже отозван.',
  'already-refused': 'По этому запросу уже отказано.',
  'already-withdrawn': 'Запрос снят с рассмотрения.',
};

type Outcome = RevocationState | { refused: RevocationRefusal };
type Row = Readonly<Record<RevocationEvent, Outcome>>;

const settled = (refused: RevocationRefusal): Row => ({
  'document-added': { refused },
  'approval-asked': { refused },
  'approval-expired': { refused },
  approved: { refused },
  refused: { refused },
  withdrawn: { refused },
});

const table: Readonly<Record<RevocationState, Row>> = {
  registered: {
    'document-added': 'registered',
    'approval-asked': 'awaiting-approval',
    'approval-expired': { refused: 'approval-not-asked' },
    approved: { refused: 'approval-not-asked' },
    refused: 'refused',
    withdrawn: 'withdrawn',
  },
  'awaiting-approval': {
    // An approval is of what the approver was shown: with another document it has to be asked for anew.
    'document-added': 'registered',
    'approval-asked': { refused: 'approval-already-asked' },
    'approval-expired': 'approval-expired',
    approved: 'revoked',
    refused: 'refused',
    withdrawn: 'withdrawn',
  },
  'approval-expired': {
    'document-added': 'registered',
    'approval-asked': 'awaiting-approval',
    'approval-expired': { refused: 'approval-has-expired' },
    approved: { refused: 'approval-has-expired' },
    refused: 'refused',
    withdrawn: 'withdrawn',
  },
  revoked: settled('already-revoked'),
  refused: settled('already-refused'),
  withdrawn: settled('already-withdrawn'),
};

export type RevocationTransition =
  | { ok: true; state: RevocationState }
  | { ok: false; code: RevocationRefusal; reason: string };

/** What an event makes of a request for revocation; an illegal one is refused with a code and words. */
export function revocationTransition(state: RevocationState, event: RevocationEvent): RevocationTransition {
  const outcome = table[state][event];
  if (typeof outcome === 'string') return { ok: true, state: outcome };
  return { ok: false, code: outcome.refused, reason: revocationRefusalTexts[outcome.refused] };
}

/** States in which the certificate still waits for its record. */
export const openRevocationStates = [
  'registered',
  'awaiting-approval',
  'approval-expired',
] as const satisfies readonly RevocationState[];
export const isOpenRevocation = (state: RevocationState): boolean =>
  (openRevocationStates as readonly RevocationState[]).includes(state);

/**
 * An asked approval holds for so many hours of the clock. Our own rule: twice the legal term, for a request that still
 * lies there rests on checks of another day, and they have to be made again before the irreversible is done.
 */
export const approvalLifetimeHours = 24;

export const approvalExpiresAt = (askedAt: IsoInstant): IsoInstant =>
  Temporal.Instant.from(askedAt).add({ hours: approvalLifetimeHours }).toString();

/** The state at a moment: an approval ends by itself, to the millisecond, without anybody's doing. */
export function revocationStateAt(
  stored: RevocationState,
  expiresAt: IsoInstant | null,
  now: IsoInstant,
): RevocationState {
  if (stored !== 'awaiting-approval' || expiresAt === null) return stored;
  return Temporal.Instant.compare(Temporal.Instant.from(now), Temporal.Instant.from(expiresAt)) < 0
    ? stored
    : 'approval-expired';
}

export type ApprovalRefusal = 'registered-by-you' | 'asked-by-you' | 'asker-is-you';
export const approvalRefusalTexts: Readonly<Record<ApprovalRefusal, string>> = {
  'registered-by-you': 'Отозвать должен другой человек: этот запрос зарегистрировали вы.',
  'asked-by-you': 'Отозвать должен другой человек: согласование запросили вы.',
  'asker-is-you': 'Отозвать должен другой человек: отзыва просите вы сами.',
};

/**
 * Four eyes: who asks, who registered the request and who asked for the approval don't approve it. null: this person may,
 * as far as that goes.
 */
export function approvalRefusal(
  person: { id: number; name: string },
  request: { registeredById: number; approvalAskedById: number | null; isAsker: boolean },
): ApprovalRefusal | null {
  if (request.registeredById === person.id) return 'registered-by-you';
  if (request.approvalAskedById === person.id) return 'asked-by-you';
  return request.isAsker ? 'asker-is-you' : null;
}
