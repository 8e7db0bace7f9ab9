import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseTrouble } from './errors.ts';
import { guardStorage, requireDirectory, requireStorage } from './storage.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perenos-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what the disk has no room for is refused in words', () => {
  expect(() => requireStorage(folder)).not.toThrow();
  expect(() => requireStorage(folder, Number.MAX_SAFE_INTEGER)).toThrow(/почти не осталось места/);
});

test('a folder in which nothing can be written stops the start in words', () => {
  expect(() => requireDirectory('/dev/null/db')).toThrow(/недоступна для записи/);
});

test('where nothing can be written everything is still read', async () => {
  // opens for reading, never for writing
  mkdirSync(join(folder, 'PG_VERSION'));
  type Query = { sql: string; parameters: readonly unknown[] };
  const connection = { executeQuery: async ({ sql }: Query): Promise<unknown> => sql };
  guardStorage(connection, folder);
  const ask = (sql: string) => connection.executeQuery({ sql, parameters: [] });
  const reading = 'select 1 from mail where text like $1 for update';
  expect(await ask(reading)).toBe(reading);
  for (const sql of ['insert into mail', ' update mail', 'with old as (select 1)\nupdate mail', 'DELETE from mail'])
    await expect(ask(sql)).rejects.toThrow(/недоступна для записи/);
});

test.each([
  ['away', '57P01'],
  ['away', 'ECONNREFUSED'],
  ['storage', '53100'],
  ['storage', '25006'],
  ['storage', 'storage-full'],
  [null, '23505'],
])('trouble of the database itself is told from what was asked of it: %s for %s', (trouble, code) => {
  const cause = Object.assign(new Error('driver'), { code });
  expect(databaseTrouble(new Error('orm', { cause }))).toBe(trouble);
});
