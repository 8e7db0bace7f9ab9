import { describe, expect, test } from 'vitest';
import { settled } from '../support/browser.ts';
import { specialist } from '../support/start-product.ts';
import { type Office, patience, takeSeat, ticketOf } from './office.ts';

const grounds = 'Письмо абонента, вх. 17';

/** Cards of subscribers, and one mail about a paid licence without its letter. */
export function describeTariffs(office: Office): void {
  describe('Tariffs and cards in a browser', { timeout: patience }, () => {
    const seat = takeSeat(office, specialist, 'perevod');

    /** Opens the card of a subscriber from the register, by the advanced search. */
    async function open(field: string, value: string, name: string, tab: string): Promise<void> {
      await seat.page.goto(`${office.started.product.url}/subscribers`);
      await seat.page.getByRole('button', { name: 'Расширенный поиск' }).click();
      const form = seat.page.getByRole('form', { name: 'Расширенный поиск' });
      await form.getByLabel(field, { exact: true }).fill(value);
      await seat.page.keyboard.press('Enter');
      await seat.page.getByRole('status').filter({ hasText: /^1$/ }).waitFor();
      await seat.page.getByRole('link', { name }).click();
      await seat.page.getByRole('heading', { level: 1, name }).waitFor();
      await seat.page.getByRole('tab', { name: tab }).click();
      await settled(seat.page);
    }

    const dialog = () => seat.page.getByRole('dialog');

    test('a tariff is blocked after the warning, the request is judged again at once, and the tariff is resumed', async () => {
      await open('Наименование', 'липовый мёд', 'Липовый Мёд', 'Тарифы');
      await seat.page.getByRole('button', { name: 'Заблокировать' }).click();
      await dialog().getByText('Будут затронуты продукты:').waitFor();
      await dialog().getByText('Астрал-Отчетность (1С-Отчетность)').waitFor();
      await dialog()
        .getByText(/П-0000/)
        .waitFor();
      expect(await dialog().getByRole('button', { name: 'Да, заблокировать' }).isDisabled()).toBe(true);
      await dialog().getByLabel('Основание').fill(grounds);
      await seat.page.keyboard.press('Control+Enter');
      await seat.page
        .getByText(/Тариф заблокирован\. Решение изменилось: П-0000\d+ «Запросить данные» → «Исполнить»/)
        .waitFor();
      await seat.page.getByRole('table', { name: 'Тарифы' }).getByText('Заблокирован', { exact: true }).waitFor();
      expect((await ticketOf(office, 'perevod'))?.verdict).toBe('execute');

      expect(await seat.page.getByRole('button', { name: 'Заблокировать' }).isDisabled()).toBe(true);
      await seat.page.getByRole('button', { name: 'Возобновить' }).click();
      await dialog().getByLabel('Основание').fill(grounds);
      await seat.page.keyboard.press('Control+Enter');
      await seat.page.getByText(/Тариф возобновлён\./).waitFor();
      await seat.page.getByRole('table', { name: 'Тарифы' }).getByText('Зарегистрирован', { exact: true }).waitFor();
      expect((await ticketOf(office, 'perevod'))?.verdict).toBe('request-data');
      await seat.page.getByRole('region', { name: 'Журнал' }).getByText('Тариф заблокирован').waitFor();
    });

    test('a КриптоПро licence can’t be revoked; revoking its tariff leaves it in the certificate', async () => {
      await open('Наименование', 'гончарная слобода', 'Гончарная Слобода', 'Тарифы');
      await seat.page.getByRole('radio', { name: 'Выбрать расширение КриптоПро CSP' }).check();
      await seat.page.getByRole('button', { name: 'Отозвать' }).click();
      await dialog().getByText('Лицензию КриптоПроCSP отозвать невозможно!').waitFor();
      await dialog().getByRole('button', { name: 'Закрыть' }).click();

      await seat.page.getByRole('radio', { name: 'Выбрать тариф Платная лицензия' }).check();
      await seat.page.getByRole('button', { name: 'Отозвать' }).click();
      await dialog()
        .getByText(/КриптоПро CSP останется до/)
        .waitFor();
      await dialog().getByLabel('Основание').fill(grounds);
      expect(await dialog().getByRole('button', { name: 'Да, отозвать' }).isDisabled()).toBe(true);
      await dialog().getByLabel('Наберите слово ОТОЗВАТЬ').fill('отозвать');
      await dialog().getByRole('button', { name: 'Да, отозвать' }).click();
      await seat.page.getByRole('table', { name: 'Тарифы' }).getByText('Отозван', { exact: true }).waitFor();
      await seat.page
        .getByRole('table', { name: 'Расширения' })
        .getByText('Зарегистрировано', { exact: true })
        .waitFor();
    });

    test('a card is found by its ОГРН and edited; the journal tells each field, and a late second is told who was first', async () => {
      const [row] = await office.started.caller.json<{ id: number }[]>(
        `/api/subscribers?filter=${encodeURIComponent(JSON.stringify({ name: 'Синий Вереск' }))}`,
      );
      type Detail = { version: number; card: { ogrn: string; phone: string } };
      const before = await office.started.caller.json<Detail>(`/api/subscribers/${row?.id}`);
      await open('ОГРН', before.card.ogrn, 'Синий Вереск', 'Контакты');
      await seat.page.keyboard.press('KeyE');
      await seat.page.getByLabel('Основной телефон').fill('нет');
      await seat.page.keyboard.press('Control+Enter');
      await seat.page.getByText(/Телефон: цифры/).waitFor();
      await seat.page.getByLabel('Основной телефон').fill('+7 000 111-22-33');
      await seat.page.keyboard.press('Control+Enter');
      await seat.page.getByText('Карточка сохранена').waitFor();
      await seat.page
        .getByRole('region', { name: 'Журнал' })
        .getByText(`Основной телефон: ${before.card.phone} → +7 000 111-22-33`)
        .waitFor();

      const late = await office.started.caller.request(`/api/subscribers/${row?.id}`, {
        method: 'PUT',
        body: JSON.stringify({ version: before.version, card: before.card }),
      });
      expect(late.status).toBe(409);
      expect(((await late.json()) as { message: string }).message).toContain(specialist.name);
    });
  });
}
