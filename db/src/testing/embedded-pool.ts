import { openAsBlob } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { type Database, embeddedDatabase } from '../database.ts';
import { type Embedded, openEmbeddedOrm } from '../embedded.ts';

/** What a migrated database holds before anything is written: rows of its few filled tables, and where sequences stand. */
type Origin = { tables: { name: string; rows: string | null }[]; sequences: { name: string; last: number | null }[] };
type Pooled = { embedded: Embedded; origin: Origin };

/** Emptied databases that nobody uses: opening one takes a second of a processor, emptying one a tenth. */
const spare: Pooled[] = [];

/** An empty migrated database; closing it leaves it, emptied, to whoever asks next in this process. */
export async function takeEmbedded(dump: string): Promise<Database> {
  const pooled = spare.pop() ?? (await open(dump));
  const database = embeddedDatabase(pooled.embedded);
  const listening: (() => Promise<void>)[] = [];
  return {
    ...database,
    listen: async (channel, onPayload) => {
      const unlisten = await database.listen(channel, onPayload);
      listening.push(unlisten);
      return unlisten;
    },
    close: async () => {
      for (const unlisten of listening) await unlisten();
      await empty(pooled.embedded.pglite, pooled.origin);
      spare.push(pooled);
    },
  };
}

async function open(dump: string): Promise<Pooled> {
  const embedded = await openEmbeddedOrm({ dump: await openAsBlob(dump) });
  const { pglite } = embedded;
  const tables = await pglite.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  const rows = tables.rows.map(
    ({ name }) => `select '${name}' as name, (select json_agg(t)::text from ${name} t) as rows`,
  );
  const filled = await pglite.query<Origin['tables'][number]>(rows.join(' union all '));
  const sequences = await pglite.query<Origin['sequences'][number]>(
    `select quote_ident(sequencename) as name, last_value::int as last from pg_sequences where schemaname = 'public'`,
  );
  return { embedded, origin: { tables: filled.rows, sequences: sequences.rows } };
}

/** Takes the database back to where its template was. */
async function empty(pglite: PGlite, { tables, sequences }: Origin): Promise<void> {
  const held = tables.map(({ name }) => `select '${name}' as name where exists (select 1 from ${name})`);
  await pglite.transaction(async (tx) => {
    // the journal refuses to lose a row, and rows that refer to one another go in any order
    await tx.exec(`set local session_replication_role = replica`);
    const { rows } = await tx.query<{ name: string }>(held.join(' union all '));
    if (rows.length > 0) await tx.exec(`truncate ${rows.map(({ name }) => name).join(', ')} cascade`);
    for (const { name, rows: first } of tables)
      if (first !== null)
        await tx.query(`insert into ${name} select * from json_populate_recordset(null::${name}, $1)`, [first]);
    for (const { name, last } of sequences)
      await tx.exec(last === null ? `alter sequence ${name} restart` : `select setval('${name}', ${last})`);
  });
}
