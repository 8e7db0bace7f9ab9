import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabaseUrl } from '@perenos/db/testing';
import { Caller, Product, repository } from './product.ts';
import { installWorkingDay } from './working-day.ts';

export const administrator = { login: 'ivanova', password: 'Perenos2026', name: 'Иванова Мария' };

export type Started = { product: Product; caller: Caller; varDirectory: string };

/**
 * The product without the demo on a new database of the kind that this run tests, as one would set it up oneself: the
 * first user and the registry by command, the mails in their folders. `mails` names those of the working day to deliver.
 */
export async function startProduct({ mails = [] }: { mails?: readonly string[] | 'all' } = {}): Promise<Started> {
  const databaseUrl = (await createTestDatabaseUrl()) ?? '';
  const varDirectory = mkdtempSync(join(tmpdir(), 'perenos-'));
  const env = { DEMO: 'off', DATABASE_URL: databaseUrl, VAR_DIR: varDirectory };
  const command = (name: string, ...args: string[]): void => {
    const options = {
      cwd: repository,
      env: { ...process.env, ...env, USER_PASSWORD: administrator.password },
      stdio: 'pipe',
    } as const;
    execFileSync('npm', ['run', '-s', name, '--', ...args], options);
  };
  command('user:create', '--login', administrator.login, '--name', administrator.name, '--role', 'administrator');
  if (mails.length > 0) await installWorkingDay(varDirectory, mails, (bundle) => command('import', bundle));
  const product = await Product.start({ varDirectory, env });
  return {
    product,
    varDirectory,
    caller: await Caller.signIn(product.url, administrator.login, administrator.password),
  };
}
