import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { specialist } from '../support/start-product.ts';
import { type Office, patience, takeSeat } from './office.ts';

export const caAdministrator = {
  ...specialist,
  login: 'klimov',
  name: 'Климов Денис',
  role: 'ca-administrator',
} as const;
const application = {
  name: 'Заявление.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
};

/** Marks of the checks that don't pass. */
const failing = (checks: Locator): Locator => checks.locator('title', { hasText: 'Не пройдена' });

type Certificate = { id: string; holder: string; subscriberInn: string };

export function describeCertificates(office: Office): void {
  describe('A certificate is revoked with four eyes', { timeout: patience }, () => {
    const registrar = takeSeat(office, specialist);
    const approver = takeSeat(office, caAdministrator);
    let ours: Certificate;
    let another: Certificate;
    beforeAll(async () => {
      const valid = encodeURIComponent(JSON.stringify({ condition: 'valid' }));
      const inForce = `/api/certificates?filter=${valid}&range=[0,9]`;
      const [first, second] = await office.started.caller.json<Certificate[]>(inForce);
      if (!first || !second) throw new Error('the registry has no two certificates in force');
      [ours, another] = [first, second];
    });

    test('a specialist registers the request, sees its checks tick, and is told that another decides', async () => {
      const { page } = registrar;
      await page.goto(`${office.started.product.url}/certificates/${ours.id}`);
      await page.getByRole('link', { name: 'Отозвать', exact: true }).click();
      const checks = page.getByRole('list', { name: 'Проверки' });
      await failing(checks).first().waitFor({ state: 'attached' });

      await page.getByLabel('Файлы документов').setInputFiles(application);
      await page.getByRole('combobox', { name: 'Кто просит' }).click();
      await page.getByRole('option', { name: 'Владелец сертификата' }).click();
      await page.getByLabel('ИНН абонента').fill(ours.subscriberInn);
      await page.getByRole('textbox', { name: 'Владелец сертификата' }).fill(ours.holder);
      await page.getByLabel('ФИО просящего').fill(ours.holder);
      await expect.poll(() => failing(checks).count(), { timeout: 60_000 }).toBe(0);
      await page.getByRole('button', { name: 'Зарегистрировать' }).click();

      await page.getByRole('heading', { name: /Запрос ОС-/ }).waitFor();
      await page.getByText('Отзывает администратор УЦ, и не тот, кто зарегистрировал запрос.').waitFor();
      await page.getByRole('timer').first().waitFor();
      expect(await page.getByRole('button', { name: 'Отозвать сертификат' }).count()).toBe(0);
      const id = page.url().split('/').at(-1);
      const answer = await office.started.caller.request(`/api/revocations/${id}/approve`, {
        method: 'POST',
        body: '{"version":3}',
      });
      expect(answer.status).toBe(403);
    });

    test('an administrator of the certification centre revokes, and the card says on what grounds', async () => {
      const { page } = approver;
      await page.goto(`${office.started.product.url}/revocations`);
      await page.getByRole('tab', { name: /Ждут моего решения/ }).click();
      await page.getByRole('link', { name: /^ОС-/ }).click();
      await page.getByRole('button', { name: 'Отозвать сертификат' }).click();
      const dialog = page.getByRole('dialog', { name: 'Отозвать сертификат?' });
      await dialog.getByText('Отменить это нельзя').waitFor();
      await dialog.getByRole('button', { name: 'Отозвать сертификат' }).click();
      await page.getByText('Запись в реестр').waitFor();

      await page.goto(`${office.started.product.url}/certificates/${ours.id}`);
      await page.getByText('Отозван', { exact: true }).waitFor();
      await page.getByText('компрометация ключа (keyCompromise, 1)').first().waitFor();
      expect(await page.getByRole('link', { name: 'Отозвать', exact: true }).count()).toBe(0);
    });

    test('whoever has the right to revoke can’t do it by a request of one’s own, and is told so', async () => {
      const { context, page } = approver;
      const { url } = office.started.product;
      const registered = await context.request.post(`${url}/api/revocations`, {
        headers: { origin: url },
        multipart: {
          ...{ serial: another.id, holder: another.holder, subscriberInn: another.subscriberInn, asker: 'owner' },
          ...{
            askerName: another.holder,
            ground: 'superseded',
            receivedAt: new Date(Date.now() - 60_000).toISOString(),
          },
          ...{ kinds: 'application', file: application },
        },
      });
      const { id, version } = (await registered.json()) as { id: number; version: number };
      await page.goto(`${url}/revocations/${id}`);
      await page.getByText('Отозвать должен другой человек: этот запрос зарегистрировали вы.').waitFor();
      expect(await page.getByRole('button', { name: 'Отозвать сертификат' }).count()).toBe(0);
      const refused = await context.request.post(`${url}/api/revocations/${id}/approve`, {
        headers: { origin: url },
        data: { version },
      });
      expect(refused.status()).toBe(409);
      expect(await refused.json()).toMatchObject({ details: { refusal: 'registered-by-you' } });
      const after = await office.started.caller.json<{ state: string }>(`/api/certificates/${another.id}`);
      expect(after.state).toBe('valid');
    });
  });
}
