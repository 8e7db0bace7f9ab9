import { moscowDateOf, moscowMidnight } from '@perenos/domain';
import type { EntityManager } from '../database.ts';

/** What a wall may show: numbers alone. */
export type WallFacts = {
  ready: number;
  review: number;
  waitingData: number;
  waitingDate: number;
  unassigned: number;
  doneToday: number;
  /** Of those done today that had a term: how many within it. */
  doneWithTerm: number;
  doneInTime: number;
  /** The open ticket whose term runs longest. */
  oldest: { number: string; startsAt: string } | null;
};

export async function loadWallFacts(em: EntityManager, now: Date): Promise<WallFacts> {
  const today = new Date(moscowMidnight(moscowDateOf(now.toISOString())));
  const [open] = await em.execute<Omit<WallFacts, 'doneToday' | 'doneWithTerm' | 'doneInTime' | 'oldest'>[]>(
    `select count(*) filter (where state = 'open' and verdict = 'execute')::int as ready,
       count(*) filter (where state = 'open' and verdict <> 'execute')::int as review,
       count(*) filter (where state = 'waiting-data')::int as "waitingData",
       count(*) filter (where state = 'waiting-date')::int as "waitingDate",
       count(*) filter (where state = 'open' and assignee_id is null)::int as unassigned
     from ticket where closed_at is null`,
  );
  const [done] = await em.execute<Pick<WallFacts, 'doneToday' | 'doneWithTerm' | 'doneInTime'>[]>(
    `select count(*)::int as "doneToday", count(due_at)::int as "doneWithTerm",
       count(*) filter (where closed_at <= due_at)::int as "doneInTime"
     from ticket where closed_at >= ? and closed_at <= ? and merged_into_id is null`,
    [today, now],
  );
  const [oldest] = await em.execute<{ number: string; starts_at: string | Date }[]>(
    `select number, starts_at from ticket where state = 'open' and starts_at <= ? order by starts_at, id limit 1`,
    [now],
  );
  const none = { ready: 0, review: 0, waitingData: 0, waitingDate: 0, unassigned: 0 };
  return {
    ...(open ?? none),
    ...(done ?? { doneToday: 0, doneWithTerm: 0, doneInTime: 0 }),
    oldest: oldest ? { number: oldest.number, startsAt: new Date(oldest.starts_at).toISOString() } : null,
  };
}
