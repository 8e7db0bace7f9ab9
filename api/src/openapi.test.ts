import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { documentText } from './openapi-file.ts';

it('api/openapi.json is what the routes say: npm run openapi:write -w api', async () => {
  expect(await readFile(new URL('../openapi.json', import.meta.url), 'utf8')).toBe(documentText());
});
