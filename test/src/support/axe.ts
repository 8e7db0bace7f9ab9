import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rows of a long table that are like those above them. */
const furtherRows = 'tbody tr:nth-child(n+11)';

/**
 * What axe holds against the page as it stands, a line for each element: rule, element, what is wrong. The page's
 * context must bypass its policy of content, or the check itself is kept out. `part` is a selector: what lies over the
 * page hides the rest of it. `rules` are those of axe to ask for; none named, all.
 */
async function violations(page: Page, name: string, part: string, rules: string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const asked = { within: { include: [[part]], exclude: [[furtherRows]] }, rules };
  const results = await page.evaluate(async ({ within, rules: only }) => {
    const { axe } = window as unknown as { axe: { run(within: object, options: object): Promise<AxeResults> } };
    const options = only.length > 0 ? { runOnly: only } : {};
    return axe.run(within, { resultTypes: ['violations'], ...options });
  }, asked);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${name}: ${id}: ${node.html.slice(0, 160)}: ${node.failureSummary?.split('\n').slice(1, 3).join(' ')}`,
    ),
  );
}

const ground = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** The other theme than the one that the page shows; it is shown when this ends. */
async function changeTheme(page: Page): Promise<'light' | 'dark'> {
  const before = await ground(page);
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const other = isDark ? 'light' : 'dark';
  await page.emulateMedia({ colorScheme: other });
  await page.waitForFunction((left) => getComputedStyle(document.body).backgroundColor !== left, before);
  return other;
}

/**
 * What axe holds against the page in the theme that it shows, and against its colours in the other one, which is left
 * on: to change a theme costs more than to look at a page.
 */
export async function violationsInBothThemes(page: Page, name: string, part = 'html'): Promise<string[]> {
  const found = await violations(page, name, part);
  const other = await changeTheme(page);
  return [...found, ...(await violations(page, `${name}, ${other}`, part, ['color-contrast']))];
}
