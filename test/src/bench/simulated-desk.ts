import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser, openDatabase, refreshAudit } from '@perenos/db';
import { type SimulatedTicket, simulateYear } from '@perenos/db/testing/simulated-year';
import { storeSimulatedYear } from '@perenos/db/testing/store-simulated-year';
import { russianCalendar } from '@perenos/domain';
import { Caller, Product } from '../support/product.ts';

const person = { login: 'bench', name: 'Замер', role: 'supervisor', password: 'Perenos2026' } as const;
const day = 86_400_000;

/** The product on a simulated year that ends now: on the embedded database, or on an empty PostgreSQL with DATABASE_URL. */
export async function startSimulatedDesk(
  size: number,
): Promise<{ product: Product; caller: Caller; tickets: SimulatedTicket[]; query: string }> {
  const url = process.env.DATABASE_URL ?? '';
  const varDirectory = mkdtempSync(join(tmpdir(), 'perenos-bench-'));
  const database = await openDatabase(
    url ? { kind: 'postgres', url } : { kind: 'pglite', directory: join(varDirectory, 'db') },
  );
  const now = new Date();
  const begin = new Date(now.getTime() - 364 * day);
  const year = { size, seed: 20_260_101, begin, now, partners: 300, specialists: 12, calendar: russianCalendar };
  const tickets = simulateYear(year);
  await storeSimulatedYear(database.em(), tickets, year);
  await refreshAudit(database.em());
  await createUser(database.em(), person, { kind: 'system', name: 'Замер' }, now);
  await database.close();
  const product = await Product.start({ varDirectory, env: { DEMO: 'off', INGEST: 'off', DATABASE_URL: url } });
  const caller = await Caller.signIn(product.url, person.login, person.password);
  const moscowDay = (instant: number): string => new Date(instant + day / 8).toISOString().slice(0, 10);
  const query = `from=${moscowDay(now.getTime() - 364 * day)}&to=${moscowDay(now.getTime())}`;
  return { product, caller, tickets, query };
}
