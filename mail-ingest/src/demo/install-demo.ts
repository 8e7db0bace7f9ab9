import { type Actor, createUser, type Database, importRegistry, type NewUser, User } from '@perenos/db';
import { fillDemoCards } from './cards.ts';
import { deliverDemoMails, writeDemo } from './install.ts';

const password = 'Perenos2026';

/** The people of the demo, one of each role. */
export const demoUsers: readonly NewUser[] = [
  { login: 'specialist', name: 'Лебедева Анна', role: 'specialist', password },
  { login: 'supervisor', name: 'Орлов Павел', role: 'supervisor', password },
  { login: 'ca', name: 'Климов Денис', role: 'ca-administrator', password },
  { login: 'finance', name: 'Суханова Вера', role: 'finance', password },
  { login: 'administrator', name: 'Громова Ирина', role: 'administrator', password },
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
}: {
  database: Database;
  now: Date;
  mailDirectory: string;
}): Promise<boolean> {
  if ((await database.em().count(User)) > 0) return false;
  const { registry, mails } = writeDemo(now);
  await importRegistry(database.em(), registry, actor, now);
  await fillDemoCards(database.em(), registry, actor, now);
  await deliverDemoMails(mails, mailDirectory);
  for (const user of demoUsers) await createUser(database.em(), user, actor, now);
  return true;
}
