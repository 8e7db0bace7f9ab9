import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegistryData } from '@perenos/domain';
import { deliverDemoMails, writeDemo } from '@perenos/mail-ingest/demo';

/** The registry in the form of the import bundle: roubles instead of kopecks. */
const bundleOf = (registry: RegistryData): unknown => ({
  ...registry,
  partners: registry.partners.map((partner) => ({
    ...partner,
    debts: partner.debts.map(({ amountKopecks, ...debt }) => ({ ...debt, amount: amountKopecks / 100 })),
  })),
});

/** Writes the registry of a working day that ends now, has it imported, and delivers the day's mails, or `only` some. */
export async function installWorkingDay(
  varDirectory: string,
  only: readonly string[] | 'all',
  importBundle: (file: string) => void,
): Promise<void> {
  const { registry, mails } = writeDemo(new Date());
  const file = join(varDirectory, 'registry.json');
  writeFileSync(file, JSON.stringify(bundleOf(registry)));
  importBundle(file);
  await deliverDemoMails(
    only === 'all' ? mails : mails.filter((mail) => only.includes(mail.id)),
    join(varDirectory, 'mail'),
  );
}
