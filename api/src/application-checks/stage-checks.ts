import {
  checkRuns,
  checkService,
  type EntityManager,
  latestOf,
  loadCheckSubject,
  lockApplication,
  moveApplication,
  standingOf,
} from '@perenos/db';
import { applicationStages, applicationStates, checksOf } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { limits } from '../limits.ts';
import { runChecks, type WantedChecks } from './run-checks.ts';

/*
 * «Проверка: WEB-Регистратор осуществляет автоматическую проверку корректности указанных в заявлении реквизитов»: nobody
 * has to start it, and it ends by itself when the registers have answered.
 */

/** Of these the work isn't over. */
const openStates = applicationStates.filter((state) => applicationStages[state].group !== 'processed');

/** Whether every mandatory check of the application has an answer: passed or failed, on the requisites as they are. */
async function areAnswered(em: EntityManager, id: string, now: Date): Promise<boolean> {
  const subject = await loadCheckSubject(em, id);
  if (subject === null) return false;
  const latest = latestOf(await checkRuns(em, id));
  return checksOf(subject)
    .filter(({ importance }) => importance === 'mandatory')
    .every(({ definition }) => {
      const { state } = standingOf(latest.get(definition.id), definition, subject, now);
      return state === 'passed' || state === 'failed';
    });
}

/** An application whose mandatory checks have their answers leaves «Проверка»; while a register is silent it stays. */
export const endStageOfChecks = ({ database, now }: ApiDependencies, id: string): Promise<void> =>
  database.em().transactional(async (em) => {
    const locked = await lockApplication(em, id);
    if (locked?.application.state !== 'checking' || !(await areAnswered(em, id, now()))) return;
    const grounds = 'По всем обязательным проверкам есть ответ';
    await moveApplication(em, locked, {
      event: 'finish-checks',
      ...{ actor: checkService, by: 'system', at: now(), grounds },
    });
  });

/** Checks an application as the service itself. Never throws: nobody waits for it. */
export async function checkBySystem(deps: ApiDependencies, id: string, wanted: WantedChecks = null): Promise<void> {
  try {
    await runChecks(deps, checkService, id, wanted);
    await endStageOfChecks(deps, id);
  } catch (error) {
    deps.logger.error({ err: error, application: id }, 'the checks of an application broke');
  }
}

/**
 * Checks the applications that have come and were not checked yet, those in «Проверка» whose registers were silent an
 * hour ago, or whose process is gone, and of those whose requisites were corrected since what rests on them. Two processes may do it at once: each check is claimed by one of them.
 * @returns how many were looked at
 */
export async function checkArrivals(deps: ApiDependencies, signal?: AbortSignal): Promise<number> {
  const again = new Date(deps.now().getTime() - limits.registersAskedAgain);
  const rows = await deps.database.em().execute<{ id: string; corrected: boolean }[]>(
    `select * from (
       select a.id, a.received_on, last.at is not null and exists (
           select from journal_entry j where j.object_type = 'application' and j.object_id = a.id
             and j.kind = 'application-corrected' and j.before is not null and j.at > last.at) as corrected,
         (a.state in ('new', 'checking') and last.at is null) or (a.state = 'checking' and last.at < ?::timestamptz) as due
       from application a
       left join lateral (select max(started_at) as at from application_check c where c.application_id = a.id) last on true
       where a.state in (${openStates.map(() => '?').join(', ')})) found
     where due or corrected order by received_on, id limit ?`,
    [again.toISOString(), ...openStates, limits.checkedAtOnce],
  );
  for (const { id, corrected } of rows)
    if (!signal?.aborted) await checkBySystem(deps, id, corrected ? 'outdated' : null);
  return rows.length;
}
