import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { seat } from '../support/browser.ts';
import { specialist, supervisor } from '../support/start-product.ts';
import { type Desk, mainButton, ticketAbout, until } from './desk.ts';

/** Two people before one ticket. */
export function describeTogether(desk: Desk, browser: () => Browser): void {
  test('two people on one ticket see each other, and the second execution is refused in words', {
    timeout: 120_000,
  }, async () => {
    const { url } = desk.started.product;
    const ticket = await ticketAbout(desk, 'Первый Шаг');
    const people = await Promise.all([specialist, supervisor].map((person) => seat(browser(), url, person)));
    const [first, second] = people.map(({ page }) => page);
    if (!first || !second) throw new Error('two people are needed');
    // The second screen hears nothing of what the first does: the server alone stands between them.
    await second.route('**/api/events', (route) => route.abort());
    for (const page of [first, second]) {
      await page.goto(`${url}/tickets/${ticket.id}`);
      await mainButton(page, /Перенести/).waitFor();
    }
    // A sign of presence is renewed now and then; the one who came first sees the other by the next of theirs.
    await second.getByText(/смотрит Петрова Д/).waitFor();
    await first.getByText(/смотрит Горина О/).waitFor();

    await first.keyboard.press('KeyE');
    await until(desk, ticket.id, 'executed', ({ state }) => state === 'executed');
    await mainButton(second, /Перенести/).waitFor();
    await second.keyboard.press('KeyE');
    const refusal = second.getByRole('alert').filter({ hasText: /уже исполнен/i });
    await refusal.first().waitFor();
    const { journal } = await until(desk, ticket.id, 'executed', ({ state }) => state === 'executed');
    expect(journal.filter(({ kind }) => kind.includes('execut'))).toHaveLength(1);
    await Promise.all(people.map(({ context }) => context.close()));
  });
}
