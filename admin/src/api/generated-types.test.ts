import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, test } from 'vitest';

const read = (path: string) => readFile(join(import.meta.dirname, path), 'utf8');

test('the types of the API are those of its document (else: npm run types -w admin)', async () => {
  const fresh = astToString(await openapiTS(await read('../../../api/openapi.json')));
  expect((await read('../generated/api.ts')).endsWith(fresh)).toBe(true);
});
