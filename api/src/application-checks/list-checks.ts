import {
  type ApplicationCheck,
  checkRuns,
  type EntityManager,
  latestOf,
  loadCheckSubject,
  standingOf,
} from '@perenos/db';
import { type CheckOfSubject, type CheckSubject, checksOf, mandatoryChecks, may } from '@perenos/domain';
import type { z } from 'zod';
import type { applicationChecks } from '../contract/application-checks.ts';
import type { UserView } from '../contract/auth.ts';
import { ApiError } from '../http/errors.ts';
import { closedReasonOf } from './closed-reason.ts';

type View = z.infer<typeof applicationChecks>;
type CheckView = View['checks'][number];

const cutShort = 'Проверка прервана: запустите её ещё раз.';

const viewOfRun = (run: ApplicationCheck): CheckView['history'][number] => ({
  attempt: run.attempt,
  state: run.state,
  at: (run.finishedAt ?? run.startedAt).toISOString(),
  byName: run.actorId === null ? null : run.actorName,
  summary: run.summary,
  grounds: run.grounds,
});

function viewOfCheck(
  { definition, importance }: CheckOfSubject,
  subject: CheckSubject,
  runs: readonly ApplicationCheck[],
  now: Date,
): CheckView {
  const { id, label, explanation, register } = definition;
  const last = runs.at(-1);
  const { state, outdated } = standingOf(last, definition, subject, now);
  const shown =
    last === undefined
      ? { attempt: 0, at: null, byName: null, summary: '', grounds: null }
      : { ...viewOfRun(last), ...(last.state === 'running' && state === 'unavailable' ? { summary: cutShort } : {}) };
  const history = runs.slice(0, -1).reverse().map(viewOfRun);
  return { ...shown, id, label, explanation, register, importance, state, outdated, facts: last?.facts ?? [], history };
}

/** The checks of an application as the panel shows them to this person. */
export async function checksView(em: EntityManager, user: UserView, applicationId: string, now: Date): Promise<View> {
  const subject = await loadCheckSubject(em, applicationId);
  if (subject === null) throw new ApiError('not-found', { what: 'Заявка' });
  const runs = await checkRuns(em, applicationId);
  const latest = latestOf(runs);
  const list = checksOf(subject);
  const standing = new Map(
    list.map(({ definition }) => [
      definition.id,
      standingOf(latest.get(definition.id), definition, subject, now).state,
    ]),
  );
  const gate = mandatoryChecks(subject, (check) => standing.get(check) ?? 'not-run');
  const closedReason = await closedReasonOf(em, applicationId);
  const open = closedReason === null;
  return {
    applicationId,
    checks: list.map((one) =>
      viewOfCheck(
        one,
        subject,
        runs.filter(({ check }) => check === one.definition.id),
        now,
      ),
    ),
    blockedBy: gate.passed ? null : gate.reason,
    mayRun: open && may(user.role, 'checks.run'),
    mayPass: open && may(user.role, 'checks.pass-by-hand'),
    closedReason,
  };
}
