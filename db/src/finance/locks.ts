import type { EntityManager } from '../database.ts';
import { lockSubscribers } from '../registry/locks.ts';

/**
 * Until the transaction ends, nobody else books payments or imposes and lifts restrictions beside tickets, and no import
 * of the registry runs. To be taken before debts and restrictions are read.
 */
export async function lockFinance(em: EntityManager): Promise<void> {
  await lockSubscribers(em, []);
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('finance', 2))`);
}
