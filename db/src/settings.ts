import { join } from 'node:path';
import * as z from 'zod';
import type { DatabaseOptions } from './database.ts';
import { DatabaseError } from './errors.ts';

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'ожидается postgres://пользователь:пароль@узел:порт/база')
    .optional(),
  VAR_DIR: z.string().default('var'),
  USER_PASSWORD: z.string().optional(),
});

export type Settings = { database: DatabaseOptions; userPassword: string | null };

/**
 * The settings of the commands, read once: `DATABASE_URL`, else the embedded database in `VAR_DIR`/db; an empty variable
 * counts as absent.
 * @throws DatabaseError `bad-settings` with the variable's name and what is expected.
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new DatabaseError('bad-settings', `Неверные настройки. ${problems.join('. ')}`);
  }
  const { DATABASE_URL: url, VAR_DIR: varDirectory, USER_PASSWORD: userPassword } = parsed.data;
  return {
    database: url === undefined ? { kind: 'pglite', directory: join(varDirectory, 'db') } : { kind: 'postgres', url },
    userPassword: userPassword ?? null,
  };
}
