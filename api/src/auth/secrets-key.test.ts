import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSecretsKey } from './secrets-key.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'perenos-key-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('starts side by side on one folder all have the one key, and so has the next', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecretsKey(null, directory)));
  keys.push(await loadSecretsKey(null, directory));
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
  expect(await readdir(directory)).toEqual(['secrets.key']);
});

test('a file that holds no key stops the start, and is left as it is', async () => {
  await writeFile(join(directory, 'secrets.key'), '');
  await expect(loadSecretsKey(null, directory)).rejects.toThrow('ожидается ключ из 64 шестнадцатеричных знаков');
});
