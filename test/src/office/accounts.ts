import { Secret, TOTP } from 'otpauth';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, specialist } from '../support/start-product.ts';
import { type Office, patience, seatIn } from './office.ts';

/** Whose password and second factor change: nobody else signs in by them. */
export const newcomer = { ...specialist, login: 'sokolova', name: 'Соколова Инна' } as const;
const fresh = 'Novyj2026pwd';

async function fillIn(on: Page, login: string, password: string): Promise<void> {
  await on.getByLabel('Логин').fill(login);
  await on.getByLabel('Пароль').fill(password);
}
const signIn = (on: Page) => on.getByRole('button', { name: 'Войти' }).click();
const inThePanel = (on: Page) => on.getByRole('navigation', { name: 'Очередь' }).waitFor();

/** A code that has not been used: each opens once, and the one of the next half-minute is accepted, too. */
function nextCode(totp: TOTP, used: string): string {
  const code = totp.generate();
  return code === used ? totp.generate({ timestamp: Date.now() + 30_000 }) : code;
}

export function describeAccounts(office: Office): void {
  describe('Accounts in a browser', { timeout: patience }, () => {
    let context: BrowserContext;
    let page: Page;
    beforeAll(async () => {
      context = await office.browser.newContext({ locale: 'ru-RU', viewport: { width: 1440, height: 900 } });
      context.setDefaultTimeout(60_000);
      page = await context.newPage();
    });
    afterAll(() => context?.close());

    test('«Запомнить меня» keeps the session beyond the browser', async () => {
      await page.goto(office.started.product.url);
      await fillIn(page, newcomer.login, newcomer.password);
      await page.getByLabel('Запомнить меня').check();
      await signIn(page);
      await inThePanel(page);
      const [cookie] = await context.cookies();
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
      expect((cookie?.expires ?? 0) * 1000).toBeGreaterThan(Date.now() + 29 * 24 * 3_600_000);
    });

    test('the rules of a password tick off while one types, and the new one opens the door', async () => {
      await page.getByRole('link', { name: new RegExp(newcomer.name) }).click();
      await page.getByRole('heading', { name: 'Профиль' }).waitFor();
      const kept = page.locator('#password-rules li[data-kept=true]');
      await page.getByLabel('Новый пароль').fill('novyj');
      expect(await kept.allInnerTexts()).toEqual([
        'только латинские буквы, цифры и знаки, без пробелов',
        'есть строчная буква',
      ]);
      await page.getByLabel('Новый пароль').fill(fresh);
      expect(await kept.count()).toBe(5);
      await page.getByLabel('Подтверждение пароля').fill('Novyj2026');
      await page.getByText('Пароли не совпадают').waitFor();
      await page.getByLabel('Подтверждение пароля').fill(fresh);
      await page.getByLabel('Старый пароль').fill(newcomer.password);
      await page.getByRole('button', { name: 'Изменить пароль' }).click();
      await page.getByText('Пароль изменён').waitFor();
    });

    test('a second factor is enrolled by its key, and asked for at the next sign-in', async () => {
      await page.getByRole('button', { name: 'Подключить второй фактор' }).click();
      await page.getByRole('img', { name: 'QR-код для приложения' }).waitFor();
      const key = (await page.getByTestId('manual-key').innerText()).replaceAll(/\s/g, '');
      const totp = new TOTP({ secret: Secret.fromBase32(key) });
      const used = totp.generate();
      await page.getByLabel('Код из приложения').fill(used);
      await page.getByRole('button', { name: 'Подтвердить' }).click();
      await page.getByRole('button', { name: 'Коды сохранены' }).waitFor();
      expect(await page.getByRole('list', { name: 'Резервные коды' }).getByRole('listitem').count()).toBe(10);
      await page.getByRole('button', { name: 'Коды сохранены' }).click();
      await page.getByRole('button', { name: 'Новые резервные коды' }).waitFor();

      await page.getByRole('button', { name: 'Выйти' }).click();
      await fillIn(page, newcomer.login, fresh);
      await signIn(page);
      await page.getByLabel('Код подтверждения').fill(nextCode(totp, used));
      await signIn(page);
      await inThePanel(page);
    });

    test('an administrator makes a user, who comes in by the temporary password and sets his own', async () => {
      const desk = await seatIn(office, administrator);
      await desk.page.goto(`${office.started.product.url}/users`);
      await desk.page.getByRole('button', { name: 'Завести пользователя' }).click();
      await desk.page.getByLabel('Имя и фамилия').fill('Суханов Егор');
      await desk.page.getByLabel('Логин').fill('suhanov');
      await desk.page.getByLabel('Роль', { exact: true }).last().click();
      await desk.page.getByRole('option', { name: 'Финансист' }).click();
      await desk.page.getByRole('button', { name: 'Завести', exact: true }).click();
      const temporary = await desk.page.getByTestId('temporary-password').innerText();
      await desk.context.close();

      const own = await office.browser.newContext({ locale: 'ru-RU', viewport: { width: 1280, height: 800 } });
      own.setDefaultTimeout(60_000);
      const door = await own.newPage();
      await door.goto(office.started.product.url);
      await fillIn(door, 'suhanov', temporary);
      await signIn(door);
      await door.getByRole('heading', { name: 'Задайте свой пароль' }).waitFor();
      await door.getByLabel('Старый пароль').fill(temporary);
      await door.getByLabel('Новый пароль').fill(fresh);
      await door.getByLabel('Подтверждение пароля').fill(fresh);
      await door.getByRole('button', { name: 'Изменить пароль' }).click();
      await inThePanel(door);
      expect(await door.locator('nav a[href="/users"]').count()).toBe(0);
      await own.close();
    });
  });
}
