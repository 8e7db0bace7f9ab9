import { resolve } from 'node:path';
import type { MikroORM as EmbeddedOrm } from '@mikro-orm/pglite';
import { MikroORM as PostgresOrm, type SqlEntityManager } from '@mikro-orm/postgresql';
import { type Embedded, openEmbeddedOrm } from './embedded.ts';
import { takeLock } from './lock-file.ts';
import { commonOptions } from './orm-options.ts';
import { createEmbeddedServices, createPostgresServices, type Services, withMigrationLock } from './services.ts';
import { requireDirectory, requireStorage } from './storage.ts';

/** What repositories take, so that they join the caller's transaction. */
export type EntityManager = SqlEntityManager;

export type DatabaseOptions =
  | { kind: 'pglite'; directory: string }
  | { kind: 'postgres'; url: string; poolSize?: number };

export type Database = Services & {
  readonly kind: 'pglite' | 'postgres';
  readonly orm: EmbeddedOrm | PostgresOrm;
  /**
   * A fresh entity manager for one unit of work. On PGlite there is one connection: inside `em.transactional` await
   * nothing but the transaction's own em, or the process blocks for ever.
   */
  em(): EntityManager;
  /** @throws DatabaseStorageError while the embedded database's disk can't be written; a server's is its own affair. */
  requireStorage(): void;
  close(): Promise<void>;
};

/**
 * Opens the database and brings its schema up to date.
 * @throws DatabaseInUseError if another process holds the embedded database's directory; DatabaseStorageError if nothing
 * can be written there.
 */
export const openDatabase = (options: DatabaseOptions): Promise<Database> =>
  options.kind === 'pglite' ? openEmbedded(options.directory) : openPostgres(options.url, options.poolSize ?? 10);

async function openEmbedded(directory: string): Promise<Database> {
  const path = resolve(directory);
  requireDirectory(path);
  const releaseLock = takeLock(path);
  let embedded: Embedded | null = null;
  try {
    embedded = await openEmbeddedOrm({ directory: path });
    const database = embeddedDatabase(embedded, { onClose: releaseLock, directory: path });
    await embedded.orm.migrator.up();
    // nobody but this process works here, so what a killed one had claimed is free
    await embedded.orm.em.execute(`update mail set leased_until = null where leased_until is not null`);
    await embedded.orm.em.execute(`update outbox_message set leased_until = null where leased_until is not null`);
    return database;
  } catch (error) {
    await embedded?.close();
    releaseLock();
    throw error;
  }
}

/** A database on a PGlite that is already open and migrated: the tests' way in, where it lies in no directory. */
export function embeddedDatabase(
  { orm, pglite, close }: Embedded,
  { onClose, directory }: { onClose?: () => void; directory?: string } = {},
): Database {
  return {
    kind: 'pglite',
    orm,
    em: () => orm.em.fork() as EntityManager,
    requireStorage: () => {
      if (directory !== undefined) requireStorage(directory);
    },
    ...createEmbeddedServices(pglite),
    close: async () => {
      await close();
      onClose?.();
    },
  };
}

/** A server that has vanished without a word is given up, and noticed on a connection that only listens. In milliseconds. */
const patience = { connectionTimeoutMillis: 30_000, keepAlive: true, keepAliveInitialDelayMillis: 60_000 };

async function openPostgres(url: string, poolSize: number): Promise<Database> {
  const orm = await PostgresOrm.init({
    ...commonOptions,
    clientUrl: url,
    pool: { min: 0, max: poolSize },
    driverOptions: patience,
  });
  try {
    const pool = await orm.em.getConnection().getNativeClient();
    await withMigrationLock(pool, () => orm.migrator.up());
    const services = createPostgresServices(pool);
    return {
      kind: 'postgres',
      orm,
      em: () => orm.em.fork() as EntityManager,
      requireStorage: () => {},
      ...services,
      close: async () => {
        await services.closeServices();
        await orm.close();
      },
    };
  } catch (error) {
    await orm.close(true);
    throw error;
  }
}
