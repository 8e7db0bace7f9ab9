import { moscowDateOf, type Partner } from '@perenos/domain';
import { addDemoDebts } from '@perenos/mail-ingest/demo';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, seat } from './support/browser.ts';
import { type Caller, eventually, type Product } from './support/product.ts';
import { startProduct } from './support/start-product.ts';

const accountant = { login: 'sukhanova', password: 'Perenos2026', name: 'Суханова Вера', role: 'finance' } as const;
/** A machine that does other work at the same time. */
const slow = 180_000;

let product: Product;
let caller: Caller;
let browser: Browser;
let page: Page;
let partners: Partner[];
let file: { name: string; mimeType: string; buffer: Buffer };

type Row = { id: string; restriction: { imposedBy: string } | null };
type Ticket = { id: number; verdict: string };

const partner = (id: string): Partner => {
  const found = partners.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no partner ${id}`);
  return found;
};
const restricted = async (): Promise<string[]> =>
  (await caller.json<Row[]>('/api/partners?range=[0,99]'))
    .filter(({ restriction }) => restriction !== null)
    .map(({ id }) => id)
    .sort();
const ticket = async (): Promise<Ticket | undefined> => (await caller.json<Ticket[]>('/api/tickets?range=[0,9]'))[0];

/** Restricted in the demo: three by debts, one at the request of its sales centre; one of the three writes that it has paid. */
beforeAll(async () => {
  const today = moscowDateOf(new Date().toISOString());
  ({ product, caller } = await startProduct({
    mails: ['paid-without-proof'],
    people: [accountant],
    caller: accountant,
    adjust: (registry) => {
      addDemoDebts(registry, today);
      partners = registry.partners;
    },
  }));
  const line = (number: number, id: string, sum: string, purpose: string): string =>
    `${today};${number};${sum};"${partner(id).name}";${partner(id).inn};${purpose}`;
  const text = [
    'Дата;№ документа;Кредит;Плательщик;ИНН плательщика;Назначение платежа',
    line(1, 'pt-attic', '2 450,00', 'Оплата по счёту СЧ-1210'),
    line(2, 'pt-abacus', '12500.00', 'Счёт СЧ-1180'),
    line(3, 'pt-bridge', '6120-00', 'Оплата счёта СЧ-1164 от 01.02.2026'),
    `${today};4;100,00;Неизвестный;7701234560;Оплата услуг`,
    'Итого;;21 170,00;;;',
  ];
  file = { name: 'выписка.csv', mimeType: 'text/csv', buffer: Buffer.from(text.join('\r\n')) };
  await eventually(async () => (await ticket())?.verdict === 'request-data', 'the mail is a ticket', 180);
  browser = await openBrowser();
  ({ page } = await seat(browser, product.url, accountant));
}, slow * 2);

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

async function upload(): Promise<void> {
  await page.goto(`${product.url}/statements`);
  await page.getByRole('heading', { level: 1, name: 'Выписки банка' }).waitFor();
  await page.getByLabel('Файл выписки').setInputFiles(file);
  await page.getByRole('heading', { level: 1, name: 'выписка.csv' }).waitFor();
}

test(
  'a bank statement shows first which restrictions it lifts and which stay, and lifts exactly those when it is booked',
  async () => {
    const before = await restricted();
    expect(before).toEqual(
      expect.arrayContaining(['pt-abacus', 'pt-attic', 'pt-bridge', 'pt-compass', 'pt-millstone']),
    );
    await upload();
    const outcome = page.getByRole('table', { name: 'Что будет с ограничениями' });
    await outcome.waitFor();
    const fate = (id: string) => outcome.getByRole('row').filter({ hasText: partner(id).name });
    expect(await fate('pt-attic').innerText()).toMatch(/снимается[\s\S]*все счета партнёра оплачены[\s\S]*FB-2/);
    expect(await fate('pt-abacus').innerText()).toMatch(/остаётся[\s\S]*осталось СЧ-1192[\s\S]*FB-4/);
    expect(await fate('pt-bridge').innerText()).toMatch(/остаётся[\s\S]*запросил Центр продаж[\s\S]*FB-8/);
    const payments = page.getByRole('table', { name: 'Платежи' }).getByRole('row');
    expect(await payments.filter({ hasText: 'Неизвестный' }).innerText()).toContain('решает человек');
    expect(await restricted()).toEqual(before);

    await page.getByRole('button', { name: 'Провести' }).click();
    await page.getByText('Проведена', { exact: false }).first().waitFor();
    await page.getByText('Не разнесено: 1 платёж').waitFor();
    expect(await restricted()).toEqual(before.filter((id) => id !== 'pt-attic'));
    expect((await ticket())?.verdict).toBe('review');
  },
  slow,
);

test(
  'the same statement a second time says that there is nothing new, and changes nothing',
  async () => {
    const before = await restricted();
    await upload();
    await page.getByText('ничего нового в нём нет, ничего не изменилось').waitFor();
    expect(await page.getByRole('button', { name: 'Провести' }).count()).toBe(0);
    expect(await restricted()).toEqual(before);
  },
  slow,
);

test(
  'what a sales centre asked for is lifted by hand at its request alone, with grounds that the history keeps',
  async () => {
    await page.goto(`${product.url}/restrictions/pt-bridge`);
    await page.getByRole('button', { name: 'Снять ограничение' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('radio', { name: 'Счета оплачены' }).isDisabled()).toBe(true);
    await dialog.getByText('снять его можно только по его просьбе').waitFor();
    await dialog.getByLabel('Основание', { exact: true }).fill('Письмо Центра продаж, вх. 41');
    await dialog.getByRole('button', { name: 'Снять', exact: true }).click();
    await page.getByText('Ограничение не действует.').waitFor();
    const history = page.getByRole('region', { name: 'История ограничений' });
    await history.getByText('Письмо Центра продаж, вх. 41').waitFor();
    expect(await restricted()).not.toContain('pt-bridge');
  },
  slow,
);
