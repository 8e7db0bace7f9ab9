import { type Database, escalateTickets } from '@perenos/db';

/**
 * Fires the escalation rules that have come to hold. One ticket that fails holds up no other.
 * @throws AggregateError of what failed, once all the others are done
 */
export async function escalate(database: Database, now: Date): Promise<Record<string, unknown>> {
  const problems: unknown[] = [];
  const fired = await escalateTickets(database, now, ({ error }) => void problems.push(error));
  if (problems.length > 0) throw new AggregateError(problems, `${problems.length} tickets could not be escalated`);
  return { fired };
}
