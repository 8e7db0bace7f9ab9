import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser, importRegistry } from '@perenos/db';
import { createDatabaseForProcess } from '@perenos/db/testing';
import type { SimulatedTicket } from '@perenos/db/testing/simulated-year';
import { storeSimulatedYear } from '@perenos/db/testing/store-simulated-year';
import { calendarYear, russianCalendar, workingDaysByMonth } from '@perenos/domain';
import {
  type DemoScenario,
  deliverDemoMails,
  demoPartners,
  labelled,
  letterAttachment,
  writeDemo,
  writer,
} from '@perenos/mail-ingest/demo';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, seat, settled } from './support/browser.ts';
import { goTo } from './support/panel-pages.ts';
import { Caller, eventually, Product } from './support/product.ts';
import { specialist, supervisor } from './support/start-product.ts';

const actor = { kind: 'system', name: 'Тест' } as const;
const day = 86_400_000;
const minute = 60_000;
/** A machine that does other work at the same time. */
const slow = 180_000;

let product: Product;
let bySpecialist: Caller;
let bySupervisor: Caller;
let browser: Browser;
let page: Page;

type Course = { id: number; events: SimulatedTicket['events']; doneAt: Date | null };

/** A ticket of the past, taken by the first of the simulated specialists. */
function past({ id, events, doneAt }: Course): SimulatedTicket {
  const done = doneAt ? [{ kind: 'done', at: doneAt.toISOString() } as const] : [];
  return {
    ...{ id, mailbox: 'perevod', state: doneAt ? 'executed' : 'open', verdict: 'execute', partner: 0, assignee: 0 },
    items: [{ product: '1c-reporting', verdict: 'execute', clauses: ['4.1.10'] }],
    events: [...events, ...done],
    acts: [{ kind: 'taken', at: new Date(events.at(-1)?.at ?? 0), by: 0 }],
    answers: [],
    mergedInto: null,
  };
}

/**
 * Five tickets of the last weeks, however working days lie: two done in time, the second after a day's wait for data, two
 * done weeks late, one overdue and still open.
 */
function pastTickets(now: Date): SimulatedTicket[] {
  const at = (daysAgo: number, minutes = 0): Date => new Date(now.getTime() - daysAgo * day + minutes * minute);
  const began = (...moments: [kind: 'received' | 'complete' | 'incomplete', at: Date][]): SimulatedTicket['events'] =>
    moments.map(([kind, moment]) => ({ kind, at: moment.toISOString() }));
  const complete = (daysAgo: number) => began(['received', at(daysAgo)], ['complete', at(daysAgo)]);
  const waited = began(['received', at(21)], ['incomplete', at(21)], ['received', at(20)], ['complete', at(20)]);
  return [
    past({ id: 1, events: complete(22), doneAt: at(22, 1) }),
    past({ id: 2, events: waited, doneAt: at(20, 1) }),
    past({ id: 3, events: complete(27), doneAt: at(6) }),
    past({ id: 4, events: complete(26), doneAt: at(5) }),
    past({ id: 5, events: complete(25), doneAt: null }),
  ];
}

/** Executed by the regulation of 2026 (14 days), held back by one that allows ten. */
const olderLetter: DemoScenario = {
  id: 'letter-of-twelve-days',
  mailbox: 'perevod',
  minutesAgo: 60,
  write(today) {
    const subscriber = today.subscriber('ООО «Двенадцать Месяцев»', 'pt-abacus');
    today.licence(subscriber, '1c-reporting', 'Платная лицензия (годовое обслуживание)');
    const asked = { subscriber, product: '1c-reporting', target: demoPartners.lantern } as const;
    const letter = { ...asked, date: today.day(-12), effective: today.day(-12) };
    return {
      from: writer('lantern', 'Ольга Светлова'),
      subject: 'Перенос: Двенадцать Месяцев',
      text: labelled(asked, 'Письмо абонента во вложении.'),
      attachments: [letterAttachment('письмо.pdf', letter, 'text-pdf')],
    };
  },
};

type Ticket = { id: number; number: string; verdict: string; version: number; visualChecks: { id: string }[] };
const judged = async (): Promise<Ticket | undefined> => {
  const rows = await bySpecialist.json<Ticket[]>('/api/tickets?range=[0,9]&filter={"q":"Двенадцать"}');
  return rows[0] && bySpecialist.json<Ticket>(`/api/tickets/${rows[0].id}`);
};

beforeAll(async () => {
  const now = new Date();
  const varDirectory = mkdtempSync(join(tmpdir(), 'perenos-'));
  const { database, url } = await createDatabaseForProcess(join(varDirectory, 'db'));
  const { registry, mails } = writeDemo(now, [olderLetter]);
  await importRegistry(database.em(), registry, actor, now);
  const people = { partners: 1, specialists: 1, calendar: russianCalendar };
  await storeSimulatedYear(database.em(), pastTickets(now), people);
  for (const { login, password, name, role } of [supervisor, specialist])
    await createUser(database.em(), { login, password, name, role: role as 'supervisor' | 'specialist' }, actor, now);
  await database.close();
  await deliverDemoMails(mails, join(varDirectory, 'mail'));
  product = await Product.start({ varDirectory, env: { DEMO: 'off', DATABASE_URL: url ?? '' } });
  bySpecialist = await Caller.signIn(product.url, specialist.login, specialist.password);
  bySupervisor = await Caller.signIn(product.url, supervisor.login, supervisor.password);
  browser = await openBrowser();
  ({ page } = await seat(browser, product.url, supervisor));
  await page.goto(`${product.url}/audit`);
  await settled(page);
  await eventually(async () => (await judged())?.verdict === 'execute', 'the mail is a ticket to be executed', 180);
}, slow * 2);

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const heading = (name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });

test(
  'every number of the report opens exactly its tickets, and the way back leads to the report as it was',
  async () => {
    const figures = page.getByRole('region', { name: 'Главные показатели' });
    const specialists = page.getByRole('table', { name: 'Специалист' });
    for (const [number, name, ids] of [
      [figures.getByRole('link', { name: /^Нарушений срока: 3/ }), 'Нарушения срока', [3, 4, 5]],
      [figures.getByRole('link', { name: /^В срок: 50,0/ }), 'Завершено в срок', [1, 2]],
      [
        specialists
          .getByRole('row', { name: /^Специалист 1/ })
          .getByRole('link')
          .nth(1),
        'Завершено',
        [1, 2, 3, 4],
      ],
    ] as const) {
      await number.click();
      await heading(name).waitFor();
      await page.getByText(/^\d+ обращени[ея]$/).waitFor();
      const listed = await page
        .locator('[data-row-id]')
        .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-row-id'))));
      expect(listed.sort(), name).toEqual(ids);
      await page.goBack();
      await heading('Показатели работы').waitFor();
    }
  },
  slow,
);

test(
  'the receipt of a term shows each stretch with its reason, and goes to the partner as a file',
  async () => {
    await goTo(page, '/receipts/2');
    const stretches = page.getByRole('table', { name: /Из чего сложилось время/ }).getByRole('row');
    expect(await stretches.nth(1).innerText()).toMatch(/24:00:00[\s\S]*Не учтено. Ждём данных от отправителя с /);
    expect(await stretches.last().innerText()).toMatch(/Учтено с начала срока\s+0:0[01]:\d\d/);
    for (const [button, first, content] of [
      ['PDF для партнёра', '%PDF-', ''],
      ['CSV', '\uFEFF', 'Ждём данных от отправителя'],
    ] as const) {
      const started = page.waitForEvent('download');
      await page.getByRole('link', { name: button }).click();
      const download = await started;
      expect(download.suggestedFilename()).toMatch(/^Расчёт срока П-000002\.(pdf|csv)$/);
      const file = readFileSync(await download.path(), 'utf8');
      expect(file.startsWith(first)).toBe(true);
      expect(file).toContain(content);
    }
  },
  slow,
);

test(
  '«Что, если» shows whose decision another number would change, and leaves the tickets as they are',
  async () => {
    const before = await judged();
    await goTo(page, '/what-if');
    await page.getByLabel(/Насколько дата переноса в письме может быть раньше/).fill('10');
    await page.getByRole('button', { name: 'Пересчитать' }).click();
    await page.getByText('Ничего не изменено').waitFor();
    const changed = page.getByRole('region', { name: 'Решения по абонентам' });
    expect(await changed.innerText()).toMatch(/Исполнить[\s\S]*→[\s\S]*Запросить данные[\s\S]*1/);
    await changed.getByRole('button', { name: '1', exact: true }).click();
    const listed = page.getByRole('table', { name: 'Обращения, у которых что-то было бы иначе' });
    expect(await listed.getByRole('link').allInnerTexts()).toEqual([before?.number]);
    expect(await listed.innerText()).toContain('не более 10');
    expect(await judged()).toEqual(before);
  },
  slow,
);

test(
  'a calendar whose total is wrong is refused in words, and nothing is loaded',
  async () => {
    const year = 2027;
    const version = await bySupervisor.json('/api/calendar');
    const { nonWorking, workingWeekends, shortDays, publicHolidays } = calendarYear(russianCalendar, `${year}-01-01`);
    const workingDays = workingDaysByMonth(russianCalendar, year).reduce((sum, days) => sum + days, 0);
    const content = {
      ...{ year, nonWorking: [...nonWorking], workingWeekends: [...workingWeekends], shortDays: [...shortDays] },
      ...{ publicHolidays: [...publicHolidays], workingDays: workingDays + 1 },
    };
    await goTo(page, '/calendar');
    await page.getByRole('button', { name: 'Загрузить год' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Файл календаря').setInputFiles({
      name: 'calendar.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(content)),
    });
    await dialog.getByLabel('Постановление №').fill('1187');
    await dialog.getByRole('group', { name: 'Дата постановления' }).getByRole('spinbutton').first().focus();
    await page.keyboard.type('17.09.2026');
    await dialog.getByLabel('Название постановления').fill('О переносе выходных дней в 2027 году');
    await dialog.getByLabel('Откуда взят файл').fill('Официальная публикация');
    await dialog.getByRole('button', { name: 'Проверить' }).click();
    await dialog.getByText(`Рабочих дней по датам файла ${workingDays}, а в его итоге ${workingDays + 1}.`).waitFor();
    expect(await dialog.getByRole('button', { name: 'Загрузить' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Отмена' }).click();
    expect(await bySupervisor.json('/api/calendar')).toEqual(version);
  },
  slow,
);

test(
  'the term that is over has escalated to the supervisor',
  async () => {
    const seen = async () => (await bySupervisor.json<unknown[]>('/api/escalations')).length > 0;
    await eventually(seen, 'an escalation', 120);
    await goTo(page, '/escalations');
    const fired = page.getByRole('table', { name: 'Последние срабатывания' }).getByRole('row');
    expect(await fired.filter({ hasText: '100 %' }).innerText()).toMatch(
      /П-000005[\s\S]*Руководителям[\s\S]*Горина Ольга/,
    );
  },
  slow,
);

test(
  'a decision drawn at random is reviewed with a reason, and counts',
  async () => {
    const ticket = await judged();
    if (!ticket) throw new Error('no ticket');
    const confirmed = ticket.visualChecks.map(({ id }) => id);
    const body = JSON.stringify({ version: ticket.version, confirmed });
    await bySpecialist.json(`/api/tickets/${ticket.id}/execute`, { method: 'POST', body });
    await goTo(page, '/samples');
    await page.getByRole('button', { name: 'Новая выборка' }).click();
    await page.getByRole('button', { name: 'Сделать выборку' }).click();
    await heading(/^Выборка /).waitFor();
    await page.getByRole('button', { name: `Проверить ${ticket.number}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Записать' }).click();
    await dialog.getByText('Напишите, почему').waitFor();
    await dialog.getByLabel('Ошибка').check();
    await dialog.getByLabel('Почему').fill('Письмо подписал не руководитель');
    await dialog.getByRole('button', { name: 'Записать' }).click();
    await page.getByText(/Проверено 1 из \d+, ошибок 1/).waitFor();
    const row = page
      .getByRole('table', { name: 'Решения в выборке' })
      .getByRole('row')
      .filter({ hasText: ticket.number });
    expect(await row.innerText()).toMatch(/Петрова Дарья[\s\S]*Ошибка[\s\S]*не руководитель[\s\S]*Горина Ольга/);
  },
  slow,
);
