import type { Mailbox } from '@perenos/domain';
import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';
import type { ReadingState } from '../entities/index.ts';

/** What a mailbox's reader says of itself. */
export type ReadingNote =
  | { state: Extract<ReadingState, 'reading'> }
  | { state: Extract<ReadingState, 'lost'>; problem: string; retryAt: Date };

/** Notes that a mailbox was looked through, or why it can't be. Tells `record_changed` where that is news. */
export async function noteReading(em: EntityManager, mailbox: Mailbox, note: ReadingNote, at: Date): Promise<void> {
  const lost = note.state === 'lost' ? note : null;
  const [row] = await em.execute<{ since: Date | string }[]>(
    `insert into mailbox_reading as known (mailbox, state, since, checked_at, problem, retry_at) values (?, ?, ?, ?, ?, ?)
     on conflict (mailbox) do update set state = excluded.state, problem = excluded.problem, retry_at = excluded.retry_at,
       since = case when known.state = excluded.state then known.since else excluded.since end,
       checked_at = coalesce(excluded.checked_at, known.checked_at)
     returning since`,
    [mailbox, note.state, at, lost ? null : at, lost && storable(lost.problem), lost?.retryAt ?? null],
  );
  if (row && +new Date(row.since) === +at) await em.execute(`select pg_notify('record_changed', 'mailbox')`);
}
