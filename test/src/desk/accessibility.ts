import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsInBothThemes } from '../support/axe.ts';
import { seat, settled } from '../support/browser.ts';
import { firstRecord, goTo, navigationPaths, routedPaths } from '../support/panel-pages.ts';
import { administrator, supervisor } from '../support/start-product.ts';
import { type Desk, mainButton, open, ticketAbout } from './desk.ts';

/** A page of the panel that only a key or a button brings up. */
type Dialog = { name: string; at: (page: Page) => Promise<void>; open: (page: Page) => Promise<void> };

const dialogsOf = (desk: Desk): Dialog[] => {
  const queue = (page: Page) => goTo(page, '/tickets?view=all');
  const ready = async (page: Page) => {
    const seated = { ...desk, page };
    await open(seated, await ticketAbout(seated, 'Столб 37»'));
    await mainButton(page, /Перенести/).waitFor();
  };
  const press = (code: string) => (page: Page) => page.keyboard.press(code);
  const letter = (name: string) => (page: Page) => page.getByRole('button', { name }).click();
  return [
    { name: 'shortcuts', at: queue, open: press('Shift+Slash') },
    { name: 'search', at: queue, open: press('Slash') },
    { name: 'saving a view', at: queue, open: press('KeyV') },
    { name: 'asking for data', at: ready, open: letter('Запросить данные…') },
    { name: 'refusing', at: ready, open: letter('Отказать…') },
    { name: 'handing over', at: ready, open: press('KeyH') },
  ];
};

/** The path alone, without what filters its list. */
const pageOf = (path: string): string => path.split('?')[0] ?? path;

async function checkDialogs(desk: Desk, page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { name, at, open: bringUp } of dialogsOf(desk)) {
    await at(page);
    await bringUp(page);
    await page.locator('.MuiModal-root [role=dialog], .MuiModal-root [role=menu]').first().waitFor();
    found.push(...(await violationsInBothThemes(page, name, '.MuiModal-root')));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('.MuiModal-root') === null);
  }
  return found;
}

/**
 * Every page that the navigation leads to or the table of routes has and, of each list, its first record; none that was
 * `visited` before.
 */
async function checkPages(page: Page, visited: string[]): Promise<string[]> {
  const found: string[] = [];
  const check = async (path: string) => {
    await goTo(page, path);
    // What stands around the pages is the same on each: it is looked at with the first.
    found.push(...(await violationsInBothThemes(page, path, visited.length === 0 ? 'html' : 'main')));
    visited.push(path);
  };
  const routed = routedPaths().filter((path) => !path.includes(':'));
  for (const path of [...(await navigationPaths(page)), ...routed]) {
    // What stands behind a question mark only filters the same page.
    if (visited.some((known) => pageOf(known) === pageOf(path))) continue;
    await check(path);
    const record = await firstRecord(page);
    if (record !== null && !visited.includes(record)) await check(record);
  }
  return found;
}

/** How a ticket's term was reckoned: only the ticket itself leads there. */
async function checkReceipt(desk: Desk, page: Page, visited: string[]): Promise<string[]> {
  const path = `/receipts/${(await ticketAbout(desk, 'Столб 37»')).id}`;
  await goTo(page, path);
  visited.push(path);
  return violationsInBothThemes(page, path, 'main');
}

const stands = (route: string, path: string): boolean =>
  new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(pageOf(path));

/** axe, on every page and dialog, light and dark. */
export function describeAccessibility(desk: Desk, browser: () => Browser): void {
  test('axe finds nothing on any page, light or dark', { timeout: 600_000 }, async () => {
    const { url } = desk.started.product;
    const start = await browser().newContext({
      locale: 'ru-RU',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      bypassCSP: true,
    });
    const door = await start.newPage();
    await door.goto(url);
    await door.getByRole('button', { name: 'Войти' }).waitFor();
    const found = await violationsInBothThemes(door, 'sign-in');
    await start.close();
    const visited: string[] = [];
    for (const person of [supervisor, administrator]) {
      const { context, page } = await seat(browser(), url, person, { bypassCSP: true });
      await page.goto(`${url}/tickets`);
      await settled(page);
      found.push(...(await checkPages(page, visited)));
      if (person === supervisor) found.push(...(await checkReceipt(desk, page, visited)));
      if (person === supervisor) found.push(...(await checkDialogs(desk, page)));
      await context.close();
    }
    expect([...new Set(found)]).toEqual([]);
    const forgotten = routedPaths().filter((route) => !visited.some((path) => stands(route, path)));
    expect(forgotten, 'pages that the navigation does not lead to').toEqual([]);
  });
}
