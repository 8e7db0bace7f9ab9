import type { PGlite } from '@electric-sql/pglite';

/** What goes beyond queries: notices between processes, and locks that die with their holder. */
export type Services = {
  /**
   * Calls back with the payload of every `notify` on the channel, once its transaction is committed; with '' after a break
   * in which some may have been missed. @returns what stops it.
   */
  listen(channel: Channel, onPayload: (payload: string) => void): Promise<() => Promise<void>>;
  /**
   * Takes a lock that lasts until it is released or its process dies; null while somebody holds it. `lost` is aborted
   * when the connection that carries the lock breaks.
   */
  tryLock(name: string): Promise<HeldLock | null>;
};

export type Channel =
  | 'ticket_changed'
  /** Payload: the ticket's id. */
  | 'presence_changed'
  /** Payload: the mentioned user's id. */
  | 'user_mentioned'
  /** Payload: the type of an object that the journal has a new line about. */
  | 'record_changed'
  | 'mail_kept'
  | 'outbox_queued';
export type HeldLock = { readonly lost: AbortSignal; release(): Promise<void> };

/** The part of `pg` that is used here. */
type PgClient = {
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  on(event: 'notification', listener: (message: { channel: string; payload?: string }) => void): void;
  on(event: 'error' | 'end', listener: () => void): void;
  release(destroy?: boolean): void;
};
export type PgPool = { connect(): Promise<PgClient> };

const reconnectAfterMs = 1_000;
/** Any constant of one's own: the key of the advisory lock under which one process at a time migrates. */
const migrationLockKey = 7_230_251;

export async function withMigrationLock(pool: PgPool, migrate: () => Promise<unknown>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLockKey]);
    await migrate();
    await client.query('select pg_advisory_unlock($1)', [migrationLockKey]);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** One process owns the database, so locks are a set of names. */
export function createEmbeddedServices(pglite: PGlite): Services {
  const held = new Set<string>();
  return {
    listen: async (channel, onPayload) => {
      const unlisten = await pglite.listen(channel, onPayload);
      return () => unlisten();
    },
    tryLock: async (name) => {
      if (held.has(name)) return null;
      held.add(name);
      return { lost: new AbortController().signal, release: async () => void held.delete(name) };
    },
  };
}

type Listeners = Map<string, Set<(payload: string) => void>>;

export function createPostgresServices(pool: PgPool): Services & { closeServices(): Promise<void> } {
  const listeners: Listeners = new Map();
  const locks = new Set<HeldLock>();
  const listener = createListener(pool, listeners);
  return {
    listen: async (channel, onPayload) => {
      const callbacks = listeners.get(channel) ?? new Set();
      callbacks.add(onPayload);
      listeners.set(channel, callbacks);
      await listener.subscribe(channel);
      return async () => void callbacks.delete(onPayload);
    },
    tryLock: async (name) => {
      const lock = await tryAdvisoryLock(pool, name, (released) => locks.delete(released));
      if (lock !== null) locks.add(lock);
      return lock;
    },
    closeServices: async () => {
      await listener.close();
      for (const lock of [...locks]) await lock.release();
    },
  };
}

async function tryAdvisoryLock(
  pool: PgPool,
  name: string,
  onReleased: (lock: HeldLock) => void,
): Promise<HeldLock | null> {
  const client = await pool.connect();
  const isTaken = await client
    .query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [name])
    .then(({ rows }) => rows[0]?.taken === true)
    .catch((error: unknown) => {
      // A connection that broke on the question would be missing from the pool for ever.
      client.release(true);
      throw error;
    });
  if (!isTaken) {
    client.release();
    return null;
  }
  const broken = new AbortController();
  let released = false;
  const onBreak = (): void => {
    if (!released) broken.abort();
  };
  client.on('error', onBreak);
  client.on('end', onBreak);
  const lock: HeldLock = {
    lost: broken.signal,
    release: async () => {
      if (released) return;
      released = true;
      onReleased(lock);
      // closing the connection frees the lock even where it is broken half-way
      client.release(true);
    },
  };
  return lock;
}

/** One connection listens for all channels and is made again when it breaks. */
function createListener(pool: PgPool, listeners: Listeners) {
  let closed = false;
  let current: Promise<PgClient> | null = null;

  const connect = async (): Promise<PgClient> => {
    const client = await pool.connect();
    client.on('notification', ({ channel, payload }) => {
      for (const callback of listeners.get(channel) ?? []) callback(payload ?? '');
    });
    let usable = true;
    const onBreak = (): void => {
      // closing ends the connection, too
      if (!usable || closed) return;
      usable = false;
      client.release(true);
      reconnect();
    };
    client.on('end', onBreak);
    client.on('error', onBreak);
    try {
      for (const channel of listeners.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      usable = false;
      client.release(true);
      throw error;
    }
    return client;
  };
  /** A failed attempt is forgotten, so that the next one starts afresh. */
  const connected = (): Promise<PgClient> => {
    const attempt = connect();
    attempt.catch(() => {
      if (current === attempt) current = null;
    });
    return attempt;
  };
  const reconnect = (): void => {
    current = null;
    setTimeout(() => {
      if (closed || current !== null) return;
      current = connected();
      // What was said meanwhile nobody has heard: everybody looks for himself.
      current.then(() => {
        for (const callbacks of listeners.values()) for (const callback of callbacks) callback('');
      }, reconnect);
    }, reconnectAfterMs).unref();
  };
  return {
    subscribe: async (channel: string): Promise<void> => {
      current ??= connected();
      await (await current).query(`listen ${channel}`);
    },
    close: async (): Promise<void> => {
      closed = true;
      const client = await current?.catch(() => null);
      client?.release(true);
    },
  };
}
