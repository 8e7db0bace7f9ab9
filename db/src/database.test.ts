import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { Partner } from './entities/index.ts';
import { createTestDatabase } from './testing/index.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe('a database', () => {
  test('is the one that the run asked for', async () => {
    expect(database.kind).toBe(process.env.TEST_DATABASE ?? 'pglite');
    const [row] = await database.em().execute<{ version: string }[]>('select version()');
    expect(row?.version).toMatch(/^PostgreSQL 18/);
  });

  test('starts empty', async () => {
    expect(await database.em().count(Partner)).toBe(0);
  });

  test('hands notices on once their transaction is committed', async () => {
    const heard: string[] = [];
    const stop = await database.listen('ticket_changed', (payload) => heard.push(payload));
    await expect(
      database.em().transactional(async (em) => {
        await em.execute(`select pg_notify('ticket_changed', 'rolled back')`);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await database.em().execute(`select pg_notify('ticket_changed', '7')`);
    await expect.poll(() => heard).toEqual(['7']);
    await stop();
  });

  test('gives a named lock to one holder at a time', async () => {
    const first = await database.tryLock('imap:perevod');
    expect(first).not.toBeNull();
    expect(await database.tryLock('imap:perevod')).toBeNull();
    const other = await database.tryLock('imap:sverka');
    expect(other).not.toBeNull();
    await first?.release();
    const again = await database.tryLock('imap:perevod');
    expect(again).not.toBeNull();
    await again?.release();
    await other?.release();
  });

  test('compares Russian letters without case', async () => {
    const [row] = await database.em().execute<{ same: boolean }[]>(`select lower('ЁЖИК') = 'ёжик' as same`);
    expect(row?.same).toBe(true);
  });
});
