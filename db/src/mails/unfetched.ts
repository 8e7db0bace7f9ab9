import type { Mailbox } from '@perenos/domain';
import { storable } from '../columns.ts';
import type { EntityManager } from '../database.ts';

/** A message that its mail server lists but doesn't hand out. */
export type UnfetchedMail = { mailbox: Mailbox; sourceKey: string; problem: string };

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * Puts a message aside that couldn't be fetched, so that people see it and later ones needn't wait for it; once more, it
 * is one attempt more. It is tried again after `retryInMs(attempts)`. One that was kept meanwhile stays as it is.
 */
export async function putAsideUnfetched(
  em: EntityManager,
  { mailbox, sourceKey, problem }: UnfetchedMail,
  at: Date,
  retryInMs: (attempts: number) => number,
): Promise<void> {
  await em.transactional(async (tx) => {
    const [row] = await tx.execute<{ id: number; attempts: number }[]>(
      `insert into mail (mailbox, source_key, sha256, raw, kept_at, not_before_at, state, attempts, reason,
         "references", "to", subject, text, segments, step_log)
       values (?, ?, '${emptySha256}', '', ?, now(), 'unfetched', 1, ?, '[]', '[]', '', '', '[]', '[]')
       on conflict (source_key) do update set attempts = mail.attempts + 1, reason = excluded.reason
         where mail.state = 'unfetched'
       returning id, attempts`,
      [mailbox, sourceKey, at, storable(problem)],
    );
    if (row === undefined) return;
    await tx.execute(`update mail set not_before_at = now() + ? * interval '1 millisecond' where id = ?`, [
      retryInMs(row.attempts),
      row.id,
    ]);
    await tx.execute(`select pg_notify('record_changed', 'mail')`);
  });
}

/** Source keys of a mailbox's messages that were put aside and whose next attempt is due, the oldest first. */
export async function dueUnfetched(em: EntityManager, mailbox: Mailbox): Promise<string[]> {
  const rows = await em.execute<{ key: string }[]>(
    `select source_key as key from mail where state = 'unfetched' and mailbox = ? and not_before_at <= now() order by id`,
    [mailbox],
  );
  return rows.map(({ key }) => key);
}

/** A message that was put aside isn't on the server any more: nothing is left to fetch, and a person has to know. */
export async function giveUpUnfetched(em: EntityManager, sourceKey: string): Promise<void> {
  await em.execute(
    `update mail set state = 'failed', reason = 'gone-from-server' where source_key = ? and state = 'unfetched'`,
    [sourceKey],
  );
}
