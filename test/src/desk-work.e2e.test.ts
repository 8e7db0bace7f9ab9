import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { describeAccessibility } from './desk/accessibility.ts';
import type { Desk } from './desk/desk.ts';
import { describeFirstScreen } from './desk/first-screen.ts';
import { describeJobs } from './desk/jobs.ts';
import { describeKeyboard } from './desk/keyboard.ts';
import { describeTogether } from './desk/together.ts';
import { describeUploads } from './desk/uploads.ts';
import { openBrowser, seat, settled } from './support/browser.ts';
import { eventually } from './support/product.ts';
import { readyTickets } from './support/ready-tickets.ts';
import { specialist, startProduct, supervisor } from './support/start-product.ts';

/** Mails of the working day that the jobs are done with, and tickets enough for a morning's keyboard work. */
const mails = [
  'paid-with-letter',
  'overdue-with-letter',
  'no-licence',
  'its-without-contract',
  'letter-missing',
  'first-application',
  'bukhobsluzhivanie',
  'list-of-four',
  'login-in-wrong-case',
  'newsletter',
  'broken-export',
];
const more = readyTickets(38);
/** What is no request opens no ticket. */
const tickets = mails.length - 2 + more.length;

let browser: Browser | undefined;
const desk = {} as Desk;
const opened = (): Browser => {
  if (!browser) throw new Error('the browser is not open');
  return browser;
};

// One product serves all: the browser's tests cost most by starting one.
beforeAll(async () => {
  desk.started = await startProduct({ mails, more, people: [supervisor] });
  browser = await openBrowser();
  const { caller, product } = desk.started;
  const queued = async () => (await caller.count('tickets', { view: 'all' })) >= tickets;
  await eventually(queued, `${tickets} tickets in the queue`, 400);
  const { page } = await seat(browser, product.url, specialist);
  desk.page = page;
  await page.goto(`${product.url}/tickets`);
  await settled(page);
}, 500_000);

afterAll(async () => {
  await browser?.close();
  await desk.started?.product.remove();
});

describeFirstScreen(desk, opened);
describeJobs(desk);
describeTogether(desk, opened);
describeUploads(desk);
describeKeyboard(desk);
describeAccessibility(desk, opened);
