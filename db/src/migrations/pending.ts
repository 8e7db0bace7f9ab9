import { openEmbeddedOrm } from '../embedded.ts';

/** Statements that the entities still need after all migrations ran on an empty database: none when both agree. */
export async function pendingSchemaChanges(): Promise<string[]> {
  const { orm, close } = await openEmbeddedOrm({});
  try {
    await orm.migrator.up();
    const { up } = await orm.schema.getUpdateSchemaMigrationSQL({ wrap: false });
    return up.split('\n').filter((line) => line.trim() !== '');
  } finally {
    await close();
  }
}
