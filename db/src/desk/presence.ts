import type { EntityManager } from '../database.ts';

/** Somebody who looks at a ticket. */
export type Viewer = { id: number; name: string };

/** Who has given a sign of looking at the ticket since `since`. */
export const viewersOf = (em: EntityManager, ticketId: number, since: Date): Promise<Viewer[]> =>
  em.execute<Viewer[]>(
    `select u.id, u.name from presence p join staff_user u on u.id = p.user_id
     where p.ticket_id = ? and p.seen_at > ? order by u.name, u.id`,
    [ticketId, since],
  );

/**
 * Notes that a person looks at a ticket, and forgets those who have given no sign since `since`. Tells
 * `presence_changed` if somebody came or went.
 */
export async function announcePresence(
  em: EntityManager,
  { ticketId, userId, at, since }: { ticketId: number; userId: number; at: Date; since: Date },
): Promise<void> {
  const gone = await em.execute<object[]>(
    `delete from presence where ticket_id = ? and seen_at <= ? and user_id <> ? returning user_id`,
    [ticketId, since, userId],
  );
  const [row] = await em.execute<{ came: boolean }[]>(
    `with before as (select seen_at from presence where ticket_id = ? and user_id = ?)
     insert into presence (ticket_id, user_id, seen_at) values (?, ?, ?)
     on conflict (ticket_id, user_id) do update set seen_at = excluded.seen_at
     returning not exists (select from before where seen_at > ?) as came`,
    [ticketId, userId, ticketId, userId, at, since],
  );
  if (gone.length > 0 || row?.came) await notifyPresence(em, ticketId);
}

/** Notes that a person looks away. */
export async function leavePresence(em: EntityManager, ticketId: number, userId: number): Promise<void> {
  const left = await em.execute<object[]>(
    `delete from presence where ticket_id = ? and user_id = ? returning user_id`,
    [ticketId, userId],
  );
  if (left.length > 0) await notifyPresence(em, ticketId);
}

const notifyPresence = (em: EntityManager, ticketId: number): Promise<unknown> =>
  em.execute(`select pg_notify('presence_changed', ?)`, [String(ticketId)]);
