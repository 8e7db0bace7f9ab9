import type { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { MikroORM } from '@mikro-orm/pglite';
import { commonOptions } from './orm-options.ts';

/** PostgreSQL in this process: in `directory`, else in memory, there optionally from a dump. */
export const createEmbeddedOrm = (source: { directory?: string; loadDataDir?: Blob }): Promise<MikroORM> =>
  MikroORM.init({
    ...commonOptions,
    ...(source.directory === undefined ? {} : { dbName: source.directory }),
    driverOptions: { extensions: { pg_trgm }, ...(source.loadDataDir ? { loadDataDir: source.loadDataDir } : {}) },
  });

export const pgliteOf = (orm: MikroORM): Promise<PGlite> => orm.em.getConnection().getNativeClient();
