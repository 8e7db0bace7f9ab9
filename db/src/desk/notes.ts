import type { EntityManager } from '../database.ts';
import { Mention, Note, type Ticket, User } from '../entities/index.ts';

/** A login after `@`, wherever no word precedes it: an address isn't a mention. */
const mentionPattern = /(?<![\p{L}\p{N}_.@-])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)/gu;

/** Logins that a text calls, in lower case. */
const mentionedLogins = (text: string): string[] => [
  ...new Set([...text.matchAll(mentionPattern)].flatMap(([, login]) => login?.toLowerCase() ?? [])),
];

/** Leaves a note at a ticket and calls those whom it mentions, each told by `user_mentioned`. A person doesn't call himself. */
export async function writeNote(
  em: EntityManager,
  { ticket, authorId, text, at }: { ticket: Ticket; authorId: number; text: string; at: Date },
): Promise<Note> {
  const note = em.create(Note, { ticket, author: em.getReference(User, authorId), text, at });
  const logins = mentionedLogins(text);
  const users = logins.length === 0 ? [] : await findByLogins(em, logins);
  await call(
    em,
    note,
    users.map(({ id }) => id).filter((id) => id !== authorId),
  );
  return note;
}

/** Leaves a note of the product itself at a ticket, which calls these people. */
export async function callByNote(
  em: EntityManager,
  { ticket, text, at, userIds }: { ticket: Ticket; text: string; at: Date; userIds: readonly number[] },
): Promise<void> {
  await call(em, em.create(Note, { ticket, author: null, text, at }), userIds);
}

async function call(em: EntityManager, note: Note, userIds: readonly number[]): Promise<void> {
  for (const user of userIds) em.create(Mention, { note, user, readAt: null });
  await em.flush();
  for (const user of userIds) await em.execute(`select pg_notify('user_mentioned', ?)`, [String(user)]);
}

const findByLogins = (em: EntityManager, logins: readonly string[]): Promise<{ id: number }[]> =>
  em.execute(`select id from staff_user where active and lower(login) in (${logins.map(() => '?').join(', ')})`, [
    ...logins,
  ]);
