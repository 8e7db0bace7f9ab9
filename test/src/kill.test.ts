import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailWith } from './support/hostile.ts';
import { Caller, eventually, Product } from './support/product.ts';
import { type Started, specialist, startProduct } from './support/start-product.ts';

type MailRow = { subject: string; outcome: string | null };
type TicketRow = { subject: string };

const count = 100;
const ids = Array.from({ length: count }, (_, i) => `power-cut-${i}`);

let started: Started;
let product: Product;
let caller: Caller;

beforeAll(async () => {
  started = await startProduct();
  ({ product, caller } = started);
});
afterAll(async () => product?.remove());

/** All mails arrive at once, as after a night with the server down. */
function deliverAll(): void {
  const folder = join(started.varDirectory, 'mail/perevod');
  mkdirSync(folder, { recursive: true });
  for (const id of ids) writeFileSync(join(folder, `${id}.eml`), mailWith(id, `Просим перенести абонента, ${id}`));
}

const outcomes = async (): Promise<MailRow[]> =>
  (await caller.json<MailRow[]>(`/api/mails?range=[0,${2 * count}]`)).filter((mail) => mail.outcome);
const until = (enough: number): Promise<unknown> =>
  eventually(async () => (await caller.count('mails', { state: 'processed' })) >= enough, `${enough} outcomes`, 240);

async function powerCut(): Promise<void> {
  await product.stop('SIGKILL');
  product = await Product.start({ varDirectory: started.varDirectory, env: started.env });
  caller = await Caller.signIn(product.url, specialist.login, specialist.password);
}

describe('A power cut while mails are being read', () => {
  test('loses none of a hundred mails and opens no ticket twice', { timeout: 300_000 }, async () => {
    deliverAll();
    await until(10);
    await powerCut();
    await until(50);
    await powerCut();
    await until(count);
    const mails = await outcomes();
    const tickets = await caller.json<TicketRow[]>(`/api/tickets?range=[0,${2 * count}]`);
    const expected = ids.map((id) => `Перенос ${id}`).sort();
    expect(mails.map((mail) => mail.subject).sort()).toEqual(expected);
    expect(tickets.map((ticket) => ticket.subject).sort()).toEqual(expected);
  });
});
