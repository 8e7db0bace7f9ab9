import type { CheckDefinition, CheckOutcome, CheckSubject } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { ApplicationCheck } from '../entities/index.ts';
import type { Actor } from '../journal/write.ts';
import { addRun, checkLease, restsOn } from './checks.ts';

/** A check that the caller, and nobody else, is to run now. */
export type ClaimedCheck = { runId: number; definition: CheckDefinition };

const cutShortWords = 'Проверка прервана: запустите её ещё раз.';

/**
 * Marks checks as running and answers those that the caller got: whoever asks a moment later gets none of them, and sees
 * them run. A run whose process is gone is ended first. No transaction is needed: each statement decides for itself.
 */
export async function claimChecks(
  em: EntityManager,
  subject: CheckSubject,
  definitions: readonly CheckDefinition[],
  { actor, now }: { actor: Actor; now: Date },
): Promise<ClaimedCheck[]> {
  const { applicationId } = subject;
  await em.nativeUpdate(
    ApplicationCheck,
    { application: applicationId, state: 'running', startedAt: { $lt: new Date(now.getTime() - checkLease) } },
    { state: 'unavailable', finishedAt: now, summary: cutShortWords },
  );
  const claimed: ClaimedCheck[] = [];
  for (const definition of definitions) {
    const runId = await addRun(em, {
      applicationId,
      check: definition.id,
      state: 'running',
      startedAt: now,
      finishedAt: null,
      actor,
      summary: '',
      facts: [],
      grounds: null,
      restsOn: restsOn(definition, subject),
    });
    if (runId !== null) claimed.push({ runId, definition });
  }
  return claimed;
}

/** Writes the outcome of a claimed check. @returns false where its run has been ended meanwhile: the outcome is dropped. */
export async function finishCheck(
  em: EntityManager,
  runId: number,
  { state, summary, facts }: CheckOutcome,
  now: Date,
): Promise<boolean> {
  const run = { state, summary, facts, finishedAt: now };
  return (await em.nativeUpdate(ApplicationCheck, { id: runId, state: 'running' }, run)) === 1;
}

/**
 * Passes a check by a person's word, on the requisites as they are. `attempt`: the last run that the person saw, 0 for
 * none. @returns false where there is a newer one.
 */
export async function passCheckByHand(
  em: EntityManager,
  subject: CheckSubject,
  definition: CheckDefinition,
  { attempt, grounds, actor, now }: { attempt: number; grounds: string; actor: Actor; now: Date },
): Promise<boolean> {
  const runId = await addRun(em, {
    applicationId: subject.applicationId,
    check: definition.id,
    state: 'passed',
    startedAt: now,
    finishedAt: now,
    actor,
    summary: 'Засчитана сотрудником.',
    facts: [],
    grounds,
    restsOn: restsOn(definition, subject),
    after: attempt,
  });
  return runId !== null;
}
