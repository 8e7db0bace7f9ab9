import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser, seat, settled } from './support/browser.ts';
import { firstRecord, goTo, navigationPaths } from './support/panel-pages.ts';
import { repository } from './support/product.ts';

/*
 * Pictures of every page of the panel, light and dark, on a large screen, a small one and a tablet, in `var/screens`:
 * `npm run screens -w test -- --url http://localhost:3000`. The product must be running with its demo data.
 */

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    login: { type: 'string', default: 'supervisor' },
    password: { type: 'string', default: 'Perenos2026' },
    width: { type: 'string', multiple: true, default: ['1440', '1280', '820'] },
    only: { type: 'string' },
  },
});
const directory = join(repository, 'var/screens');
const heights: Record<string, number> = { 1440: 900, 1280: 800, 820: 1180 };

const nameOf = (path: string): string =>
  path
    .replace(/^\//, '')
    .replace(/[?&]view=/, '-')
    .replace(/[^\w-]+/g, '-') || 'start';

/** What a page shows only after a key: the dialogs of the panel. */
const dialogs: { name: string; on: RegExp; open: (page: Page) => Promise<void> }[] = [
  { name: 'shortcuts', on: /^\/tickets\?view=ready/, open: (page) => page.keyboard.press('Shift+Slash') },
  {
    name: 'search',
    on: /^\/tickets\?view=ready/,
    open: async (page) => {
      await page.keyboard.press('Slash');
      await page.keyboard.type('ветрва');
      await page.locator('[role=option]').first().waitFor();
    },
  },
  { name: 'save-view', on: /^\/tickets\?view=ready/, open: (page) => page.keyboard.press('KeyV') },
  { name: 'subscriber-beside', on: /^\/tickets\/\d+$/, open: (page) => page.keyboard.press('KeyS') },
];

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(directory, `${name}.png`), animations: 'disabled' });
  process.stdout.write(`${name}\n`);
}

async function shootPages(page: Page, suffix: string): Promise<void> {
  await page.goto(`${values.url}/tickets`);
  await settled(page);
  const paths = (await navigationPaths(page)).filter((path) => !values.only || path.includes(values.only));
  for (const path of paths) {
    await goTo(page, path);
    await shoot(page, `${nameOf(path)}${suffix}`);
    const list = path.split('?')[0] ?? path;
    const record =
      path.startsWith('/tickets') && !/view=(ready|review|waiting)/.test(path) ? null : await firstRecord(page);
    await shootDialogs(page, path, suffix);
    if (record === null) continue;
    await goTo(page, record);
    await page.waitForTimeout(600);
    await shoot(page, `${nameOf(path.startsWith('/tickets') ? path : list)}-one${suffix}`);
    await shootDialogs(page, record, suffix);
  }
}

async function shootDialogs(page: Page, path: string, suffix: string): Promise<void> {
  for (const { name, on, open } of dialogs) {
    if (!on.test(path)) continue;
    await open(page);
    await page.waitForTimeout(500);
    await shoot(page, `${nameOf(path.replace(/\/\d+$/, ''))}-${name}${suffix}`);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('.MuiModal-root') === null);
  }
}

if (!values.only) rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });
const browser = await openBrowser();
try {
  for (const width of values.width)
    for (const dark of [false, true]) {
      const { context, page } = await seat(browser, values.url, values, {
        width: Number(width),
        height: heights[width] ?? 900,
        dark,
      });
      await shootPages(page, `.${width}.${dark ? 'dark' : 'light'}`);
      await context.close();
    }
} finally {
  await browser.close();
}
