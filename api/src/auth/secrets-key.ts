import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingsError } from '../settings.ts';

const keyLength = 32;

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Makes the file with a key in one step: of processes that start side by side one makes it, and none sees half of it. */
async function makeKey(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, randomBytes(keyLength).toString('hex'), { mode: 0o600, flush: true });
    await link(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

const readKey = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });

/**
 * The key of the secret box: from the settings, else from a file under `var/` that the first start makes and nobody
 * else may read. Whoever loses it loses only second factors, which an administrator can reset.
 * @throws SettingsError where the file is not what this made
 */
export async function loadSecretsKey(secretsKey: string | null, varDirectory: string): Promise<Uint8Array> {
  if (secretsKey !== null) return Buffer.from(secretsKey, 'hex');
  const file = join(varDirectory, 'secrets.key');
  await mkdir(varDirectory, { recursive: true });
  const known = await readKey(file);
  if (known === null) await makeKey(file);
  const key = Buffer.from((known ?? (await readFile(file, 'utf8'))).trim(), 'hex');
  if (key.length !== keyLength) throw new SettingsError([`${file}: ожидается ключ из 64 шестнадцатеричных знаков`]);
  return key;
}
