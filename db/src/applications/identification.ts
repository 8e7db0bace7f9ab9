import { type IdentificationCenter, identificationDueOn, isNoShow, moscowDateOf } from '@perenos/domain';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Database, EntityManager } from '../database.ts';
import { IdentificationDelegation } from '../entities/index.ts';
import { type ApplicationMove, type LockedApplication, lockApplication, moveApplication } from './move.ts';

type Hand = Omit<ApplicationMove, 'event' | 'grounds' | 'facts'>;

/**
 * Hands a locked application to a centre of identification, which has ten working days.
 * @throws ApplicationRefusedError; CalendarYearMissing
 */
export async function delegateIdentification(
  em: EntityManager,
  locked: LockedApplication,
  center: Pick<IdentificationCenter, 'id' | 'name' | 'address'> & { distanceKm: number | null },
  hand: Hand,
): Promise<IdentificationDelegation> {
  const dueOn = identificationDueOn(await loadCalendar(em), moscowDateOf(hand.at.toISOString()));
  await moveApplication(em, locked, {
    ...hand,
    event: 'delegate',
    grounds: `${center.name}, ${center.address}`,
    facts: { center: center.id, dueOn },
  });
  // One that an import left open ends where the next begins.
  const open = { application: locked.application.id, endedAt: null };
  await em.nativeUpdate(IdentificationDelegation, open, { endedAt: hand.at });
  const delegation = em.create(IdentificationDelegation, {
    application: locked.application,
    centerId: center.id,
    centerName: center.name,
    centerAddress: center.address,
    distanceKm: center.distanceKm,
    delegatedAt: hand.at,
    delegatedBy: hand.actor.name,
    dueOn,
    endedAt: null,
    outcome: null,
    reason: null,
  });
  await em.flush();
  return delegation;
}

/** The delegation that lasts; null where none does, or where its stage was left by an import. */
export const openDelegation = async (
  em: EntityManager,
  { id, state }: { id: string; state: string },
): Promise<IdentificationDelegation | null> =>
  state === 'delegated-to-identification'
    ? em.findOne(IdentificationDelegation, { application: id, endedAt: null })
    : null;

const system = { kind: 'system', name: 'Система' } as const;

/**
 * Ends delegations whose subscriber did not come within ten working days: «Идентификация не пройдена». Each in a
 * transaction of its own that looks again under lock, so that two processes may run it at once. One that fails holds up
 * no other: it goes to `onProblem`. @returns ids of the applications that were ended
 */
export async function endNoShows(
  database: Database,
  now: Date,
  onProblem: (problem: { applicationId: string; error: unknown }) => void,
): Promise<string[]> {
  const today = moscowDateOf(now.toISOString());
  const due = await database.em().execute<{ id: string }[]>(
    `select d.application_id as id from identification_delegation d join application a on a.id = d.application_id
       where d.ended_at is null and d.due_on < ? and a.state = 'delegated-to-identification' order by d.id`,
    [today],
  );
  const ended: string[] = [];
  for (const { id } of due) {
    const done = await database
      .em()
      .transactional((em) => endNoShow(em, id, today, now))
      .catch((error: unknown) => {
        onProblem({ applicationId: id, error });
        return false;
      });
    if (done) ended.push(id);
  }
  return ended;
}

async function endNoShow(em: EntityManager, id: string, today: string, now: Date): Promise<boolean> {
  const locked = await lockApplication(em, id);
  const delegation = locked && (await openDelegation(em, locked.application));
  if (!locked || !delegation || !isNoShow(delegation.dueOn, today)) return false;
  await moveApplication(em, locked, {
    event: 'no-show',
    actor: system,
    by: 'system',
    at: now,
    grounds: `Абонент в течение 10 рабочих дней не явился в центр идентификации: ${delegation.centerName}`,
  });
  return true;
}
