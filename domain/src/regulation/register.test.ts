import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clauses2026, type RegulationClause } from './clauses.ts';
import { clauseText } from './editions.ts';
import { readings } from './readings.ts';
import { judgingRules, notJudged } from './register.ts';

const clauses = Object.keys(clauses2026) as RegulationClause[];
const ruled = new Set<string>(judgingRules.map((rule) => rule.clause));

test.each(clauses)('%s is a rule, or it is said why not', (clause) => {
  expect(ruled.has(clause)).not.toBe(clause in notJudged);
});

test.each(judgingRules.map((rule) => [rule.clause, rule.quote] as const))(
  '%s quotes its sentence verbatim: %s',
  (clause, quote) => {
    expect(clauseText(clause)).toContain(quote);
  },
);

test('every clause named in the code of the rules exists', () => {
  const source = new URL('../', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /^(regulation|letters|edo|financial-block|start-edo)\//.test(file) && /(?<!\.test)\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const named = readFileSync(new URL(file, source), 'utf8').match(/(?<=')(?:\d(?:\.\d+)+|FB-\d+|SE-\d+)(?=')/g) ?? [];
    const unknown = named.filter((id) => clauseText(id) === null && !/^4\.\d$/.test(id));
    expect(unknown, file).toEqual([]);
  }
});

test('the readings are numbered 1 to 17 and name existing clauses', () => {
  expect(readings.map((reading) => reading.number)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
  for (const { clauses: named } of readings) for (const clause of named) expect(clauseText(clause)).not.toBeNull();
});
