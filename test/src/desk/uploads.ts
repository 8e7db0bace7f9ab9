import { demoPartners, letterAttachment } from '@perenos/mail-ingest/demo';
import { expect, test } from 'vitest';
import { goTo } from '../support/panel-pages.ts';
import { eventually } from '../support/product.ts';
import { type Desk, rowsOf } from './desk.ts';

type Mail = { id: number; mailbox: string; outcome: string | null };
type Dropped = { name: string; base64: string };

const asDropped = (name: string, bytes: Uint8Array): Dropped => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});
const mail = [
  'From: office@nowhere.example',
  'Subject: Uploaded by hand',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Просим перенести абонента.',
].join('\r\n');

/** What a person brings with the mouse, and puts right. */
export function describeUploads(desk: Desk): void {
  test('a mail and a scan are dropped onto a mailbox and become tickets', { timeout: 180_000 }, async () => {
    const { page } = desk;
    const day = new Date().toISOString().slice(0, 10);
    const subscriber = { name: 'ООО «Дождевая Капля»', inn: '7707083893', kpp: '770701001' };
    const letter = {
      subscriber,
      product: '1c-reporting',
      target: demoPartners.lantern,
      date: day,
      effective: day,
    } as const;
    const scan = letterAttachment('капля.pdf', letter, 'text-pdf');
    const files = [asDropped('капля.eml', Buffer.from(mail)), asDropped('капля.pdf', await scan.draw())];
    await goTo(page, '/mails');
    const dataTransfer = await page.evaluateHandle((dropped) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of dropped)
        transfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
      return transfer;
    }, files);
    await page.getByRole('heading', { level: 1, name: 'Письма' }).dispatchEvent('dragenter', { dataTransfer });
    const mailbox = page.getByText('Отпустите здесь', { exact: false }).first();
    for (const event of ['dragenter', 'dragover', 'drop']) await mailbox.dispatchEvent(event, { dataTransfer });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('list', { name: 'Выбраны' }).getByText('капля.pdf').waitFor();
    await dialog.getByRole('button', { name: 'Загрузить' }).click();
    await dialog.waitFor({ state: 'detached' });
    const subjects = async () => (await rowsOf(desk, 'all')).map(({ subject }) => subject);
    for (const subject of ['Uploaded by hand', 'капля.pdf'])
      await eventually(async () => (await subjects()).includes(subject), `a ticket «${subject}»`, 120);
  });

  test('a quarantined mail is read again as a mail of another mailbox', { timeout: 120_000 }, async () => {
    const { page, started } = desk;
    const filter = encodeURIComponent(JSON.stringify({ outcome: 'quarantined' }));
    const [quarantined] = await started.caller.json<Mail[]>(`/api/mails?range=[0,9]&filter=${filter}`);
    if (!quarantined) throw new Error('no mail is in quarantine');
    await goTo(page, `/mails/${quarantined.id}`);
    await page.getByRole('combobox', { name: 'Ящик' }).click();
    await page.getByRole('option', { name: 'Сверка' }).click();
    await page.getByRole('combobox', { name: 'Кодировка' }).click();
    await page.getByRole('option', { name: 'Windows-1251' }).click();
    await page.getByRole('button', { name: 'Обработать заново' }).click();
    const read = await eventually(async () => {
      const now = await started.caller.json<Mail>(`/api/mails/${quarantined.id}`);
      return now.mailbox === 'sverka' && now.outcome !== null && now;
    }, 'the mail is read again');
    expect(read.outcome).toBe('quarantined');
  });
}
