import { errorForLog, explainFailure, openDatabase } from '@perenos/db';
import { createDocumentReader, type IngestLog, readIngestSettings, SettingsError, startIngest } from './index.ts';

/** The ingest as a process of its own (`npm run start:ingest`), on the PostgreSQL of DATABASE_URL. */
async function main(): Promise<void> {
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL || !URL.canParse(DATABASE_URL))
    throw new SettingsError(
      'DATABASE_URL',
      'ожидается адрес PostgreSQL (postgres://…): встроенную базу держит процесс панели, и почту она читает сама',
    );
  const settings = readIngestSettings(process.env);
  const log: IngestLog = (level, message, facts) =>
    void process.stderr.write(
      `${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts }, errors)}\n`,
    );
  const database = await openDatabase({ kind: 'postgres', url: DATABASE_URL });
  const reader = createDocumentReader({ onUnavailable: (message) => log('warn', message, {}) });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  await startIngest({ database, settings, reader, log, signal: stop.signal }).ended;
  await reader.close();
  await database.close();
}

const errors = (_key: string, value: unknown): unknown => (value instanceof Error ? errorForLog(value) : value);

try {
  await main();
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exit(error instanceof SettingsError ? 2 : 1);
}
