import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { MikroORM } from '@mikro-orm/postgresql';
import { inject } from 'vitest';
import { type Database, embeddedDatabase, openDatabase } from '../database.ts';
import { openEmbeddedOrm } from '../embedded.ts';
import { takeEmbedded } from './embedded-pool.ts';
import type {} from './global-setup.ts';
import { templateDatabase, urlOf } from './postgres-server.ts';

export * from './builders.ts';
export * from './row-builders.ts';

/**
 * An empty migrated database of one's own, on PGlite, or on PostgreSQL when the run has `TEST_DATABASE=postgres`. Close it
 * in `afterAll`. The workspace's vitest config needs `globalSetup: ['@perenos/db/testing/global-setup']`.
 */
export async function createTestDatabase(): Promise<Database> {
  const template = inject('testTemplate');
  if (template === undefined) throw new Error('vitest.config.ts lacks globalSetup: @perenos/db/testing/global-setup');
  if (template.kind === 'pglite') return takeEmbedded(template.dump);
  const { url, drop } = await createPostgresDatabase(template.port);
  const database = await openDatabase({ kind: 'postgres', url });
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

async function createPostgresDatabase(port: number): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(port, `create database ${name} template ${templateDatabase}`);
  return { url: urlOf(port, name), drop: () => administer(port, `drop database ${name} with (force)`) };
}

/**
 * The same for a process that the test starts: on the run's PostgreSQL, at `url`; else in files under `directory`, `url`
 * null. Close it before that process opens it.
 */
export async function createDatabaseForProcess(directory: string): Promise<{ database: Database; url: string | null }> {
  const template = inject('testTemplate');
  if (template.kind === 'pglite') {
    const embedded = await openEmbeddedOrm({ directory, dump: await openAsBlob(template.dump) });
    return { database: embeddedDatabase(embedded), url: null };
  }
  const { url } = await createPostgresDatabase(template.port);
  return { database: await openDatabase({ kind: 'postgres', url }), url };
}

/** The address of a fresh empty database on the run's PostgreSQL, for tests that start a process of their own; null on PGlite. */
export async function createTestDatabaseUrl(): Promise<string | null> {
  const template = inject('testTemplate');
  return template.kind === 'pglite' ? null : (await createPostgresDatabase(template.port)).url;
}

async function administer(port: number, sql: string): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: urlOf(port, 'postgres'),
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });
  try {
    await orm.em.execute(sql);
  } finally {
    await orm.close();
  }
}
