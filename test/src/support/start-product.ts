import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabaseUrl } from '@perenos/db/testing';
import type { DemoScenario } from '@perenos/mail-ingest/demo';
import { Caller, Product, repository } from './product.ts';
import { installWorkingDay } from './working-day.ts';

const password = 'Perenos2026';
export const administrator = { login: 'ivanova', password, name: 'Иванова Мария', role: 'administrator' };
/** Who leads the specialists, where a test asks for them. */
export const supervisor = { login: 'gorina', password, name: 'Горина Ольга', role: 'supervisor' };
export const specialist = { login: 'petrova', password, name: 'Петрова Дарья', role: 'specialist' };

export type Started = {
  product: Product;
  caller: Caller;
  varDirectory: string;
  /** What it was started with: to start it again on the same data. */
  env: Record<string, string>;
};

/**
 * The product without the demo on a new database of the kind that this run tests, as one would set it up oneself: the
 * users and the registry by command, the mails in their folders; signed in is the specialist. `mails` names those of
 * the working day to deliver, `more` adds scenarios of the test's own; `people` are registered besides.
 */
export async function startProduct({
  mails = [],
  more = [],
  people = [],
}: {
  mails?: readonly string[] | 'all';
  more?: readonly DemoScenario[];
  people?: readonly (typeof specialist)[];
} = {}): Promise<Started> {
  const databaseUrl = (await createTestDatabaseUrl()) ?? '';
  const varDirectory = mkdtempSync(join(tmpdir(), 'perenos-'));
  const env = { DEMO: 'off', DATABASE_URL: databaseUrl, VAR_DIR: varDirectory };
  const command = (name: string, ...args: string[]): void => {
    const options = {
      cwd: repository,
      env: { ...process.env, ...env, USER_PASSWORD: password },
      stdio: 'pipe',
    } as const;
    execFileSync('npm', ['run', '-s', name, '--', ...args], options);
  };
  for (const { login, name, role } of [administrator, specialist, ...people])
    command('user:create', '--login', login, '--name', name, '--role', role);
  if (mails.length > 0) await installWorkingDay(varDirectory, mails, more, (bundle) => command('import', bundle));
  const product = await Product.start({ varDirectory, env });
  return {
    product,
    varDirectory,
    env,
    caller: await Caller.signIn(product.url, specialist.login, specialist.password),
  };
}
