import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { repository } from './support/product.ts';

const cruise = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(
      z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string(), severity: z.string() }) }),
    ),
  }),
});

const cruised = (folders: readonly string[]): z.infer<typeof cruise>['summary'] => {
  const bin = join(repository, 'node_modules/.bin');
  const output = execFileSync(join(bin, 'node'), [join(bin, 'depcruise'), '--output-type', 'json', ...folders], {
    cwd: repository,
    maxBuffer: 256 * 2 ** 20,
    encoding: 'utf8',
  });
  return cruise.parse(JSON.parse(output)).summary;
};

describe('The house', () => {
  test('dependencies point inwards: admin, api, mail-ingest → db → domain, and domain imports nothing of ours', () => {
    const { totalCruised, violations } = cruised([
      'domain/src',
      'db/src',
      'mail-ingest/src',
      'api/src',
      'admin/src',
      'test/src',
    ]);
    // dependency-cruiser reports success over 0 modules when its parser doesn't fit the TypeScript version.
    expect(totalCruised).toBeGreaterThan(100);
    expect(violations.filter((violation) => violation.rule.severity === 'error')).toEqual([]);
  });
});
