import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
  if (wanted === 'pglite') {
    project.provide('testTemplate', { kind: 'pglite', dump: await keptTemplate() });
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), 'perenos-test-'));
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

const repository = join(import.meta.dirname, '../../..');
const cache = join(repository, 'node_modules/.cache/perenos');

/** What a migrated PGlite depends on: the migrations, how it is opened, and the versions of what is installed. */
async function fingerprint(): Promise<string> {
  const source = join(repository, 'db/src');
  const migrations = (await readdir(join(source, 'migrations'))).sort().map((file) => join(source, 'migrations', file));
  const hash = createHash('sha256');
  const opening = ['embedded.ts', 'orm-options.ts'].map((file) => join(source, file));
  for (const file of [...migrations, ...opening, join(repository, 'package-lock.json')]) {
    hash.update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The template's file. Making it takes seconds of a processor, so one serves every workspace and every run. */
async function keptTemplate(): Promise<string> {
  const template = `template-${await fingerprint()}.tar`;
  const path = join(cache, template);
  if (existsSync(path)) return path;
  await mkdir(cache, { recursive: true });
  const outdated = (await readdir(cache)).filter((file) => file.endsWith('.tar') && file !== template);
  for (const file of outdated) await rm(join(cache, file), { force: true });
  // two runs may make it side by side: each puts a whole one in its place
  const draft = join(cache, `${process.pid}.draft`);
  await writeFile(draft, await dumpMigrated());
  await rename(draft, path);
  return path;
}

async function dumpMigrated(): Promise<Uint8Array> {
  const { orm, pglite, close } = await openEmbeddedOrm({});
  await orm.migrator.up();
  const dump = await pglite.dumpDataDir('none');
  await close();
  return new Uint8Array(await dump.arrayBuffer());
}
