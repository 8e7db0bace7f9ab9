import type { Database } from '../database.ts';

/** Statements that the entities still need on a database on which all migrations ran: none when both agree. */
export async function pendingSchemaChanges(orm: Database['orm']): Promise<string[]> {
  const { up } = await orm.schema.getUpdateSchemaMigrationSQL({ wrap: false });
  return up.split('\n').filter((line) => line.trim() !== '');
}
