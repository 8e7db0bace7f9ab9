import { PGlite, types } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { createPostgreSqlTypeParsers, MikroORM } from '@mikro-orm/pglite';
import { commonOptions } from './orm-options.ts';
import { guardStorage } from './storage.ts';

/** PostgreSQL in this process, and the ORM on it. */
export type Embedded = { orm: MikroORM; pglite: PGlite; close(): Promise<void> };

const byteaOid = types.BYTEA;
/** PostgreSQL numbers its own scalar types, and their arrays, below this; rows of catalogues and tables, and theirs, above. */
const firstRowOid = 10_000;
const parseTextArray = (value: string): string[] => types.arrayParser(value, (element) => element, types.TEXT);

/** Opens PostgreSQL in `directory`, else in memory, there optionally from a dump. */
export async function openEmbeddedOrm(source: { directory?: string; dump?: Blob }): Promise<Embedded> {
  const pglite = await PGlite.create({
    ...(source.directory === undefined ? {} : { dataDir: source.directory }),
    ...(source.dump === undefined ? {} : { loadDataDir: source.dump }),
    extensions: { pg_trgm },
    // PGlite's own way with bytea makes an array of one string per byte: a mail of 60 MB would end the process
    serializers: { [byteaOid]: (value: string) => value },
    parsers: {
      ...createPostgreSqlTypeParsers(parseTextArray),
      [byteaOid]: (hex: string) => Buffer.from(hex.slice(2), 'hex'),
    },
  });
  // PGlite copies its parsers for every query, and has one for arrays of each table's rows, which nobody asks for: a third of
  // what a small query costs
  pglite.parsers = Object.fromEntries(Object.entries(pglite.parsers).filter(([oid]) => Number(oid) < firstRowOid));
  const { directory } = source;
  const orm = await MikroORM.init({
    ...commonOptions,
    driverOptions: { pglite: () => pglite },
    ...(directory !== undefined && {
      onCreateConnection: async (connection) =>
        guardStorage(connection as Parameters<typeof guardStorage>[0], directory),
    }),
  });
  return {
    orm,
    pglite,
    // an instance that was handed to MikroORM is not closed by it
    close: async () => {
      await orm.close();
      await pglite.close();
    },
  };
}
