import { expect, test } from 'vitest';
import { pendingSchemaChanges } from './pending.ts';

test('the migrations make exactly the schema of the entities', async () => {
  expect(await pendingSchemaChanges()).toEqual([]);
});
