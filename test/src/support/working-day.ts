import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegistryData } from '@perenos/domain';
import { type DemoScenario, deliverDemoMails, demoScenarios, writeDemo } from '@perenos/mail-ingest/demo';

/** The registry in the form of the import bundle: roubles instead of kopecks. */
const bundleOf = (registry: RegistryData): unknown => ({
  ...registry,
  partners: registry.partners.map((partner) => ({
    ...partner,
    debts: partner.debts.map(({ amountKopecks, ...debt }) => ({ ...debt, amount: amountKopecks / 100 })),
  })),
});

/**
 * Writes the registry of a working day that ends now, has it imported, and delivers the day's mails, or `only` some; and
 * those of `more` scenarios.
 */
export async function installWorkingDay(
  varDirectory: string,
  only: readonly string[] | 'all',
  more: readonly DemoScenario[],
  importBundle: (file: string) => void,
): Promise<void> {
  const { registry, mails } = writeDemo(new Date(), [...demoScenarios, ...more]);
  const file = join(varDirectory, 'registry.json');
  writeFileSync(file, JSON.stringify(bundleOf(registry)));
  importBundle(file);
  await deliverDemoMails(
    only === 'all' ? mails : mails.filter(({ id }) => only.includes(id) || more.some((each) => each.id === id)),
    join(varDirectory, 'mail'),
  );
}
