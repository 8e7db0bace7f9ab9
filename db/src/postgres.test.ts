import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { Partner } from './entities/index.ts';
import { createTestDatabase, createTestDatabaseUrl } from './testing/index.ts';

// What only a server has: connections that break, processes side by side. On PGlite there is nothing here to test.
if (process.env.TEST_DATABASE === 'postgres') {
  let database: Database;
  let url: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    url = (await createTestDatabaseUrl()) ?? '';
  });
  afterAll(() => database.close());

  const breakConnections = (query: string) =>
    database.em().execute(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query like ?`,
      [query],
    );

  /** The server lets go of a lock a little after its connection has ended. */
  const lockedAgain = (by: Database, name: string) =>
    vi.waitFor(
      async () => {
        const lock = await by.tryLock(name);
        expect(lock).not.toBeNull();
        return lock;
      },
      { timeout: 20_000 },
    );

  describe('a broken connection', () => {
    test('is made again for those who listen', async () => {
      const heard: string[] = [];
      const stop = await database.listen('mail_kept', (payload) => heard.push(payload));
      await breakConnections('listen %');
      await expect
        .poll(
          async () => {
            await database.em().execute(`select pg_notify('mail_kept', '5')`);
            return heard.includes('5');
          },
          { timeout: 20_000, interval: 200 },
        )
        .toBe(true);
      await stop();
    });

    test('loses the lock that it carried, and says so', async () => {
      const lock = await database.tryLock('imap:perevod');
      expect(lock?.lost.aborted).toBe(false);
      await breakConnections('select pg_try_advisory_lock%');
      await expect.poll(() => lock?.lost.aborted, { timeout: 10_000 }).toBe(true);
      await lock?.release();
      await (await lockedAgain(database, 'imap:perevod'))?.release();
    });
  });

  test('a lock is held against other processes until its holder closes the database', async () => {
    const [one, two] = [await openDatabase({ kind: 'postgres', url }), await openDatabase({ kind: 'postgres', url })];
    expect(await one.tryLock('imap:sverka')).not.toBeNull();
    expect(await two.tryLock('imap:sverka')).toBeNull();
    await one.close();
    await lockedAgain(two, 'imap:sverka');
    await two.close();
  });

  test('processes that start side by side on an empty database migrate it once', async () => {
    const name = `empty_${process.pid}`;
    await database.em().execute(`create database ${name} template template0`);
    const empty = url.replace(/\/[^/]+$/, `/${name}`);
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ kind: 'postgres', url: empty })));
    for (const one of opened) expect(await one.em().count(Partner)).toBe(0);
    for (const one of opened) await one.close();
    await database.em().execute(`drop database ${name}`);
  });
} else {
  test('a server has tests of its own, run with TEST_DATABASE=postgres', async () => {
    expect(await createTestDatabaseUrl()).toBeNull();
  });
}
