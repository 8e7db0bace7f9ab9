import {
  type Actor,
  checkRuns,
  latestOf,
  loadCheckSubject,
  passCheckByHand,
  standingOf,
  writeJournal,
} from '@perenos/db';
import { type CheckId, checkById, checkStateLabels, checksOf } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { ApiError } from '../http/errors.ts';
import { closedReasonOf } from './closed-reason.ts';

const refused = (reason: string): ApiError => new ApiError('not-allowed-now', { reason });

/**
 * A person takes a check upon himself, with grounds. It holds for the requisites as they are, like a run does, and only
 * where he has seen the last run: somebody's newer result is not written over.
 */
export const passCheck = (
  deps: ApiDependencies,
  actor: Actor,
  {
    applicationId,
    check,
    attempt,
    grounds,
  }: { applicationId: string; check: CheckId; attempt: number; grounds: string },
): Promise<void> =>
  deps.database.em().transactional(async (tx) => {
    const now = deps.now();
    const subject = await loadCheckSubject(tx, applicationId);
    if (subject === null) throw new ApiError('not-found', { what: 'Заявка' });
    const closed = await closedReasonOf(tx, applicationId);
    if (closed !== null) throw refused(closed);
    const definition = checkById(check);
    if (!checksOf(subject).some((one) => one.definition.id === check))
      throw refused('Этой заявке такая проверка не нужна: обновите страницу.');
    const last = latestOf(await checkRuns(tx, applicationId)).get(check);
    const { state } = standingOf(last, definition, subject, now);
    if (state === 'running') throw refused('Проверка ещё выполняется: дождитесь её результата.');
    if (state === 'passed') throw refused('Проверка уже пройдена: засчитывать нечего.');
    const passed = await passCheckByHand(tx, subject, definition, { attempt, grounds, actor, now });
    if (!passed) throw refused('Проверку тем временем повторили: посмотрите её свежий результат.');
    await writeJournal(tx, now, [
      {
        actor,
        kind: 'check-passed-by-hand',
        objectType: 'application',
        objectId: applicationId,
        grounds: `«${definition.label}» засчитана вручную (была: ${checkStateLabels[state].toLowerCase()}). ${grounds}`,
        before: { check, state, attempt },
        after: { check, state: 'passed', attempt: attempt + 1 },
      },
    ]);
  });
