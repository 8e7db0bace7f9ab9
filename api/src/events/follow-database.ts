import type { Database } from '@perenos/db';
import type { EventBus } from './bus.ts';

/**
 * Hands on what any process — this one, another api or an ingest of its own — did: the store notifies on commit, with
 * the id of the ticket or of the user concerned, or the type of the object. @returns what stops it.
 */
export async function followDatabase(database: Database, bus: EventBus): Promise<() => Promise<void>> {
  const stops = [
    await database.listen('ticket_changed', (payload) => {
      const id = idIn(payload);
      if (id !== null) bus.publish({ type: 'ticket', id });
      bus.publish({ type: 'counts' });
    }),
    await database.listen('record_changed', (object) => bus.publish({ type: 'record', object })),
    await database.listen('presence_changed', (payload) => {
      const id = idIn(payload);
      if (id !== null) bus.publish({ type: 'presence', id });
    }),
    await database.listen('user_mentioned', (payload) => {
      const userId = idIn(payload);
      if (userId !== null) bus.publish({ type: 'mention' }, userId);
    }),
  ];
  return async () => {
    for (const stop of stops) await stop();
  };
}

const idIn = (payload: string): number | null => {
  const id = Number(payload);
  return Number.isInteger(id) && id > 0 ? id : null;
};
