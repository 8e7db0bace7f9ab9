import { type Database, escalateTickets } from '@perenos/db';
import { pastFailures } from './past-failures.ts';

/** Fires the escalation rules that have come to hold. One ticket that fails holds up no other. */
export const escalate = async (database: Database, now: Date): Promise<Record<string, unknown>> => ({
  fired: await pastFailures((onFailure) =>
    escalateTickets(database, now, ({ ticketId, error }) => onFailure(`ticket ${ticketId}`, error)),
  ),
});
