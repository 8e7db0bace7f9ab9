import {
  type Actor,
  type ClaimedCheck,
  checkRuns,
  claimChecks,
  finishCheck,
  latestOf,
  loadCheckSubject,
  standingOf,
  writeJournal,
} from '@perenos/db';
import {
  type CheckDefinition,
  type CheckId,
  type CheckOutcome,
  type CheckSubject,
  checkById,
  checkStateLabels,
  checksOf,
  moscowDateOf,
  silentRegister,
} from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { ApiError } from '../http/errors.ts';
import { closedReasonOf } from './closed-reason.ts';

/** The check that is named; those whose result rests on requisites that were corrected since; null: all. */
export type WantedChecks = CheckId | 'outdated' | null;

/**
 * Runs checks of an application and waits for their outcomes. Registers are asked outside
 * of any transaction; each outcome is written as it comes, so that others see it. What already runs is left to whoever
 * started it. One line of the journal tells what came of it all.
 */
export async function runChecks(
  deps: ApiDependencies,
  actor: Actor,
  applicationId: string,
  only: WantedChecks,
): Promise<void> {
  const em = deps.database.em();
  const subject = await loadCheckSubject(em, applicationId);
  if (subject === null) throw new ApiError('not-found', { what: 'Заявка' });
  const closed = await closedReasonOf(em, applicationId);
  if (closed !== null) throw new ApiError('not-allowed-now', { reason: closed });
  const before = latestOf(await checkRuns(em, applicationId));
  const isOutdated = (definition: CheckDefinition): boolean =>
    standingOf(before.get(definition.id), definition, subject, deps.now()).outdated;
  const wanted = checksOf(subject).filter(
    ({ definition }) => only === null || (only === 'outdated' ? isOutdated(definition) : definition.id === only),
  );
  if (wanted.length === 0 && only === 'outdated') return;
  if (wanted.length === 0)
    throw new ApiError('not-allowed-now', { reason: 'Этой заявке такая проверка не нужна: обновите страницу.' });
  const definitions = wanted.map(({ definition }) => definition);
  const claimed = await claimChecks(em, subject, definitions, { actor, now: deps.now() });
  if (claimed.length === 0) return;
  const outcomes = await Promise.all(claimed.map((check) => runOne(deps, check, subject)));
  const stateBefore = ({ definition }: ClaimedCheck) =>
    standingOf(before.get(definition.id), definition, subject, deps.now()).state;
  await writeJournal(deps.database.em(), deps.now(), [
    {
      actor,
      kind: 'checks-run',
      objectType: 'application',
      objectId: applicationId,
      grounds: `Проверки реквизитов: ${claimed.map((check, at) => told(check, outcomes[at])).join('; ')}`,
      before: Object.fromEntries(claimed.map((check) => [check.definition.id, stateBefore(check)])),
      after: Object.fromEntries(claimed.map((check, at) => [check.definition.id, outcomes[at]?.state ?? null])),
    },
  ]);
}

const told = ({ definition }: ClaimedCheck, outcome: CheckOutcome | undefined): string =>
  `«${definition.label}» — ${outcome === undefined ? '' : checkStateLabels[outcome.state].toLowerCase()}`;

async function runOne(
  deps: ApiDependencies,
  { runId, definition }: ClaimedCheck,
  subject: CheckSubject,
): Promise<CheckOutcome> {
  const context = { registers: deps.registers, today: moscowDateOf(deps.now().toISOString()) };
  const outcome = await Promise.resolve(checkById(definition.id).run(subject, context)).catch((error: unknown) => {
    // Adapters answer rather than throw; a run must not hang as «выполняется» should one do so all the same.
    deps.logger.error({ check: definition.id, error: error instanceof Error ? error.name : 'unknown' }, 'check broke');
    return silentRegister('bad-answer');
  });
  await finishCheck(deps.database.em(), runId, outcome, deps.now());
  return outcome;
}
