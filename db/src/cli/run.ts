import { type Database, openDatabase } from '../database.ts';
import { DatabaseError, explainFailure } from '../errors.ts';
import { readSettings, type Settings } from '../settings.ts';

/** What the person who gave the command did wrong: shown as it is, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs a command: `prepare` checks its input without a database, `work` does it on one. Exit code 2 for bad input, 1 for
 * what went wrong otherwise.
 */
export async function runCommand<Input>(
  prepare: (settings: Settings) => Promise<Input>,
  work: (database: Database, input: Input) => Promise<void>,
): Promise<void> {
  try {
    const settings = readSettings(process.env);
    const input = await prepare(settings);
    const database = await openDatabase(settings.database);
    try {
      await work(database, input);
    } finally {
      await database.close();
    }
  } catch (error) {
    const badInput =
      error instanceof UsageError || (error instanceof DatabaseError && error.code !== 'database-in-use');
    process.exitCode = badInput ? 2 : 1;
    console.error(explainFailure(error));
  }
}
