import { expect, test } from 'vitest';
import { pastFailures } from './past-failures.ts';

test('a job goes on past what fails, and then names it', async () => {
  const done: string[] = [];
  const cause = new Error('no such stage');
  const job = pastFailures(async (onFailure) => {
    for (const id of ['A-1', 'A-2', 'A-3']) {
      if (id === 'A-2') onFailure(`application ${id}`, cause);
      else done.push(id);
    }
  });
  await expect(job).rejects.toMatchObject({ message: 'failed: application A-2', errors: [{ cause }] });
  expect(done).toEqual(['A-1', 'A-3']);
});

test('a job in which nothing fails answers what it did', async () => {
  expect(await pastFailures(async () => 2)).toBe(2);
});
