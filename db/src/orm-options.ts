import { Migrator } from '@mikro-orm/migrations';
import { entities } from './entities/index.ts';
import { migrations } from './migrations/index.ts';

/** Options common to both drivers. The snapshot belongs to the script that writes migrations, never to a running process. */
export const commonOptions = {
  entities,
  extensions: [Migrator],
  migrations: { migrationsList: migrations, snapshot: false, silent: true, tableName: 'migration' },
  ignoreUndefinedInQuery: true,
};
