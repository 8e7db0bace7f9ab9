import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { passwordProblem, type UserRole } from '@perenos/domain';
import type { EntityManager } from '../database.ts';
import { User } from '../entities/index.ts';
import { DatabaseError } from '../errors.ts';
import { type Actor, writeJournal } from '../journal/write.ts';
import { hashPassword } from './passwords.ts';

export type NewUser = {
  login: string;
  name: string;
  role: UserRole;
  password: string;
  email?: string | null;
  /** For a temporary password: until when it opens anything. */
  passwordUntil?: Date | null;
};

/**
 * Makes a member of the staff, with a line in the journal.
 * @throws DatabaseError `bad-password`, `user-exists`
 */
export async function createUser(em: EntityManager, user: NewUser, actor: Actor, at: Date): Promise<User> {
  const problem = passwordProblem(user.password);
  if (problem !== null) throw new DatabaseError('bad-password', problem);
  // before the transaction: hashing takes its time, and PGlite has one connection
  const passwordHash = await hashPassword(user.password);
  const { login, name, role, email = null, passwordUntil = null } = user;
  try {
    return await em.transactional(async (tx) => {
      const created = tx.create(User, { login, name, role, email, passwordHash, passwordUntil });
      await tx.flush();
      const after = { login, name, role, email };
      const line = { actor, objectType: 'user', objectId: String(created.id), grounds: 'Заведён пользователь', after };
      await writeJournal(tx, at, [{ kind: 'user-created', ...line }]);
      return created;
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new DatabaseError('user-exists', `Пользователь «${login}» уже есть.`, { login });
  }
}
