import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { settled } from '../support/browser.ts';
import { specialist } from '../support/start-product.ts';
import type { Desk } from './desk.ts';

/** What the panel may weigh until its queue stands, compressed. Bytes. */
const limit = 500 * 1024;

export function describeFirstScreen(desk: Desk, browser: () => Browser): void {
  test('signing in and the queue load no more than 500 KB', async () => {
    const context = await browser().newContext({ locale: 'ru-RU' });
    const page = await context.newPage();
    const loaded = new Map<string, number>();
    const reading: Promise<void>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/api/') || response.status() !== 200) return;
      reading.push(response.body().then((body) => void loaded.set(pathname, gzipSync(body).length)));
    });
    await page.goto(desk.started.product.url);
    await page.getByLabel('Логин').fill(specialist.login);
    await page.getByLabel('Пароль').fill(specialist.password);
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.locator('[data-queue-link]').first().waitFor();
    await settled(page);
    await Promise.all(reading);
    const sum = [...loaded.values()].reduce((total, size) => total + size, 0);
    process.stdout.write(`first screen: ${(sum / 1024).toFixed(0)} KB in ${loaded.size} files\n`);
    expect(loaded.size).toBeGreaterThan(1);
    expect(sum).toBeLessThanOrEqual(limit);
    await context.close();
  });
}
