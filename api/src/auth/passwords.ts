import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

let nobody: Promise<string> | null = null;

/**
 * Is it the password behind the argon2id hash? Without a hash (an unknown login) it does the same work and answers
 * false, so that the time of the answer doesn't tell which logins exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash(randomBytes(16).toString('hex'));
  const matches = await verify(passwordHash ?? (await nobody), password);
  return matches && passwordHash !== null;
}
