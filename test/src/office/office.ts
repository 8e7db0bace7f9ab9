import type { RegistryData } from '@perenos/domain';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Person, type Seat, seat } from '../support/browser.ts';
import { eventually } from '../support/product.ts';
import type { Started } from '../support/start-product.ts';

/** What the tests of the back office share: one product, and a browser for everybody's screens. */
export type Office = { started: Started; browser: Browser; registry: RegistryData };

/** A machine that does other work at the same time. */
export const patience = 240_000;

/** A person at a screen of the office's panel. */
export const seatIn = ({ browser, started }: Office, person: Person): Promise<Seat> =>
  seat(browser, started.product.url, person);

/** The mailbox's only ticket; none while its mail is still being read. */
export async function ticketOf({ started }: Office, mailbox: string): Promise<{ verdict: string } | undefined> {
  const filter = encodeURIComponent(JSON.stringify({ mailbox }));
  const [ticket] = await started.caller.json<{ verdict: string }[]>(`/api/tickets?range=[0,9]&filter=${filter}`);
  return ticket;
}

/** A person's seat for the tests of one group. `asked`: the mailbox whose mail lacks something, once it is a ticket. */
export function takeSeat(office: Office, person: Person, asked?: string): Seat {
  const taken = {} as Seat;
  beforeAll(async () => {
    const lacks = async () => (await ticketOf(office, asked ?? ''))?.verdict === 'request-data';
    if (asked) await eventually(lacks, 'the mail is a ticket', 180);
    Object.assign(taken, await seatIn(office, person));
  });
  afterAll(() => taken.context?.close());
  return taken;
}
