import { type Actor, createUser, type Database, importRegistry, type NewUser, User } from '@perenos/db';
import { moscowDateOf } from '@perenos/domain';
import { fillDemoCards } from './cards.ts';
import { demoWorld, installDemoChecks, writeDemoWorld } from './checks.ts';
import { addDemoDebts, installDemoStatement } from './finance.ts';
import { deliverDemoMails, writeDemo } from './install.ts';
import { installDemoApplications } from './install-applications.ts';
import { installDemoCertificates, installDemoRevocations } from './install-certificates.ts';
import { demoPartners } from './partners.ts';

const password = 'Perenos2026';

/** The people of the demo, one of each role. */
export const demoUsers: readonly NewUser[] = [
  { login: 'specialist', name: 'Лебедева Анна', role: 'specialist', email: 'specialist@astral.example', password },
  { login: 'supervisor', name: 'Орлов Павел', role: 'supervisor', email: 'supervisor@astral.example', password },
  { login: 'ca', name: 'Климов Денис', role: 'ca-administrator', email: 'ca@astral.example', password },
  { login: 'finance', name: 'Суханова Вера', role: 'finance', email: 'finance@astral.example', password },
  {
    login: 'administrator',
    name: 'Громова Ирина',
    role: 'administrator',
    email: 'administrator@astral.example',
    password,
  },
];

const actor: Actor = { kind: 'system', name: 'Демонстрационные данные' };

/**
 * Fills an empty database with the demo: the registry, the staff, and the mails of a working day that ends at `now`,
 * put where the folder source takes them. Does nothing where there are users already. The users come last, so that a
 * start that was cut short is made up for by the next one.
 * @returns whether the demo was installed
 */
export async function installDemo({
  database,
  now,
  mailDirectory,
  registersFile,
}: {
  database: Database;
  now: Date;
  mailDirectory: string;
  /** Where the local registers read whom they know. */
  registersFile: string;
}): Promise<boolean> {
  if ((await database.em().count(User)) > 0) return false;
  const { registry, mails, applications } = writeDemo(now);
  const today = moscowDateOf(now.toISOString());
  addDemoDebts(registry, today);
  await importRegistry(database.em(), registry, actor, now);
  await fillDemoCards(database.em(), registry, actor, now);
  await installDemoApplications(database, applications, { actor, now });
  const world = demoWorld(applications, now);
  await writeDemoWorld(registersFile, world);
  await installDemoChecks(database, applications, world, now);
  await installDemoCertificates(database.em(), registry, { actor, now });
  await deliverDemoMails(mails, mailDirectory);
  await database.em().transactional(async (tx) => {
    const users = [];
    for (const user of demoUsers) users.push(await createUser(tx, user, actor, now));
    const registrar = users.find(({ role }) => role === 'specialist');
    const approver = users.find(({ role }) => role === 'ca-administrator');
    if (registrar && approver) await installDemoRevocations(tx, { registrar, approver, now });
    const accountant = users.find(({ role }) => role === 'finance');
    const payer = registry.partners.find(({ id }) => id === demoPartners.lantern.id);
    if (accountant && payer) {
      const hand = { kind: 'user', id: accountant.id, name: accountant.name } as const;
      await installDemoStatement(tx, payer, { actor: hand, now, today });
    }
  });
  return true;
}
