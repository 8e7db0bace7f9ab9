import { expect, test } from 'vitest';
import { settled } from '../support/browser.ts';
import { Hand } from '../support/hand.ts';
import { type Desk, rowsOf } from './desk.ts';

const tickets = 30;

/** A morning without a mouse: the list leads from one ticket to the next. */
export function describeKeyboard(desk: Desk): void {
  test(`${tickets} ready tickets are executed by keyboard alone`, { timeout: 600_000 }, async () => {
    const { page } = desk;
    const closedBefore = new Set((await rowsOf(desk, 'closed')).map(({ id }) => id));
    // As in the morning: the panel has just been opened, no list remembers where it was left.
    await page.goto(`${desk.started.product.url}/tickets?view=all`);
    await settled(page);
    await page.evaluate(() => {
      document.documentElement.dataset.pointed = '0';
      for (const kind of ['pointerdown', 'mousemove'])
        document.addEventListener(
          kind,
          () => {
            document.documentElement.dataset.pointed = '1';
          },
          true,
        );
    });
    const hand = new Hand(page);
    await hand.press('KeyG', 'KeyR');
    await page.getByRole('heading', { name: /Готовы/ }).waitFor();
    await settled(page);
    await hand.press('KeyJ', 'Enter');
    const seen = new Set<string>();
    while (seen.size < tickets) {
      const heading = page.locator('[data-ticket-heading]');
      await page.locator('button[aria-keyshortcuts=E]:enabled').waitFor();
      const number = (await heading.textContent()) ?? '';
      expect(seen).not.toContain(number);
      seen.add(number);
      if (await page.getByRole('group', { name: /Подтвердите глазами/ }).isVisible()) await hand.press('KeyA');
      await hand.press('KeyE');
      await page.waitForFunction(
        (left) => document.querySelector('[data-ticket-heading]')?.textContent !== left,
        number,
      );
    }
    const closed = (await rowsOf(desk, 'closed')).filter(({ id }) => !closedBefore.has(id));
    expect(closed.map(({ number }) => number).sort()).toEqual([...seen].sort());
    expect(closed.every(({ state }) => state === 'executed')).toBe(true);
    expect(await page.evaluate(() => document.documentElement.dataset.pointed)).toBe('0');
    expect(hand.clicks).toBe(0);
    expect(hand.keys).toBeLessThanOrEqual(4 + 2 * tickets);
  });
}
