import {
  createUser,
  DatabaseError,
  type EntityManager,
  hashPassword,
  newTemporaryPassword,
  type User,
} from '@perenos/db';
import { type UserRole, welcomeLetter } from '@perenos/domain';
import { queueSecretLetter, untilWords } from '../auth/account-letters.ts';
import { clearAttempts } from '../auth/attempts.ts';
import { actorOf, journalUser } from '../auth/journal.ts';
import { endSessionsOf } from '../auth/sessions.ts';
import type { UserView } from '../contract/auth.ts';
import { ApiError } from '../http/errors.ts';
import { limits } from '../limits.ts';
import { lockUser } from './change-user.ts';

type Issue = { byMail: boolean; by: UserView; now: Date; address: string | null };
/** `temporaryPassword`: to be told once; null where it went by mail. */
export type Issued = { user: User; temporaryPassword: string | null; until: Date };

export type NewAccount = { login: string; name: string; role: UserRole; email: string | null };

/** Makes an account with a temporary password, which is answered once or mailed. */
export async function makeUser(em: EntityManager, account: NewAccount, issue: Issue): Promise<Issued> {
  if (issue.byMail && account.email === null)
    throw new ApiError('invalid-input', { fields: { email: 'Укажите почту, на которую отправить пароль' } });
  const password = newTemporaryPassword();
  const until = new Date(issue.now.getTime() + limits.firstPassword);
  const user = await em
    .transactional(async (tx) => {
      const made = await createUser(tx, { ...account, password, passwordUntil: until }, actorOf(issue.by), issue.now);
      if (issue.byMail) await mailPassword(tx, made, password, until, issue);
      return made;
    })
    .catch((error: unknown) => {
      if (!(error instanceof DatabaseError && error.code === 'user-exists')) throw error;
      throw new ApiError('invalid-input', { fields: { login: 'Такой логин уже занят' } });
    });
  return { user, temporaryPassword: issue.byMail ? null : password, until };
}

/** Gives an account a temporary password in place of the one in force; its sessions end and its lock is gone. */
export async function issuePassword(em: EntityManager, id: number, issue: Issue): Promise<Issued> {
  if (id === issue.by.id) throw new ApiError('own-account', {});
  const password = newTemporaryPassword();
  const passwordHash = await hashPassword(password);
  const until = new Date(issue.now.getTime() + limits.firstPassword);
  const user = await em.transactional(async (tx) => {
    const found = await lockUser(tx, id);
    Object.assign(found, { passwordHash, passwordUntil: until, recoveryHash: null, recoveryUntil: null });
    await tx.flush();
    await endSessionsOf(tx, id);
    await clearAttempts(tx, 'sign-in', found.login);
    if (issue.byMail) await mailPassword(tx, found, password, until, issue);
    await journalUser(tx, issue.now, actorOf(issue.by), id, {
      kind: 'temporary-password-issued',
      grounds: issue.byMail ? 'Отправлен на почту пользователя' : 'Показан администратору для передачи',
      after: { until: until.toISOString() },
    });
    return found;
  });
  return { user, temporaryPassword: issue.byMail ? null : password, until };
}

async function mailPassword(
  tx: EntityManager,
  { name, login, email }: User,
  temporaryPassword: string,
  until: Date,
  { now, address }: Issue,
): Promise<void> {
  if (email === null) throw new ApiError('no-email', {});
  const letter = welcomeLetter({ name, login, temporaryPassword, until: untilWords(until), address });
  await queueSecretLetter(tx, { to: email, ...letter }, now);
}
