import type { Page } from 'playwright-core';
import { goTo } from '../support/panel-pages.ts';
import { eventually } from '../support/product.ts';
import type { Started } from '../support/start-product.ts';

/** What the tests of the desk share: a product with a queue, and a specialist before it. */
export type Desk = { started: Started; page: Page };

export type Row = {
  id: number;
  number: string;
  state: string;
  verdict: string;
  subject: string;
  subscriberName: string | null;
};
export type Detail = Row & {
  version: number;
  assigneeName: string | null;
  items: { id: number; state: string; verdict: string }[];
  outbox: { role: string; text: string; state: string }[];
  journal: { kind: string; actorName: string; grounds: string }[];
  notes: { text: string }[];
};

const list = (view: string): string =>
  `/api/tickets?range=[0,199]&filter=${encodeURIComponent(JSON.stringify({ view }))}`;

export const rowsOf = ({ started }: Desk, view: string): Promise<Row[]> => started.caller.json<Row[]>(list(view));

export const detailOf = ({ started }: Desk, id: number): Promise<Detail> =>
  started.caller.json<Detail>(`/api/tickets/${id}`);

/** The ticket about a subscriber whose name has these words. */
export async function ticketAbout(desk: Desk, words: string): Promise<Row> {
  const rows = [...(await rowsOf(desk, 'all')), ...(await rowsOf(desk, 'closed'))];
  const row = rows.find(({ subscriberName, subject }) => (subscriberName ?? subject).includes(words));
  if (!row) throw new Error(`no ticket about ${words}`);
  return row;
}

/** Waits until the ticket is as it should be. */
export const until = (desk: Desk, id: number, what: string, holds: (ticket: Detail) => boolean): Promise<Detail> =>
  eventually(async () => {
    const ticket = await detailOf(desk, id);
    return holds(ticket) && ticket;
  }, what);

/** A ticket on the screen, its keys bound. */
export async function open(desk: Desk, { id, number }: Row): Promise<void> {
  await goTo(desk.page, `/tickets/${id}`);
  await desk.page.getByRole('heading', { name: number, exact: true }).waitFor();
}

/** The big button, when it may be pressed: a ticket that has only just come up holds it back for a moment. */
export const mainButton = (page: Page, name: RegExp) =>
  page.locator('button[aria-keyshortcuts=E]:enabled').filter({ hasText: name });
