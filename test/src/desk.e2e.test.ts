import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from './support/debian.ts';
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

const quiet = [
  '--lang=ru-RU',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
];

let started: Started;
let browser: Browser;
let page: Page;

const paidTicket = async (): Promise<TicketRow | undefined> =>
  (await started.caller.json<TicketRow[]>('/api/tickets?range=[0,24]')).find((ticket) => ticket.verdict === 'execute');

beforeAll(async () => {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('Chromium не найден и не устанавливается: тест в браузере не запущен');
  started = await startProduct({ mails: ['paid-with-letter', 'no-licence'] });
  await eventually(
    async () => (await started.caller.json<TicketRow[]>('/api/tickets?range=[0,24]')).length === 2,
    'two tickets in the queue',
    180,
  );
  browser = await chromium.launch({ executablePath, args: quiet });
  page = await browser.newPage({ locale: 'ru-RU', viewport: { width: 1440, height: 900 } });
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
