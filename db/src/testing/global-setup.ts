import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../database.ts';
import { openEmbeddedOrm } from '../embedded.ts';
import { startPostgres, templateDatabase, urlOf } from './postgres-server.ts';

/** Where tests clone their databases from: a dump for PGlite, or a server with a template database. */
export type TestTemplate = { kind: 'pglite'; dump: string } | { kind: 'postgres'; port: number };

declare module 'vitest' {
  export interface ProvidedContext {
    testTemplate: TestTemplate;
  }
}

/**
 * Runs once before a workspace's tests: makes the template that `createTestDatabase` clones. `TEST_DATABASE=postgres`
 * starts a real PostgreSQL; where it can't be started the run fails, it never falls back to PGlite.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const wanted = process.env.TEST_DATABASE ?? 'pglite';
  if (wanted !== 'pglite' && wanted !== 'postgres') {
    throw new Error(`TEST_DATABASE: pglite or postgres, not ${wanted}`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'perenos-test-'));
  if (wanted === 'pglite') {
    const dump = join(folder, 'template.tar');
    await writeFile(dump, await dumpMigrated());
    project.provide('testTemplate', { kind: 'pglite', dump });
    return async () => rmSync(folder, { recursive: true, force: true });
  }
  const server = await startPostgres(folder);
  try {
    const template = await openDatabase({ kind: 'postgres', url: urlOf(server.port, templateDatabase) });
    await template.close();
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('testTemplate', { kind: 'postgres', port: server.port });
  return server.stop;
}

async function dumpMigrated(): Promise<Uint8Array> {
  const { orm, pglite, close } = await openEmbeddedOrm({});
  await orm.migrator.up();
  const dump = await pglite.dumpDataDir('none');
  await close();
  return new Uint8Array(await dump.arrayBuffer());
}
