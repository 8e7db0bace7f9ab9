import type { Database } from '@perenos/db';
import type { EventBus } from './bus.ts';

/**
 * Hands on what any process — this one or an ingest of its own — did to a ticket: the store notifies on commit, with
 * the ticket's id. @returns what stops it.
 */
export function followDatabase(database: Database, bus: EventBus): Promise<() => Promise<void>> {
  return database.listen('ticket_changed', (payload) => {
    const id = Number(payload);
    if (Number.isInteger(id) && id > 0) bus.publish({ type: 'ticket', id });
    bus.publish({ type: 'counts' });
  });
}
