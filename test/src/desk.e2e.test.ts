import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { eventually } from './support/product.ts';
import { type Started, specialist, startProduct } from './support/start-product.ts';

type TicketRow = {
  id: number;
  subject: string;
  verdict: string;
  fromPartnerName: string;
  toPartnerName: string;
  subscriberInn: string;
};

type Detail = TicketRow & {
  version: number;
  state: string;
  visualChecks: { id: string }[];
  outbox: { role: string; toAddress: string; text: string }[];
  journal: { kind: string }[];
};

let started: Started;
let browser: Browser;
let page: Page;

const paidTicket = async (): Promise<TicketRow | undefined> =>
  (await started.caller.json<TicketRow[]>('/api/tickets?range=[0,24]')).find((ticket) => ticket.verdict === 'execute');

beforeAll(async () => {
  started = await startProduct({ mails: ['paid-with-letter', 'no-licence'] });
  const queued = async () => (await started.caller.count('tickets', { view: 'all' })) === 2;
  await eventually(queued, 'two tickets in the queue', 180);
  browser = await openBrowser();
  page = await browser.newPage({ locale: 'ru-RU', viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
});

afterAll(async () => {
  await browser?.close();
  await started?.product.remove();
});

describe('The desk in a browser', () => {
  test('a specialist signs in, opens a ready ticket and executes it by one click', async () => {
    const row = await paidTicket();
    if (!row) throw new Error('no ready ticket');
    await page.goto(started.product.url);
    await page.getByLabel('Логин').fill(specialist.login);
    await page.getByLabel('Пароль').fill(specialist.password);
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('link', { name: 'Оловянный Солдатик' }).click();

    await page.getByRole('heading', { name: /П-0000/ }).waitFor();
    await page.getByRole('button', { name: /Всё есть/ }).click();
    await page.getByRole('button', { name: /^Перенести абонента/ }).click();
    await page
      .getByText(/исполнен/i)
      .first()
      .waitFor();

    await eventually(
      async () => page.url().endsWith('/tickets') === false && !page.url().includes(`/tickets/${row.id}`),
      'the next ticket is open',
    );
  });

  test('the subscriber is at the new partner, three mails stand in the outbox, the journal tells who and on what grounds', async () => {
    const { caller } = started;
    const [row] = (
      await caller.json<(TicketRow & { state: string })[]>('/api/tickets?filter={"view":"closed"}&range=[0,24]')
    ).filter((ticket) => ticket.state === 'executed');
    if (!row) throw new Error('no executed ticket');
    const detail = await caller.json<{
      outbox: { role: string; toAddress: string; text: string }[];
      journal: { kind: string; actorName: string; grounds: string; clauses: string[]; at: string }[];
    }>(`/api/tickets/${row.id}`);
    expect(detail.outbox.map((message) => message.role).sort()).toEqual(['asker', 'source-partner', 'target-partner']);
    const notice = detail.outbox.find((message) => message.role === 'source-partner')?.text ?? '';
    // 1.5.1: the subscriber, the target partner, the grounds, the date, who did it.
    for (const point of [row.subscriberInn, row.toPartnerName, 'снован', specialist.name])
      expect(notice).toContain(point);
    const executed = detail.journal.filter(
      (entry) => entry.actorName === specialist.name && entry.clauses.includes('4.1.4'),
    );
    expect(executed.length).toBeGreaterThan(0);

    const filter = encodeURIComponent(JSON.stringify({ q: row.subscriberInn }));
    const [subscriber] = await caller.json<{ partnerId: string }[]>(`/api/subscribers?filter=${filter}&range=[0,9]`);
    const [licence] = await caller.json<{ tariff: string }[]>(`/api/licences?filter=${filter}&range=[0,9]`);
    expect(subscriber?.partnerId).toBe('pt-lantern');
    expect(licence?.tariff).toBe('Обслуживание учетной записи 1С в рамках ранее заключенного договора');
  });
});

describe('Execution by one click', () => {
  test('of twenty simultaneous clicks exactly one executes, and the others are told so', async () => {
    const { caller } = started;
    const row = await eventually(
      async () => (await caller.json<TicketRow[]>('/api/tickets?filter={"view":"ready"}&range=[0,24]'))[0],
      'a ready ticket',
      120,
    );
    const ticket = await caller.json<Detail>(`/api/tickets/${row.id}`);
    const body = JSON.stringify({ version: ticket.version, confirmed: ticket.visualChecks.map((check) => check.id) });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => caller.request(`/api/tickets/${row.id}/execute`, { method: 'POST', body })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    const refusals = await Promise.all(
      answers
        .filter((answer) => answer.status === 409)
        .map(async (answer) => (await answer.json()) as { code: string; message: string }),
    );
    expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(['already-executed']));
    expect(refusals[0]?.message).toMatch(/[а-я]/);

    const executed = await caller.json<Detail>(`/api/tickets/${row.id}`);
    expect(executed.state).toBe('executed');
    expect(executed.outbox.map((message) => message.role).sort()).toEqual([
      'asker',
      'source-partner',
      'target-partner',
    ]);
    expect(executed.journal.filter((entry) => entry.kind.includes('execut'))).toHaveLength(1);
  });
});
