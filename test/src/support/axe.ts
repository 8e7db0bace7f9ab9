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
  await page.evaluate((script) => {
    if (!('axe' in window)) new Function(script).call(window);
  }, source);
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

/** What axe holds against the page in the light theme, and against its colours in the dark one. */
export async function violationsInBothThemes(page: Page, name: string, part = 'html'): Promise<string[]> {
  const found = await violations(page, name, part);
  const light = await ground(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction((before) => getComputedStyle(document.body).backgroundColor !== before, light);
  found.push(...(await violations(page, `${name}, dark`, part, ['color-contrast'])));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.waitForFunction((before) => getComputedStyle(document.body).backgroundColor === before, light);
  return found;
}
