import { Migrator } from '@mikro-orm/migrations';
import { entities } from './entities/index.ts';
import { migrations } from './migrations/index.ts';
import { TicketClockKeeper } from './tickets/keep-clock.ts';

/** Options common to both drivers. The snapshot belongs to the script that writes migrations, never to a running process. */
export const commonOptions = {
  entities,
  extensions: [Migrator],
  subscribers: [TicketClockKeeper],
  migrations: { migrationsList: migrations, snapshot: false, silent: true, tableName: 'migration' },
  ignoreUndefinedInQuery: true,
};
