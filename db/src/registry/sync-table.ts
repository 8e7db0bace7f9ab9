import { storableDeep } from '../columns.ts';
import type { EntityManager } from '../database.ts';

/** A table of the registry for the import: its columns with their SQL types, and what tells two rows apart. */
export type SyncTable<Row> = {
  name: string;
  columns: Record<string, string>;
  /** Key columns; `nullable` ones are compared as ''. */
  key: readonly string[];
  nullableKey?: string;
  /** A row as JSON, by column. */
  toRow: (item: Row) => Record<string, unknown>;
};

/** `before` is null for a row that is new. */
export type SyncChange = { key: string; before: Record<string, unknown> | null; after: Record<string, unknown> };

const batchSize = 2_000;

/** Makes the table hold each item as it is given; rows that no item stands for stay. @returns what was changed. */
export async function syncTable<Row>(
  em: EntityManager,
  table: SyncTable<Row>,
  items: readonly Row[],
): Promise<SyncChange[]> {
  const changes: SyncChange[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    const rows = items.slice(start, start + batchSize).map(table.toRow);
    changes.push(...(await syncBatch(em, table, JSON.stringify(rows, storableDeep))));
  }
  return changes;
}

async function syncBatch(em: EntityManager, table: SyncTable<never>, rows: string): Promise<SyncChange[]> {
  const columns = Object.keys(table.columns).map((column) => `"${column}"`);
  const list = columns.join(', ');
  const typed = Object.entries(table.columns).map(([column, type]) => `"${column}" ${type}`);
  const incoming = `jsonb_to_recordset(?::jsonb) as incoming(${typed.join(', ')})`;
  const keyOf = (row: string): string[] =>
    table.key.map((column) =>
      column === table.nullableKey ? `coalesce(${row}."${column}", '')` : `${row}."${column}"`,
    );
  const same = keyOf('held').map((held, at) => `${held} = ${keyOf('incoming')[at]}`);
  const differs = `(${columns.map((c) => `held.${c}`).join(', ')}) is distinct from`;
  const before = await em.execute<{ key: string; before: Record<string, unknown> }[]>(
    `select concat_ws('/', ${keyOf('held').join(', ')}) as key, to_jsonb(held) as before
     from ${incoming} join "${table.name}" held on ${same.join(' and ')}
     where ${differs} (${columns.map((c) => `incoming.${c}`).join(', ')})`,
    [rows],
  );
  const target = table.key.map((column) =>
    column === table.nullableKey ? `coalesce("${column}", '')` : `"${column}"`,
  );
  const after = await em.execute<{ key: string; after: Record<string, unknown> }[]>(
    `insert into "${table.name}" as held (${list}) select ${list} from ${incoming}
     on conflict (${target.join(', ')}) do update set ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}
     where ${differs} (${columns.map((c) => `excluded.${c}`).join(', ')})
     returning concat_ws('/', ${keyOf('held').join(', ')}) as key, to_jsonb(held) as after`,
    [rows],
  );
  const beforeByKey = new Map(before.map((row) => [row.key, row.before]));
  return after.map(({ key, after: now }) => ({ key, before: beforeByKey.get(key) ?? null, after: now }));
}
