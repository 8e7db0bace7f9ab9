import { createHash } from 'node:crypto';
import {
  type CheckDefinition,
  type CheckId,
  type CheckOutcome,
  type CheckState,
  type CheckSubject,
  type ChecksGate,
  checksOf,
  mandatoryChecks,
  moscowDateOf,
} from '@perenos/domain';
import { storable, storableDeep } from '../columns.ts';
import type { EntityManager } from '../database.ts';
import { ApplicationCheck } from '../entities/index.ts';
import { DatabaseError } from '../errors.ts';
import type { Actor } from '../journal/write.ts';
import { loadCheckSubject } from './check-subject.ts';

/** The service itself, where no person started a check. */
export const checkService: Actor = { kind: 'system', name: 'Сервис проверки реквизитов' };

/** A run that lasts longer than this was cut short: its process is gone. Milliseconds. */
export const checkLease = 2 * 60_000;

/** What a result of this check rests on, as a digest: equal ones rest on the same requisites. */
export const restsOn = (definition: CheckDefinition, subject: CheckSubject): string =>
  createHash('sha256')
    .update(JSON.stringify(definition.rests(subject)))
    .digest('hex');

/** All runs of an application's checks, the first one first. */
export const checkRuns = (em: EntityManager, applicationId: string): Promise<ApplicationCheck[]> =>
  em.find(ApplicationCheck, { application: applicationId }, { orderBy: { attempt: 'asc' }, disableIdentityMap: true });

/** The run of each check that counts: its last one. */
export const latestOf = (runs: readonly ApplicationCheck[]): ReadonlyMap<CheckId, ApplicationCheck> =>
  new Map(runs.map((run) => [run.check, run]));

/** What a check's last run says today. `outdated`: of other requisites than the present ones. */
export function standingOf(
  run: ApplicationCheck | undefined,
  definition: CheckDefinition,
  subject: CheckSubject,
  now: Date,
): { state: CheckState; outdated: boolean } {
  if (run === undefined) return { state: 'not-run', outdated: false };
  if (run.state === 'running') {
    const cutShort = now.getTime() - run.startedAt.getTime() > checkLease;
    return { state: cutShort ? 'unavailable' : 'running', outdated: false };
  }
  const outdated = run.restsOn !== restsOn(definition, subject);
  return { state: outdated ? 'not-run' : run.state, outdated };
}

/**
 * Whether all mandatory checks of the application are passed on its requisites as they are now; to be asked before
 * «в обработку», in the transaction that moves it. Checks that need no register are made up for here, so that nobody has
 * to start what can be told at once; register checks never are.
 * @throws DatabaseError `application-missing` if there is no such application.
 */
export async function mandatoryChecksPassed(em: EntityManager, applicationId: string, now: Date): Promise<ChecksGate> {
  const subject = await loadCheckSubject(em, applicationId);
  if (subject === null) throw new DatabaseError('application-missing', 'Такой заявки нет.', { applicationId });
  const latest = latestOf(await checkRuns(em, applicationId));
  const states = new Map<CheckId, CheckState>();
  for (const { definition } of checksOf(subject)) {
    const { state } = standingOf(latest.get(definition.id), definition, subject, now);
    const outcome = state === 'not-run' ? await ownOutcome(definition, subject, now) : null;
    if (outcome !== null) await keepOwnOutcome(em, subject, definition, outcome, now, restsOn(definition, subject));
    states.set(definition.id, outcome?.state ?? state);
  }
  return mandatoryChecks(subject, (check) => states.get(check) ?? 'not-run');
}

const unreachable = () => {
  throw new Error('a check without a register asked one');
};
const noRegisters = {
  egr: { find: unreachable },
  esia: { find: unreachable },
  passport: { find: unreachable },
  disqualified: { find: unreachable },
  snils: { find: unreachable },
};

async function ownOutcome(definition: CheckDefinition, subject: CheckSubject, now: Date): Promise<CheckOutcome | null> {
  if (definition.register !== null) return null;
  return definition.run(subject, { registers: noRegisters, today: moscowDateOf(now.toISOString()) });
}

const keepOwnOutcome = (
  em: EntityManager,
  { applicationId }: CheckSubject,
  definition: CheckDefinition,
  outcome: CheckOutcome,
  now: Date,
  rests: string,
): Promise<number | null> =>
  addRun(em, {
    applicationId,
    check: definition.id,
    ...outcome,
    startedAt: now,
    finishedAt: now,
    actor: checkService,
    grounds: null,
    restsOn: rests,
  });

export type NewRun = Pick<ApplicationCheck, 'check' | 'state' | 'startedAt' | 'finishedAt' | 'summary' | 'facts'> & {
  applicationId: string;
  actor: Actor;
  grounds: string | null;
  restsOn: string;
  /** The attempt that it follows; absent: whatever is the last. */
  after?: number;
};

/** Adds a run. @returns its id; null where somebody else has started or finished one in the meantime. */
export async function addRun(em: EntityManager, run: NewRun): Promise<number | null> {
  const { applicationId, check, actor } = run;
  const [added] = await em.execute<{ id: number }[]>(
    `insert into application_check
       (application_id, check_id, attempt, state, started_at, finished_at, actor_id, actor_name, summary, facts, grounds, rests_on)
     select ?, ?, coalesce(?::int, (select max(attempt) from application_check where application_id = ? and check_id = ?), 0) + 1,
       ?, ?::timestamptz, ?::timestamptz, ?::int, ?, ?, ?::jsonb, ?, ?
     on conflict do nothing returning id`,
    [
      ...[applicationId, check, run.after ?? null, applicationId, check],
      ...[run.state, run.startedAt.toISOString(), run.finishedAt?.toISOString() ?? null],
      ...[actor.kind === 'user' ? actor.id : null, actor.name],
      ...[storable(run.summary), JSON.stringify(run.facts, storableDeep)],
      ...[run.grounds === null ? null : storable(run.grounds), run.restsOn],
    ],
  );
  return added?.id ?? null;
}
