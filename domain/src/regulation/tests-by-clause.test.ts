import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { citedClauses, clauseText } from './editions.ts';
import { judgingRules } from './register.ts';
import testsByClause from './tests-by-clause.snapshot.json' with { type: 'json' };

const source = new URL('../', import.meta.url);
const named = /(?<![\d.])(?:\d(?:\.\d+){1,2}|(?:FB|SE)-\d+)(?![\d.]*\d)/g;
const clausesIn = (title: string): string[] => [...new Set(title.match(named) ?? [])].filter((id) => clauseText(id));

type Titled = { titles: string[]; clauses: string[] };

/** The tests of a file with the titles that they stand under; a clause named by any of these is theirs. */
function testsOf(file: string): Titled[] {
  const groups: { indent: number; title: string }[] = [];
  const found: Titled[] = [];
  for (const line of readFileSync(new URL(file, source), 'utf8').split('\n')) {
    const [, blanks = '', kind, title] =
      /^( *)(?:(describe|test)(?:\.each\(.*\))?|\]\)|\}\))\((?:'|`)(.*)(?:'|`),/.exec(line) ?? [];
    if (title === undefined) continue;
    while ((groups.at(-1)?.indent ?? -1) >= blanks.length) groups.pop();
    const titles = [...groups.map((group) => group.title), title];
    if (kind === 'describe') groups.push({ indent: blanks.length, title });
    else found.push({ titles, clauses: clausesIn(titles.join(' ')) });
  }
  return found;
}

function collected(): Record<string, { file: string; tests: string[] }[]> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) =>
      /^((regulation|letters|edo|financial-block|start-edo|sla|working-time)\/.*|tickets\/replies\/notices)\.test\.ts$/.test(
        file,
      ),
    )
    .sort();
  const entries = citedClauses.map((clause) => {
    const byFile = files.map((file) => ({
      file,
      tests: testsOf(file).flatMap(({ titles, clauses }) => (clauses.includes(clause) ? [titles.join(' › ')] : [])),
    }));
    return [clause, byFile.filter(({ tests }) => tests.length > 0)] as const;
  });
  return Object.fromEntries(entries);
}

// `vitest run src/regulation/tests-by-clause.test.ts -u` writes it anew.
test('the list of tests that the regulation page shows is the one of the tests as they are', async () => {
  await expect(`${JSON.stringify(collected(), null, 2)}\n`).toMatchFileSnapshot('./tests-by-clause.snapshot.json');
});

test('every clause that a rule carries out has a test that names it', () => {
  const tested: Record<string, unknown[]> = testsByClause;
  expect(judgingRules.map(({ clause }) => clause).filter((clause) => tested[clause]?.length === 0)).toEqual([]);
});
