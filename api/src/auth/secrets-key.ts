import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingsError } from '../settings.ts';

const keyLength = 32;

/**
 * The key of the secret box: from the settings, else from a file under `var/` that the first start makes and nobody
 * else may read. Whoever loses it loses only second factors, which an administrator can reset.
 * @throws SettingsError where the file is not what this made
 */
export async function loadSecretsKey(secretsKey: string | null, varDirectory: string): Promise<Uint8Array> {
  if (secretsKey !== null) return Buffer.from(secretsKey, 'hex');
  const file = join(varDirectory, 'secrets.key');
  await mkdir(varDirectory, { recursive: true });
  await writeFile(file, randomBytes(keyLength).toString('hex'), { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'hex');
  if (key.length !== keyLength) throw new SettingsError([`${file}: ожидается ключ из 64 шестнадцатеричных знаков`]);
  return key;
}
