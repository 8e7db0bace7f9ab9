import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { JournalEntry, User } from '../entities/index.ts';
import { createTestDatabase } from '../testing/index.ts';
import { createUser } from './create.ts';

const actor = { kind: 'system', name: 'Тест' } as const;
const at = new Date('2026-03-02T09:00:00Z');
const ivanova = { login: 'ivanova', name: 'Иванова Мария', role: 'specialist', password: 'Perenos2026' } as const;

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe('users', () => {
  test('with one login are one user', async () => {
    await createUser(database.em(), ivanova, actor, at);
    await expect(createUser(database.em(), ivanova, actor, at)).rejects.toMatchObject({ code: 'user-exists' });
    expect(await database.em().count(JournalEntry, { kind: 'user-created' })).toBe(1);
  });

  test('with a weak password are not made', async () => {
    await expect(
      createUser(database.em(), { ...ivanova, login: 'x', password: 'weak' }, actor, at),
    ).rejects.toMatchObject({
      code: 'bad-password',
    });
    expect(await database.em().count(User, { login: 'x' })).toBe(0);
  });
});
