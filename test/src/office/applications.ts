import { delegateIdentification, type EntityManager, importRegistry, lockApplication } from '@perenos/db';
import { anApplication, aPartner, aRegistry } from '@perenos/db/testing';
import { identificationCenters } from '@perenos/domain';
import { describe, expect, test } from 'vitest';
import { installer, specialist } from '../support/start-product.ts';
import { type Office, patience, takeSeat } from './office.ts';

const day = 86_400_000;
const own = { state: 'confirmed', subscriberInn: '7728168971', subscriberKpp: '400101001' } as const;
const names = { 'A-1': 'ООО «Сойка»', 'A-2': 'ООО «Клёст»', 'A-3': 'ООО «Дрозд»' };
const bundle = aRegistry({
  partners: [aPartner({ id: 'p-1', name: 'ООО «Гнездо»', emails: ['office@gnezdo.example'] })],
  applications: Object.entries(names).map(([id, subscriberName]) => anApplication({ id, subscriberName, ...own })),
});

/** Three confirmed applications; the third was delegated thirty days ago and nobody has come. */
export async function addApplications(manager: EntityManager, now: Date): Promise<void> {
  await importRegistry(manager, bundle, installer, now);
  const [center] = identificationCenters;
  if (!center) throw new Error('no centre of identification');
  await manager.transactional(async (em) => {
    const locked = await lockApplication(em, 'A-3');
    if (!locked) throw new Error('no application A-3');
    const at = new Date(now.getTime() - 30 * day);
    await delegateIdentification(em, locked, { ...center, distanceKm: null }, { actor: installer, by: 'system', at });
  });
}

export function describeApplications(office: Office): void {
  describe('Applications in a browser', { timeout: patience }, () => {
    const seat = takeSeat(office, specialist);
    const stateOf = async (id: string) =>
      (await office.started.caller.json<{ state: string }>(`/api/applications/${id}`)).state;

    test('an application is suspended with two errors, corrected one by one, and resumed by the last', async () => {
      await seat.page.goto(`${office.started.product.url}/applications?stage=confirmed`);
      await seat.page.getByRole('link', { name: 'ООО «Сойка»' }).click();
      await seat.page.getByRole('button', { name: 'Приостановить' }).click();
      const dialog = seat.page.getByRole('dialog');
      await dialog.getByLabel('Найти ошибку в справочнике').fill('огрн');
      await dialog.getByRole('checkbox', { name: /ОГРН не совпадает/ }).check();
      await dialog.getByLabel(/Комментарий: ОГРН/).fill('В выписке другая последняя цифра');
      await dialog.getByLabel('Найти ошибку в справочнике').fill('паспорта нечитаем');
      await dialog.getByRole('checkbox', { name: /Скан паспорта нечитаем/ }).check();
      await dialog.getByRole('button', { name: 'Письмо партнёру' }).click();
      await dialog.getByText('В выписке другая последняя цифра').waitFor();
      await dialog.getByRole('button', { name: 'Приостановить' }).click();

      await seat.page.getByRole('heading', { name: 'Найденные ошибки: исправлено 0 из 2' }).waitFor();
      expect(await seat.page.getByRole('button', { name: 'В обработку' }).isDisabled()).toBe(true);
      const letters =
        await office.started.caller.json<{ role: string; toAddress: string; text: string }[]>(
          '/api/outbox?range=[0,99]',
        );
      const letter = letters.find(({ toAddress }) => toAddress === 'office@gnezdo.example');
      expect(letter).toMatchObject({ role: 'partner' });
      expect(letter?.text).toContain('Скан паспорта нечитаем (документ «Паспорт»)');

      const correct = async (label: RegExp, fill: () => Promise<void>) => {
        await seat.page.getByRole('listitem', { name: label }).getByRole('button', { name: 'Исправлено' }).click();
        await fill();
        await seat.page.getByRole('button', { name: 'Отметить исправленной' }).click();
      };
      await correct(/ОГРН/, () => seat.page.getByLabel('Новое значение: ОГРН').fill('1027700132195'));
      await seat.page.getByRole('heading', { name: 'Найденные ошибки: исправлено 1 из 2' }).waitFor();
      await seat.page.getByText('1027700132195').first().waitFor();
      await correct(/Скан паспорта/, () => seat.page.getByLabel('Что исправлено').fill('Прислан новый скан'));
      await seat.page.getByRole('heading', { name: /Найденные ошибки/ }).waitFor({ state: 'detached' });
      expect(await stateOf('A-1')).toBe('confirmed');

      await seat.page.getByRole('tab', { name: 'История' }).click();
      await seat.page.getByText('«Приостановленные» → «Подтверждённые»').waitFor();
    });

    test('identification is delegated to the nearest centre, and locks the application', async () => {
      await seat.page.goto(`${office.started.product.url}/applications?stage=confirmed`);
      await seat.page
        .getByRole('row', { name: /ООО «Клёст»/ })
        .getByRole('checkbox')
        .check();
      await seat.page.getByRole('button', { name: 'Делегировать идентификацию' }).click();
      const dialog = seat.page.getByRole('dialog');
      const centers = dialog.getByRole('radio');
      await centers.first().waitFor();
      expect(await centers.first().isChecked()).toBe(true);
      await dialog.getByText(/Дело и Подпись.*0,\d\d.км/).waitFor();
      await dialog.getByRole('button', { name: 'Делегировать' }).click();
      await dialog.waitFor({ state: 'detached' });
      await seat.page.getByRole('link', { name: 'Передано на идентификацию: 1' }).click();
      await seat.page.getByRole('link', { name: 'ООО «Клёст»' }).click();
      await seat.page.getByText('До завершения идентификации заявка заблокирована').waitFor();
      for (const name of ['В обработку', 'Отклонить'])
        expect(await seat.page.getByRole('button', { name, exact: true }).isDisabled()).toBe(true);
    });

    test('whoever did not come within ten working days has not been identified', async () => {
      await seat.page.goto(`${office.started.product.url}/applications`);
      await seat.page.getByRole('link', { name: 'Идентификация не пройдена: 1' }).click();
      // The row moves up when those of other stages leave the list.
      await seat.page.getByRole('link', { name: 'ООО «Сойка»' }).waitFor({ state: 'detached' });
      await seat.page.getByRole('link', { name: 'ООО «Дрозд»' }).click();
      await seat.page.getByText('Абонент в течение 10 рабочих дней не явился в центр идентификации').first().waitFor();
      expect(await stateOf('A-3')).toBe('identification-failed');
      expect(await seat.page.getByRole('button', { name: 'Отклонить' }).isEnabled()).toBe(true);
    });
  });
}
