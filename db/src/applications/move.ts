import { LockMode } from '@mikro-orm/core';
import {
  type ApplicationEvent,
  type ApplicationRefusal,
  type ApplicationSituation,
  applicationEventRows,
  applicationRefusalText,
  applicationStages,
  applicationTransition,
} from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import {
  Application,
  ApplicationDetail,
  ApplicationSuspension,
  IdentificationDelegation,
  SuspensionError,
} from '../entities/index.ts';
import { DatabaseError } from '../errors.ts';
import { type Actor, writeJournal } from '../journal/write.ts';
import { lockSubscribers } from '../registry/locks.ts';

/** The table of stages forbids it; the message says what is possible instead. */
export class ApplicationRefusedError extends DatabaseError {
  readonly refusal: ApplicationRefusal;

  constructor(refusal: ApplicationRefusal) {
    super('application-refused', applicationRefusalText(refusal), { refusal });
    this.refusal = refusal;
  }
}

/** An application whose row is locked until the transaction ends. */
export type LockedApplication = { application: Application; detail: ApplicationDetail };

/** Locks an application against everybody, imports and transfers included; null: there is none. */
export async function lockApplication(em: EntityManager, id: string): Promise<LockedApplication | null> {
  const [seen] = await em.execute<{ inn: string }[]>(`select subscriber_inn as inn from application where id = ?`, [
    id,
  ]);
  if (seen === undefined) return null;
  await lockSubscribers(em, [seen.inn]);
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const application = await em.findOne(Application, { id }, lock);
  const detail = await em.findOne(ApplicationDetail, { application: id }, lock);
  return application && detail ? { application, detail } : null;
}

/** The suspension that lasts, with its errors in order; null where none does, or where its stage was left by an import. */
export async function openSuspension(
  em: EntityManager,
  { id, state }: Pick<Application, 'id' | 'state'>,
): Promise<{ suspension: ApplicationSuspension; errors: SuspensionError[] } | null> {
  if (state !== 'suspended') return null;
  const suspension = await em.findOne(ApplicationSuspension, { application: id, endedAt: null });
  if (suspension === null) return null;
  const errors = await em.find(SuspensionError, { suspension: suspension.id }, { orderBy: { position: 'asc' } });
  return { suspension, errors };
}

/** What the table of stages has to know of an application. */
export async function applicationSituation(
  em: EntityManager,
  application: Application,
  by: ApplicationSituation['by'],
): Promise<ApplicationSituation> {
  const open = await openSuspension(em, application);
  const openErrors = open?.errors.filter(({ correctedAt }) => correctedAt === null).length ?? 0;
  return { state: application.state, type: application.type, openErrors, by };
}

export type ApplicationMove = {
  event: ApplicationEvent;
  actor: Actor;
  by: ApplicationSituation['by'];
  at: Date;
  /** In Russian; '' where the event says it all. */
  grounds: string;
  /** Further facts for the journal. */
  facts?: Record<string, unknown>;
};

/** @throws ApplicationRefusedError where the table of stages, or the person's role, forbids the event. */
export async function requireTransition(
  em: EntityManager,
  application: Application,
  { event, by }: Pick<ApplicationMove, 'event' | 'by'>,
): Promise<Application['state']> {
  const step = applicationTransition(await applicationSituation(em, application, by), event);
  if (!step.ok) throw new ApplicationRefusedError(step.refusal);
  return step.state;
}

/**
 * Moves a locked application to the stage that the event leads to, with its line in the journal, and ends the suspension
 * or delegation that it leaves.
 * @throws ApplicationRefusedError
 */
export async function moveApplication(
  em: EntityManager,
  { application }: LockedApplication,
  move: ApplicationMove,
): Promise<void> {
  const before = application.state;
  const after = await requireTransition(em, application, move);
  await em.nativeUpdate(Application, { id: application.id }, { state: after });
  await em.refresh(application);
  if (after !== before) await endWhatIsLeft(em, application.id, move);
  const { label } = applicationEventRows[move.event];
  const stages = `«${applicationStages[before].label}» → «${applicationStages[after].label}»`;
  await writeJournal(em, move.at, [
    {
      actor: move.actor,
      kind: 'application-moved',
      objectType: 'application',
      objectId: application.id,
      grounds: [`${label}: ${stages}`, move.grounds.trim()].filter((part) => part !== '').join('. '),
      before: { state: before },
      after: { state: after, event: move.event, ...move.facts },
    },
  ]);
}

const identificationOutcomes: Partial<Record<ApplicationEvent, 'passed' | 'failed' | 'no-show'>> = {
  'pass-identification': 'passed',
  'fail-identification': 'failed',
  'no-show': 'no-show',
};

/** An import may have left a suspension or a delegation open that the new stage has nothing to do with. */
async function endWhatIsLeft(em: EntityManager, id: string, { event, at, grounds }: ApplicationMove): Promise<void> {
  const open = { application: id, endedAt: null };
  if (event !== 'suspend') await em.nativeUpdate(ApplicationSuspension, open, { endedAt: at });
  if (event !== 'delegate') {
    const outcome = identificationOutcomes[event] ?? null;
    const reason = grounds.trim() === '' ? null : grounds.trim();
    await em.nativeUpdate(IdentificationDelegation, open, { endedAt: at, outcome, reason });
  }
}
