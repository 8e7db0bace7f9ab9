import { moscowDateOf } from '@perenos/domain';
import { addDemoDebts, fillDemoCards } from '@perenos/mail-ingest/demo';
import { afterAll, beforeAll } from 'vitest';
import { describeAccounts, newcomer } from './office/accounts.ts';
import { addApplications, describeApplications } from './office/applications.ts';
import { caAdministrator, describeCertificates } from './office/certificates.ts';
import { accountant, describeFinance } from './office/finance.ts';
import { type Office, patience } from './office/office.ts';
import { describeTariffs } from './office/tariffs.ts';
import { openBrowser } from './support/browser.ts';
import { installer, startProduct } from './support/start-product.ts';

const office = {} as Office;

// One product serves all: the browser's tests cost most by starting one.
beforeAll(async () => {
  const today = moscowDateOf(new Date().toISOString());
  office.started = await startProduct({
    mails: ['letter-missing', 'paid-without-proof'],
    people: [accountant, caAdministrator, newcomer],
    adjust: (day) => {
      addDemoDebts(day, today);
      office.registry = day;
    },
    prepare: async (em, now, day) => {
      await fillDemoCards(em, day, installer, now);
      await addApplications(em, now);
    },
  });
  office.browser = await openBrowser();
}, patience);

afterAll(async () => {
  await office.browser?.close();
  await office.started?.product.remove();
});

describeCertificates(office);
describeTariffs(office);
describeApplications(office);
describeFinance(office);
describeAccounts(office);
