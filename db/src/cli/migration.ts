import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedOrm } from '../embedded.ts';
import { pendingSchemaChanges } from '../migrations/pending.ts';

/**
 * `npm run migration:check`: do the migrations make exactly the schema of the entities? Exit 1 if not.
 * `npm run migration:create -- name`: writes the next numbered migration from the difference.
 */
const folder = join(import.meta.dirname, '..', 'migrations');

const escaped = (sql: string): string => sql.replace(/[`$\\]/g, '\\$&');

function writeMigration(name: string, statements: readonly string[]): string {
  const number = String(readdirSync(folder).filter((file) => /^\d{4}_/.test(file)).length + 1).padStart(4, '0');
  const file = `${number}_${name}.ts`;
  const body = statements.map((sql) => `    this.addSql(\`${escaped(sql)}\`);`).join('\n');
  const source = `import { Migration } from '@mikro-orm/migrations';\n\nexport class Migration${number} extends Migration {\n  override name = '${number}_${name}';\n\n  override up(): void {\n${body}\n  }\n}\n`;
  writeFileSync(join(folder, file), source);
  return file;
}

const [command, name] = process.argv.slice(2);
const { orm, close } = await openEmbeddedOrm({});
await orm.migrator.up();
const changes = await pendingSchemaChanges(orm).finally(close);
if (command === 'create' && name !== undefined && /^[a-z0-9_]+$/.test(name)) {
  if (changes.length === 0) console.log('The migrations already make the schema of the entities.');
  else console.log(`${writeMigration(name, changes)} is written: add it to migrations/index.ts.`);
} else if (command === 'check') {
  for (const sql of changes) console.error(sql);
  console.log(
    changes.length === 0 ? 'The migrations make the schema of the entities.' : 'The schema needs a new migration.',
  );
  process.exitCode = changes.length === 0 ? 0 : 1;
} else {
  console.error('migration.ts check | create <name_in_snake_case>');
  process.exitCode = 2;
}
