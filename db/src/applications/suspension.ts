import type { ApplicationRequisites, FoundError } from '@perenos/domain';
import { applicationErrors, requisiteLabels, requisiteOfError } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { ApplicationDetail, ApplicationSuspension, SuspensionError, type Ticket } from '../entities/index.ts';
import { writeJournal } from '../journal/write.ts';
import {
  type ApplicationMove,
  type LockedApplication,
  moveApplication,
  openSuspension,
  requireTransition,
} from './move.ts';

type Hand = Omit<ApplicationMove, 'event' | 'grounds' | 'facts'>;

/** Suspends a locked application with the errors that were found. @throws ApplicationRefusedError */
export async function suspendApplication(
  em: EntityManager,
  locked: LockedApplication,
  errors: readonly FoundError[],
  hand: Hand,
): Promise<void> {
  const named = errors.map(({ code, comment }) => `${applicationErrors[code].label}${comment ? ` (${comment})` : ''}`);
  const { id } = locked.application;
  await requireTransition(em, locked.application, { ...hand, event: 'suspend' });
  // One that an import left open ends where the next begins.
  await em.nativeUpdate(ApplicationSuspension, { application: id, endedAt: null }, { endedAt: hand.at });
  await moveApplication(em, locked, { ...hand, event: 'suspend', grounds: named.join('; '), facts: { errors } });
  const suspension = em.create(ApplicationSuspension, {
    application: locked.application,
    suspendedAt: hand.at,
    suspendedBy: hand.actor.name,
    endedAt: null,
  });
  for (const [position, { code, comment }] of errors.entries())
    em.create(SuspensionError, {
      ...{ suspension, position, code, comment },
      ...{ correctedAt: null, correctedBy: null, correction: null, correctionFrom: null },
    });
  await em.flush();
}

export type Correction = {
  errorId: number;
  from: 'partner' | 'specialist';
  /** What was sent or put right; '' for no words. */
  text: string;
  /** The new value of the requisite that the error points at; absent: it stays. */
  value?: string | undefined;
  /** The ticket whose mail brought it: the grounds of the correction. */
  ticket?: Ticket | null;
};

/** What of a correction can't be taken; nothing has been changed then. */
export type CorrectionProblem = 'no-such-error' | 'already-corrected' | 'no-requisite';

/**
 * Ticks an error of a locked suspended application off, puts the new value of its requisite in place if one is given, and
 * resumes the application with its last error.
 * @returns whether the application is resumed, or why the correction can't be taken
 * @throws ApplicationRefusedError
 */
export async function correctError(
  em: EntityManager,
  locked: LockedApplication,
  { errorId, from, text, value, ticket = null }: Correction,
  hand: Hand,
): Promise<{ resumed: boolean } | { problem: CorrectionProblem }> {
  const { application, detail } = locked;
  await requireTransition(em, application, { ...hand, event: 'correct' });
  const errors = (await openSuspension(em, application))?.errors ?? [];
  const error = errors.find(({ id }) => id === errorId);
  if (!error) return { problem: 'no-such-error' };
  if (error.correctedAt !== null) return { problem: 'already-corrected' };
  const field = requisiteOfError(error.code);
  if (value !== undefined && field === null) return { problem: 'no-requisite' };
  const before = field === null ? null : (detail.requisites[field] ?? null);
  const told = [ticket === null ? '' : `Обращение ${ticket.number}`, text.trim()]
    .filter((part) => part !== '')
    .join('. ');
  Object.assign(error, { correctedAt: hand.at, correctedBy: hand.actor.name, correction: told, correctionFrom: from });
  const changed = value !== undefined && field !== null;
  if (changed) detail.requisites = { ...detail.requisites, [field]: value } as Partial<ApplicationRequisites>;
  await em.flush();
  await em.nativeUpdate(ApplicationDetail, { application: application.id }, { version: detail.version + 1 });
  await writeJournal(em, hand.at, [
    {
      actor: hand.actor,
      kind: 'application-corrected',
      ticket,
      objectType: 'application',
      objectId: application.id,
      grounds: [
        `Исправлено (${from === 'partner' ? 'прислал партнёр' : 'исправил специалист'}): ${applicationErrors[error.code].label}`,
        changed ? `${requisiteLabels[field]}: ${value}` : '',
        told,
      ]
        .filter((part) => part !== '')
        .join('. '),
      before: changed ? { [field]: before } : null,
      after: { error: error.code, ...(changed ? { [field]: value } : {}) },
    },
  ]);
  if (errors.some(({ correctedAt }) => correctedAt === null)) return { resumed: false };
  await moveApplication(em, locked, { ...hand, event: 'resume', grounds: 'Все ошибки исправлены' });
  return { resumed: true };
}
