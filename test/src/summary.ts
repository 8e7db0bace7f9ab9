/** Adds up the reports that the workspaces' test runs left in `var/test-results` and prints `N passed, N failed`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const directory = join(import.meta.dirname, '../../var/test-results');

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

/** The runs that every full test leaves a report of: one that is absent broke before its first test. */
const expected = [
  'domain',
  'db',
  'db-postgres',
  'mail-ingest',
  'mail-ingest-postgres',
  'api',
  'api-postgres',
  'admin',
  'test',
  'test-postgres',
];

const present = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.name.endsWith('.json'));
const reports = present.map((entry) => report.parse(JSON.parse(readFileSync(join(directory, entry.name), 'utf8'))));
const absent = expected.filter((name) => !present.some((entry) => entry.name === `${name}.json`));
for (const name of absent) console.log(`НЕТ ОТЧЁТА: ${name}`);

const suites = reports.flatMap((one) => one.testResults);
const skipped = suites.flatMap((suite) =>
  suite.assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed'),
);
for (const test of skipped) console.log(`ПРОПУЩЕН: ${test.fullName}`);
for (const suite of suites)
  for (const test of suite.assertionResults.filter((one) => one.status === 'failed'))
    console.log(`НЕ ПРОШЁЛ: ${suite.name}: ${test.fullName}\n  ${test.failureMessages.join('\n  ')}`);
const broken = suites.filter(
  (suite) => suite.status === 'failed' && suite.assertionResults.every((test) => test.status !== 'failed'),
);
for (const suite of broken) console.log(`НЕ ЗАПУСТИЛСЯ: ${suite.name}`);

const passed = reports.reduce((sum, one) => sum + one.numPassedTests, 0);
const failed =
  reports.reduce((sum, one) => sum + one.numFailedTests, 0) + broken.length + absent.length + skipped.length;
console.log(`${passed} passed, ${failed} failed`);
if (process.argv.includes('--strict') && failed > 0) process.exit(1);
