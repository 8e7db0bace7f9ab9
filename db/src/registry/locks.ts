import type { EntityManager } from '../database.ts';

const registryLock = `hashtextextended('registry', 0)`;

/**
 * Until the transaction ends, nobody else executes anything about these subscribers, and no import runs: what is judged
 * in it still holds when it is applied. To be taken before the registry is read, once in a transaction.
 */
export async function lockSubscribers(em: EntityManager, inns: readonly string[]): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock_shared(${registryLock})`);
  // in one order everywhere, so that two transactions can't wait for each other
  for (const inn of [...new Set(inns)].sort()) {
    await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 1))`, [inn]);
  }
}

/** Until the transaction ends, nobody else changes the registry by an import or an execution. */
export async function lockWholeRegistry(em: EntityManager): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(${registryLock})`);
}
