import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Database, errorForLog, explainFailure, openDatabase, User } from '@perenos/db';
import {
  createDocumentReader,
  createIntake,
  type DocumentReader,
  type IngestLog,
  type IngestSettings,
  type Job,
  NotReprocessable,
  readAddedFiles,
  readIngestSettings,
  startIngest,
  startJobs,
} from '@perenos/mail-ingest';
import { destination, type Logger, pino } from 'pino';
import { createApp } from './app.ts';
import type { ApiDependencies } from './app-environment.ts';
import { checkArrivals } from './application-checks/stage-checks.ts';
import { sendMonthlyReport } from './audit/monthly-report.ts';
import { createSecretBox } from './auth/secret-box.ts';
import { loadSecretsKey } from './auth/secrets-key.ts';
import { createEventBus } from './events/bus.ts';
import { followDatabase } from './events/follow-database.ts';
import { limits } from './limits.ts';
import { ensurePanelBuilt } from './panel/ensure-panel-built.ts';
import { servePanel } from './panel/serve-panel.ts';
import type { MailIntake, Readiness } from './ports.ts';
import { createRegisters } from './registers/create-registers.ts';
import { localRegistersName } from './registers/local-registers.ts';
import { type Handler, listen } from './server.ts';
import { readSettings, type Settings } from './settings.ts';
import { answerWhileStarting } from './starting.ts';

// The composition root: the one place that knows every package. Panel, api, ingest and outbox in one process;
// with INGEST=off the panel and the api alone.

const root = resolve(import.meta.dirname, '../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Opens the database, and fills an embedded one with the demo at its first start. */
async function prepareDatabase(settings: Settings, mailDirectory: string): Promise<Database> {
  const database = await openDatabase(
    settings.databaseUrl
      ? { kind: 'postgres', url: settings.databaseUrl }
      : { kind: 'pglite', directory: join(settings.varDirectory, 'db') },
  );
  if (settings.demo && (await database.em().count(User)) === 0) {
    say('Первый запуск: готовятся демонстрационные данные…');
    const { installDemo } = await import('@perenos/mail-ingest/demo');
    const registersFile = join(settings.varDirectory, localRegistersName);
    await installDemo({ database, now: new Date(), mailDirectory, registersFile });
  }
  return database;
}

const intakeOf = (database: Database): MailIntake => {
  const intake = createIntake(database);
  return {
    upload: intake.upload,
    reprocess: async (mailId, repair) => {
      try {
        await intake.reprocess(mailId, repair);
        return true;
      } catch (error) {
        if (error instanceof NotReprocessable) return false;
        throw error;
      }
    },
  };
};

/** Waits for something, but no longer than a stop may take, whatever it ends by: the process ends in any case. */
const atMost = (milliseconds: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work.catch(() => undefined), setTimeout(milliseconds, undefined, { ref: false })]);

/** Until the signal comes. A look that fails (the database is away) is taken again at the next beat. */
async function followArrivals(deps: ApiDependencies, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await checkArrivals(deps, signal).catch((error: unknown) => deps.logger.error({ err: error }, 'arrivals'));
    await setTimeout(limits.arrivals, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/**
 * Beside the ingest's own jobs: the report is built from what the api shows and exports, so it runs where the api does,
 * also where another process reads the mail.
 */
const jobs: readonly Job[] = [{ name: 'monthly report', cron: '0 9 * * *', run: sendMonthlyReport }];

type Parts = { database: Database; reader: DocumentReader; logger: Logger };

/** Starts what works beside the requests: the jobs and, with its settings, the mail; null: another process reads it. */
function startWork(
  { database, reader, logger }: Parts,
  mail: IngestSettings | null,
  signal: AbortSignal,
): { readiness: Readiness; ended(): Promise<unknown> } {
  let problem: string | null = null;
  const log: IngestLog = (level, message, facts) => logger[level](facts, message);
  const jobsStarted = startJobs(jobs, { database, log, signal });
  const ingest = mail ? startIngest({ database, settings: mail, reader, log, signal }) : null;
  ingest?.ended.catch((error: unknown) => {
    problem = 'ingest';
    logger.error({ err: error }, 'ingest has ended');
  });
  return {
    readiness: () => {
      if (signal.aborted) return { ready: false, reason: 'stopping' };
      return problem ? { ready: false, reason: problem } : { ready: true };
    },
    ended: () => Promise.all([ingest?.ended, jobsStarted]),
  };
}

async function dependenciesOf(
  { database, reader, logger }: Parts,
  settings: Settings,
  given: Pick<ApiDependencies, 'bus' | 'readiness'>,
): Promise<ApiDependencies> {
  const { publicUrl, sessionIdle, varDirectory } = settings;
  const localFile = settings.demo ? join(varDirectory, localRegistersName) : null;
  return {
    ...given,
    database,
    logger,
    now: () => new Date(),
    secrets: createSecretBox(await loadSecretsKey(settings.secretsKey, varDirectory)),
    renderPage: ({ bytes, fileName, innerName, page, turn }) =>
      reader.renderPage(bytes, innerName ?? fileName, page, turn),
    readFiles: (files) => readAddedFiles(reader, files),
    intake: intakeOf(database),
    registers: createRegisters(settings.registers, { localFile, logger }),
    settings: { publicUrl, sessionIdle },
  };
}

type Running = { database: Database; stop(): Promise<void> };

async function start(settings: Settings, logger: Logger, serveWith: (handler: Handler) => void): Promise<Running> {
  const ingestSettings = readIngestSettings(process.env);
  const [database, panelDirectory] = await Promise.all([
    prepareDatabase(settings, ingestSettings.mailDirectory),
    ensurePanelBuilt(root, say),
  ]);
  const bus = createEventBus(new Date());
  const unfollow = await followDatabase(database, bus);
  const reader = createDocumentReader({ onUnavailable: (message) => logger.warn(message) });
  const parts = { database, reader, logger };
  const ending = new AbortController();
  const work = startWork(parts, settings.ingest ? ingestSettings : null, ending.signal);
  const deps = await dependenciesOf(parts, settings, { bus, readiness: work.readiness });
  const app = createApp(deps);
  servePanel(app, panelDirectory);
  serveWith(app.fetch);
  const checking = followArrivals(deps, ending.signal);
  return {
    database,
    stop: async () => {
      ending.abort();
      bus.close();
      await atMost(limits.shutdown, Promise.all([work.ended(), checking]));
      await atMost(limits.shutdown, Promise.all([reader.close(), unfollow()]));
    },
  };
}

/** The demo's people that are still there, so that a newcomer finds the way in. Loaded after the start: it takes its time. */
async function sayDemoLogins(database: Database): Promise<void> {
  const { demoUsers } = await import('@perenos/mail-ingest/demo');
  const known = await database.em().find(User, { login: { $in: demoUsers.map(({ login }) => login) }, active: true });
  const logins = new Set(known.map(({ login }) => login));
  for (const { login, password, name } of demoUsers) if (logins.has(login)) say(`  ${login} / ${password} — ${name}`);
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const settings = readSettings(process.env);
  const logger = pino(
    { level: settings.logLevel, base: null, serializers: { err: errorForLog, error: errorForLog } },
    destination({ dest: 2, sync: true }),
  );
  let handler: Handler = answerWhileStarting;
  const server = await listen((request, env) => handler(request, env), settings.host, settings.port);
  const running = await start(settings, logger, (ready) => {
    handler = ready;
  }).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const stop = async (): Promise<void> => {
    await Promise.all([running.stop(), server.stop()]);
    // Last: whatever was still running has had its answer, and an embedded database closes its files whole.
    await running.database.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void stop();
    });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`Перенос готов за ${seconds} с: ${settings.publicUrl ?? `http://localhost:${server.port}`}`);
  if (settings.demo) await sayDemoLogins(running.database);
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

try {
  await main();
} catch (error) {
  const words = isPortTaken(error) ? 'Порт уже занят. Задайте другой: PORT=3001 npm start' : explainFailure(error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
}
