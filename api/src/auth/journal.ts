import { type Actor, type EntityManager, type JournalLine, writeJournal } from '@perenos/db';
import type { UserView } from '../contract/auth.ts';

type Told = Pick<JournalLine, 'kind' | 'grounds' | 'before' | 'after'>;

/** Who does it, as the journal names a person. */
export const actorOf = ({ id, name }: Pick<UserView, 'id' | 'name'>): Actor & { kind: 'user' } => ({
  kind: 'user',
  id,
  name,
});

/** A line about an account, in the caller's transaction. No secret belongs into it. */
export const journalUser = (em: EntityManager, at: Date, actor: Actor, userId: number, told: Told): Promise<void> =>
  writeJournal(em, at, [{ actor, objectType: 'user', objectId: String(userId), ...told }]);

export const journalSession = (
  em: EntityManager,
  at: Date,
  actor: Actor,
  sessionId: string,
  told: Told,
): Promise<void> => writeJournal(em, at, [{ actor, objectType: 'session', objectId: sessionId, ...told }]);
