import { moscowDateOf, type Partner } from '@perenos/domain';
import { describe, expect, test } from 'vitest';
import { type Office, patience, takeSeat, ticketOf } from './office.ts';

export const accountant = {
  login: 'sukhanova',
  password: 'Perenos2026',
  name: 'Суханова Вера',
  role: 'finance',
} as const;

type Row = { id: string; restriction: { imposedBy: string } | null };

/** A day's statement: a debt paid whole, two of several invoices paid, and a payer that nobody knows. */
function statement(partner: (id: string) => Partner): { name: string; mimeType: string; buffer: Buffer } {
  const today = moscowDateOf(new Date().toISOString());
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
  return { name: 'выписка.csv', mimeType: 'text/csv', buffer: Buffer.from(text.join('\r\n')) };
}

/** Restricted in the demo: three by debts, one at the request of its sales centre; one of the three writes that it has paid. */
export function describeFinance(office: Office): void {
  describe('A bank statement in a browser', { timeout: patience }, () => {
    const seat = takeSeat(office, accountant, 'sverka');

    const partner = (id: string): Partner => {
      const found = office.registry.partners.find((candidate) => candidate.id === id);
      if (!found) throw new Error(`no partner ${id}`);
      return found;
    };
    const restricted = async (): Promise<string[]> =>
      (await office.started.caller.json<Row[]>('/api/partners?range=[0,99]'))
        .filter(({ restriction }) => restriction !== null)
        .map(({ id }) => id)
        .sort();
    async function upload(): Promise<void> {
      await seat.page.goto(`${office.started.product.url}/statements`);
      await seat.page.getByRole('heading', { level: 1, name: 'Выписки банка' }).waitFor();
      await seat.page.getByLabel('Файл выписки').setInputFiles(statement(partner));
      await seat.page.getByRole('heading', { level: 1, name: 'выписка.csv' }).waitFor();
    }

    test('a bank statement shows first which restrictions it lifts and which stay, and lifts exactly those when it is booked', async () => {
      const before = await restricted();
      expect(before).toEqual(
        expect.arrayContaining(['pt-abacus', 'pt-attic', 'pt-bridge', 'pt-compass', 'pt-millstone']),
      );
      await upload();
      const outcome = seat.page.getByRole('table', { name: 'Что будет с ограничениями' });
      await outcome.waitFor();
      const fate = (id: string) => outcome.getByRole('row').filter({ hasText: partner(id).name });
      expect(await fate('pt-attic').innerText()).toMatch(/снимается[\s\S]*все счета партнёра оплачены[\s\S]*FB-2/);
      expect(await fate('pt-abacus').innerText()).toMatch(/остаётся[\s\S]*осталось СЧ-1192[\s\S]*FB-4/);
      expect(await fate('pt-bridge').innerText()).toMatch(/остаётся[\s\S]*запросил Центр продаж[\s\S]*FB-8/);
      const payments = seat.page.getByRole('table', { name: 'Платежи' }).getByRole('row');
      expect(await payments.filter({ hasText: 'Неизвестный' }).innerText()).toContain('решает человек');
      expect(await restricted()).toEqual(before);

      await seat.page.getByRole('button', { name: 'Провести' }).click();
      await seat.page.getByText('Проведена', { exact: false }).first().waitFor();
      await seat.page.getByText('Не разнесено: 1 платёж').waitFor();
      expect(await restricted()).toEqual(before.filter((id) => id !== 'pt-attic'));
      expect((await ticketOf(office, 'sverka'))?.verdict).toBe('review');
    });

    test('the same statement a second time says that there is nothing new, and changes nothing', async () => {
      const before = await restricted();
      await upload();
      await seat.page.getByText('ничего нового в нём нет, ничего не изменилось').waitFor();
      expect(await seat.page.getByRole('button', { name: 'Провести' }).count()).toBe(0);
      expect(await restricted()).toEqual(before);
    });

    test('what a sales centre asked for is lifted by hand at its request alone, with grounds that the history keeps', async () => {
      await seat.page.goto(`${office.started.product.url}/restrictions/pt-bridge`);
      await seat.page.getByRole('button', { name: 'Снять ограничение' }).click();
      const dialog = seat.page.getByRole('dialog');
      expect(await dialog.getByRole('radio', { name: 'Счета оплачены' }).isDisabled()).toBe(true);
      await dialog.getByText('снять его можно только по его просьбе').waitFor();
      await dialog.getByLabel('Основание', { exact: true }).fill('Письмо Центра продаж, вх. 41');
      await dialog.getByRole('button', { name: 'Снять', exact: true }).click();
      await seat.page.getByText('Ограничение не действует.').waitFor();
      const history = seat.page.getByRole('region', { name: 'История ограничений' });
      await history.getByText('Письмо Центра продаж, вх. 41').waitFor();
      expect(await restricted()).not.toContain('pt-bridge');
    });
  });
}
