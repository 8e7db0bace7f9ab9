import { closeSync, mkdirSync, openSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseStorageError } from './errors.ts';

/**
 * What is kept free under the embedded database, in bytes: several files of its log (16 MB each). When it can't make the
 * next one it doesn't fail, it hangs, and the whole process with it.
 */
const reserve = 64 * 1024 * 1024;
/** How much disk a byte takes that is written: once in the table, once in the log, and what goes with it in either. */
const copies = 3;

type Query = { sql: string; parameters: readonly unknown[] };

const writing = /^\s*(?:insert|update|delete|create|alter|drop|truncate|with\b.*\b(?:insert|update|delete)\b)/is;

const sizeOf = (value: unknown): number =>
  typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** @throws DatabaseStorageError where `bytes` more can't be written into the directory. */
export function requireStorage(directory: string, bytes = 0): void {
  try {
    // A disk that the system has closed after an error still grants access, but opens nothing for writing.
    closeSync(openSync(join(directory, 'PG_VERSION'), 'r+'));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw new DatabaseStorageError('read-only');
  }
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize < reserve + copies * bytes) throw new DatabaseStorageError('full');
}

/** Makes the directory of an embedded database. @throws DatabaseStorageError where there can be none. */
export function requireDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new DatabaseStorageError(codeOf(error) === 'ENOSPC' ? 'full' : 'read-only');
  }
  requireStorage(directory);
}

/** Has a connection of the ORM's refuse to write what the disk couldn't take; it reads as before. */
export function guardStorage(connection: { executeQuery(query: Query): Promise<unknown> }, directory: string): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query) => {
    const { sql, parameters } = query;
    if (writing.test(sql))
      requireStorage(
        directory,
        parameters.reduce<number>((sum, value) => sum + sizeOf(value), sql.length),
      );
    return execute(query);
  };
}
