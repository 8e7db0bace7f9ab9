import { execFileSync } from 'node:child_process';
import { Caller, Product, repository } from './product.ts';

const administrator = { login: 'ivanova', password: 'Perenos2026' };

/** The product without demo data on a new database of the kind that this run tests, with its first administrator signed in. */
export async function startProduct(databaseUrl = ''): Promise<{ product: Product; caller: Caller }> {
  const product = await Product.start({ env: { DEMO: 'off', DATABASE_URL: databaseUrl } });
  await product.stop();
  execFileSync(
    'npm',
    [
      'run',
      '-s',
      'user:create',
      '--',
      '--login',
      administrator.login,
      '--name',
      'Иванова Мария',
      '--role',
      'administrator',
    ],
    {
      cwd: repository,
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        VAR_DIR: product.varDirectory,
        USER_PASSWORD: administrator.password,
      },
      stdio: 'pipe',
    },
  );
  const restarted = await Product.start({
    varDirectory: product.varDirectory,
    env: { DEMO: 'off', DATABASE_URL: databaseUrl },
  });
  return {
    product: restarted,
    caller: await Caller.signIn(restarted.url, administrator.login, administrator.password),
  };
}
