import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { UserRole } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { User } from '../entities/index.ts';
import { DatabaseError } from '../errors.ts';
import { type Actor, writeJournal } from '../journal/write.ts';
import { hashPassword, passwordProblem } from './passwords.ts';

export type NewUser = { login: string; name: string; role: UserRole; password: string };

/**
 * Makes a member of the staff, with a line in the journal.
 * @throws DatabaseError `bad-password`, `user-exists`
 */
export async function createUser(em: EntityManager, user: NewUser, actor: Actor, at: Date): Promise<User> {
  const problem = passwordProblem(user.password);
  if (problem !== null) throw new DatabaseError('bad-password', problem);
  // before the transaction: hashing takes its time, and PGlite has one connection
  const passwordHash = await hashPassword(user.password);
  const { login, name, role } = user;
  try {
    return await em.transactional(async (tx) => {
      const created = tx.create(User, { login, name, role, passwordHash, lockedUntil: null });
      await tx.flush();
      const after = { login, name, role };
      const line = { actor, objectType: 'user', objectId: String(created.id), grounds: 'Заведён пользователь', after };
      await writeJournal(tx, at, [{ kind: 'user-created', ...line }]);
      return created;
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new DatabaseError('user-exists', `Пользователь «${login}» уже есть.`, { login });
  }
}
