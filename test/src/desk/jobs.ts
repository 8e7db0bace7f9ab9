import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { settled } from '../support/browser.ts';
import { Hand } from '../support/hand.ts';
import { goTo } from '../support/panel-pages.ts';
import { repository } from '../support/product.ts';
import { supervisor } from '../support/start-product.ts';
import { type Desk, detailOf, mainButton, open, rowsOf, ticketAbout, until } from './desk.ts';

type Effort = { job: string; clicks: number; keys: number };
type Limit = { clicks: number; keys: number };

/** The table of what each job took, kept as `var/desk-jobs.txt` and printed. */
function reportEfforts(efforts: readonly Effort[]): void {
  const lines = efforts.map(
    ({ job, clicks, keys }) => `${String(clicks).padStart(6)} ${String(keys).padStart(6)}  ${job}`,
  );
  const table = ['clicks   keys  job', ...lines].join('\n');
  mkdirSync(join(repository, 'var'), { recursive: true });
  writeFileSync(join(repository, 'var/desk-jobs.txt'), `${table}\n`);
  process.stdout.write(`${table}\n`);
}

/** The jobs that fill a specialist's day, each by the hand that needs the least; what is typed counts letter by letter. */
export function describeJobs(desk: Desk): void {
  const efforts: Effort[] = [];
  const job = (name: string, limit: Limit, work: (hand: Hand) => Promise<void>): void => {
    test(name, { timeout: 120_000 }, async () => {
      const hand = new Hand(desk.page);
      await work(hand);
      efforts.push({ job: name, clicks: hand.clicks, keys: hand.keys });
      expect(hand.clicks).toBeLessThanOrEqual(limit.clicks);
      expect(hand.keys).toBeLessThanOrEqual(limit.keys);
    });
  };
  afterAll(() => reportEfforts(efforts));

  describe('The jobs of a day', () => {
    let executed = 0;

    job('execute a ready ticket, its scan confirmed by eye, from the queue', { clicks: 3, keys: 0 }, async (hand) => {
      const { page } = desk;
      const ticket = await ticketAbout(desk, 'Оловянный Солдатик');
      executed = ticket.id;
      await goTo(page, '/tickets?view=ready');
      await hand.click(page.getByRole('link', { name: 'Оловянный Солдатик' }));
      await hand.click(page.getByRole('button', { name: /^Всё есть/ }));
      await hand.click(mainButton(page, /Перенести абонента/));
      await until(desk, ticket.id, 'executed', ({ state }) => state === 'executed');
    });

    job('take an execution back before its letters leave', { clicks: 0, keys: 1 }, async (hand) => {
      await desk.page.getByRole('region', { name: 'Отмена действий' }).getByRole('button').first().waitFor();
      await hand.press('KeyU');
      const ticket = await until(desk, executed, 'open again', ({ state }) => state === 'open');
      // the panel comes back to the ticket by itself
      await desk.page.getByRole('heading', { name: ticket.number, exact: true }).waitFor();
      await settled(desk.page);
      expect(ticket.outbox.every(({ state }) => state === 'cancelled')).toBe(true);
    });

    job('execute the same by keyboard', { clicks: 0, keys: 2 }, async (hand) => {
      const { page } = desk;
      await open(desk, await ticketAbout(desk, 'Оловянный Солдатик'));
      await mainButton(page, /Перенести абонента/).waitFor();
      await hand.press('KeyA');
      const seen = page.getByRole('group', { name: /Подтвердите глазами/ });
      await page.waitForFunction(
        (group) => group?.querySelector('input:not(:checked)') === null,
        await seen.elementHandle(),
      );
      await hand.press('KeyE');
      await until(desk, executed, 'executed again', ({ state }) => state === 'executed');
    });

    job('ask for what is missing, the drafted letter edited', { clicks: 0, keys: 40 }, async (hand) => {
      const { page } = desk;
      const ticket = await ticketAbout(desk, 'Липовый Мёд');
      await open(desk, ticket);
      await mainButton(page, /Запросить данные/).waitFor();
      await hand.press('KeyR');
      await hand.type(' Ждём письмо до пятницы.');
      await hand.press('Escape', 'KeyE');
      const asked = await until(desk, ticket.id, 'waiting', ({ state }) => state === 'waiting-data');
      const letter = asked.outbox.find(({ role }) => role === 'asker')?.text ?? '';
      expect(letter).toContain('Ждём письмо до пятницы.');
      expect(letter).toMatch(/п\. [34]\.\d/);
    });

    job('refuse with the clause', { clicks: 0, keys: 1 }, async (hand) => {
      const ticket = await ticketAbout(desk, 'Синий Кит');
      await open(desk, ticket);
      await mainButton(desk.page, /Отказать/).waitFor();
      await hand.press('KeyE');
      const refused = await until(desk, ticket.id, 'refused', ({ state }) => state === 'refused');
      expect(refused.outbox[0]?.text).toContain('4.1.9');
    });

    job('correct a field that was written wrong, and execute', { clicks: 1, keys: 20 }, async (hand) => {
      const { page } = desk;
      const ticket = await ticketAbout(desk, 'Белый Налив');
      await open(desk, ticket);
      await hand.click(page.getByRole('button', { name: /Исправить.*огин/ }));
      await hand.press('Control+KeyA');
      await hand.type('Fonar Ucheta_51');
      await hand.press('Enter');
      await mainButton(page, /Перенести абонента/).waitFor();
      await hand.press('KeyE');
      await until(desk, ticket.id, 'executed', ({ state }) => state === 'executed');
    });

    job('find a ticket by a name with a typing mistake, and open it', { clicks: 0, keys: 9 }, async (hand) => {
      const { page } = desk;
      const ticket = await ticketAbout(desk, 'Ветрова');
      await goTo(page, '/tickets?view=all');
      await hand.press('Slash');
      await hand.type('ветрва');
      await page.getByRole('option', { name: new RegExp(`${ticket.number}.*Ветрова`) }).waitFor();
      await hand.press('Enter');
      await page.getByRole('heading', { name: ticket.number, exact: true }).waitFor();
    });

    job('call a colleague by a note, and hand the ticket over', { clicks: 0, keys: 34 }, async (hand) => {
      const { page } = desk;
      const ticket = await ticketAbout(desk, 'Глиняный Кувшин');
      await open(desk, ticket);
      await hand.press('KeyN');
      await hand.type('@гор');
      await page.getByRole('option', { name: /Горина/ }).waitFor();
      await hand.press('Enter');
      await hand.type('посмотрите');
      await hand.press('Control+Enter');
      await page.getByText('позвали: Горина Ольга').waitFor();
      await hand.press('Escape', 'KeyH');
      await page.getByRole('menuitem', { name: /Горина/ }).waitFor();
      const focused = page.locator('[role=menuitem]:focus');
      await focused.waitFor();
      while (!(await focused.textContent())?.includes('Горина') && hand.keys < 34) await hand.press('ArrowDown');
      await hand.press('Enter');
      const handed = await until(
        desk,
        ticket.id,
        'handed over',
        ({ assigneeName }) => assigneeName === supervisor.name,
      );
      expect(handed.notes.map(({ text }) => text)).toContain('@gorina посмотрите');
    });

    job('execute one item of a list by its own button', { clicks: 1, keys: 0 }, async (hand) => {
      const { page } = desk;
      const ticket = await ticketAbout(desk, 'Ночная Смена');
      await open(desk, ticket);
      await hand.click(page.getByRole('button', { name: /^Исполнить только позицию .*Ночная Смена/ }));
      await until(desk, ticket.id, 'one item executed', ({ items }) => items[0]?.state === 'executed');
    });

    job('join two tickets of one sender that are one', { clicks: 4, keys: 0 }, async (hand) => {
      const { page } = desk;
      const [kept, joined] = [await ticketAbout(desk, 'Столб 2»'), await ticketAbout(desk, 'Столб 3»')];
      await open(desk, joined);
      await hand.click(page.getByRole('button', { name: 'Ещё действия' }));
      await hand.click(page.getByRole('menuitem', { name: /Объединить/ }));
      await hand.click(page.getByRole('radio', { name: new RegExp(kept.number) }));
      await hand.click(page.getByRole('button', { name: `Объединить с ${kept.number}` }));
      await until(desk, kept.id, 'two items', ({ items }) => items.length === 2);
    });

    job('execute several ready tickets at once, with a result for each', { clicks: 1, keys: 6 }, async (hand) => {
      const { page } = desk;
      await goTo(page, '/tickets?view=ready&q=столб');
      const before = (await rowsOf(desk, 'closed')).length;
      await page.getByRole('link', { name: /Столб 4»/ }).waitFor();
      await page.getByRole('link', { name: /Столб 4»/ }).focus();
      await hand.press('KeyX', 'KeyJ', 'KeyX', 'KeyJ', 'KeyX');
      await hand.click(page.getByRole('toolbar').getByRole('button', { name: 'Исполнить…' }));
      await page.getByRole('dialog').getByRole('button', { name: /: 3$/ }).waitFor();
      await hand.press('Enter');
      await page.getByText(/Готово: 3 из 3|Выполнено: \d из 3/).waitFor();
      expect((await rowsOf(desk, 'closed')).length).toBe(before + 3);
      await page.keyboard.press('Escape');
    });

    job('tell what became of a mail, and have it read again', { clicks: 2, keys: 40 }, async (hand) => {
      const { page } = desk;
      await goTo(page, '/mails');
      await hand.press('KeyG', 'KeyW');
      await page.getByLabel('Адрес отправителя или Message-ID').waitFor();
      await hand.type('news@webinar.example');
      await hand.press('Enter');
      await page
        .getByText(/не требует работы/)
        .first()
        .waitFor();
      await hand.click(page.getByRole('link', { name: /Вебинар/ }).first());
      await hand.click(page.getByRole('button', { name: 'Обработать заново' }));
      await page.getByText('Письмо читается заново').waitFor();
    });

    job('return what was transferred by mistake, with grounds', { clicks: 2, keys: 40 }, async (hand) => {
      const { page } = desk;
      const ticket = await until(desk, executed, 'its letters have left', ({ outbox }) =>
        outbox.every(({ state }) => state === 'sent' || state === 'cancelled'),
      );
      await open(desk, ticket);
      await hand.click(page.getByRole('button', { name: 'Вернуть перенос…' }));
      await hand.type('Абонент отозвал письмо');
      await hand.click(page.getByRole('dialog').getByRole('button', { name: 'Вернуть перенос' }));
      await until(desk, executed, 'returned', ({ state }) => state === 'reversed');
      const { journal } = await detailOf(desk, executed);
      expect(journal.some(({ grounds }) => grounds.includes('Абонент отозвал письмо'))).toBe(true);
    });

    job('cut a list in two that is executed in part', { clicks: 4, keys: 0 }, async (hand) => {
      const { page } = desk;
      const ticket = await ticketAbout(desk, 'Ночная Смена');
      await open(desk, ticket);
      await hand.click(page.getByRole('button', { name: 'Ещё действия' }));
      await hand.click(page.getByRole('menuitem', { name: /Выделить позиции/ }));
      await hand.click(page.getByRole('dialog').getByRole('checkbox', { name: /Рыжий Лис/ }));
      await hand.click(page.getByRole('dialog').getByRole('button', { name: 'Выделить: 1' }));
      const rest = await until(desk, ticket.id, 'three items left', ({ items }) => items.length === 3);
      expect(rest.items.map(({ state }) => state)).toContain('executed');
      expect((await ticketAbout(desk, 'Рыжий Лис')).id).not.toBe(ticket.id);
    });
  });
}
