import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser, type EntityManager, importRegistry, type NewUser } from '@perenos/db';
import { createDatabaseForProcess } from '@perenos/db/testing';
import type { RegistryData } from '@perenos/domain';
import { type DemoScenario, deliverDemoMails, demoScenarios, writeDemo } from '@perenos/mail-ingest/demo';
import { Caller, Product } from './product.ts';

const password = 'Perenos2026';
export const administrator = { login: 'ivanova', password, name: 'Иванова Мария', role: 'administrator' } as const;
/** Who leads the specialists, where a test asks for them. */
export const supervisor = { login: 'gorina', password, name: 'Горина Ольга', role: 'supervisor' } as const;
export const specialist = { login: 'petrova', password, name: 'Петрова Дарья', role: 'specialist' } as const;

/** In whose name the journal says that the test's data came. */
export const installer = { kind: 'system', name: 'Тест' } as const;

export type Started = {
  product: Product;
  caller: Caller;
  varDirectory: string;
  /** What it was started with: to start it again on the same data. */
  env: Record<string, string>;
};

type Given = {
  /** Those of the working day's mails that are delivered; its registry comes with them. */
  mails?: readonly string[];
  /** Scenarios of the test's own, delivered with the day's. */
  more?: readonly DemoScenario[];
  /** Registered besides the administrator and the specialist. */
  people?: readonly NewUser[];
  /** Who asks the api in the test's name. */
  caller?: NewUser;
  /** Changes the working day's registry before it is imported. */
  adjust?: (registry: RegistryData) => void;
  /** What else is in the database when the product starts. */
  prepare?: (em: EntityManager, now: Date, registry: RegistryData) => Promise<void>;
};

/** The product without the demo on a new database of the kind that this run tests, with what the test has given it. */
export async function startProduct({
  mails = [],
  more = [],
  people = [],
  caller = specialist,
  adjust = () => {},
  prepare = async () => {},
}: Given = {}): Promise<Started> {
  const varDirectory = mkdtempSync(join(tmpdir(), 'perenos-'));
  const { database, url } = await createDatabaseForProcess(join(varDirectory, 'db'));
  const now = new Date();
  for (const person of [administrator, specialist, ...people]) await createUser(database.em(), person, installer, now);
  const day = writeDemo(now, [...demoScenarios, ...more]);
  adjust(day.registry);
  const delivered = day.mails.filter(({ id }) => mails.includes(id) || more.some((scenario) => scenario.id === id));
  if (delivered.length > 0) await importRegistry(database.em(), day.registry, installer, now);
  await prepare(database.em(), now, day.registry);
  await database.close();
  await deliverDemoMails(delivered, join(varDirectory, 'mail'));
  const env = { DEMO: 'off', DATABASE_URL: url ?? '', VAR_DIR: varDirectory };
  const product = await Product.start({ varDirectory, env });
  return { product, varDirectory, env, caller: await Caller.signIn(product.url, caller.login, caller.password) };
}
