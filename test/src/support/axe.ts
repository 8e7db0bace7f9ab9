import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe holds against the page as it stands, a line for each element: rule, element, what is wrong. The page's
 * context must bypass its policy of content, or the check itself is kept out. `part` is a selector: what lies over the
 * page hides the rest of it.
 */
export async function violations(page: Page, name: string, part = 'html'): Promise<string[]> {
  await page.evaluate((script) => {
    if (!('axe' in window)) new Function(script).call(window);
  }, source);
  const results = await page.evaluate(async (within) => {
    const { axe } = window as unknown as {
      axe: { run(within: Document | string, options: object): Promise<AxeResults> };
    };
    return axe.run(within === 'html' ? document : within, { resultTypes: ['violations'] });
  }, part);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${name}: ${id}: ${node.html.slice(0, 160)}: ${node.failureSummary?.split('\n').slice(1, 3).join(' ')}`,
    ),
  );
}
