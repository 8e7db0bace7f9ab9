import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';
import { repository } from './product.ts';

/** Goes to a place of the panel that is open, without loading it anew. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const left = window.location.pathname !== to.split('?')[0];
    if (left) document.querySelector('main h1')?.setAttribute('data-left', '');
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.waitForFunction(() => document.querySelector('main h1[data-left]') === null);
  await settled(page);
}

const hrefs = (page: Page, selector: string): Promise<string[]> =>
  page
    .locator(selector)
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? '').filter(Boolean))]);

/** The pages that the signed-in person is led to by the navigation of the panel: a new entry is among them by itself. */
export const navigationPaths = (page: Page): Promise<string[]> => hrefs(page, 'nav a[href^="/"]');

/** The first record that the list on the screen leads to; null where it has none. */
export async function firstRecord(page: Page): Promise<string | null> {
  const list = new URL(page.url()).pathname;
  const links = await hrefs(page, `main a[href^="${list}/"]`);
  return links[0] ?? null;
}

/** The paths of the panel's own table of routes: lists, and pages beside them; `:id` stands for a record. */
export function routedPaths(): string[] {
  const app = readFileSync(join(repository, 'admin/src/App.tsx'), 'utf8');
  const resources = app.match(/\{\[([\w\s,]+)\]\.map\(/)?.[1]?.split(',') ?? [];
  const routes = [...app.matchAll(/<Route path="([^"]+)"/g)].map(([, path]) => path ?? '');
  return [...resources.map((name) => name.trim()).filter(Boolean), ...routes].map((path) =>
    path.startsWith('/') ? path : `/${path}`,
  );
}
