import { type Database, keepRawMail, noteReading, type ReadingNote } from '@perenos/db';
import cron from 'node-cron';
import type { DocumentReader } from './documents/index.ts';
import { jobs } from './jobs/jobs.ts';
import { startJobs } from './jobs/schedule.ts';
import { keepGoing } from './keep-going.ts';
import { startOutbox } from './outbox/outbox.ts';
import { createFolderTransport, createSmtpTransport } from './outbox/transport.ts';
import { createIntake, type Intake } from './pipeline/intake.ts';
import { byReceipt, receiptOf } from './pipeline/receipt.ts';
import { parseRaw, readWith } from './pipeline/services.ts';
import { openArrived } from './pipeline/waiting-dates.ts';
import { runWorker, type WorkerOptions } from './pipeline/worker.ts';
import { createDatabaseMemory } from './sources/database-memory.ts';
import { createFolderSource, type FoundMail, type Keep } from './sources/folder.ts';
import { runImapSource } from './sources/imap.ts';
import { imapProblem } from './sources/imap-connection.ts';
import type { ImapEvent } from './sources/imap-types.ts';
import type { IngestSettings } from './sources/settings.ts';

/** Where the ingest says what it does; facts hold no content of mails. */
export type IngestLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  facts: Record<string, unknown>,
) => void;

export type IngestOptions = {
  database: Database;
  settings: IngestSettings;
  reader: Pick<DocumentReader, 'read'>;
  log: IngestLog;
  /** Ends everything: what is in hand is finished, nothing new is begun. */
  signal: AbortSignal;
};

export type RunningIngest = { intake: Intake; ended: Promise<void> };

const inOrder = (mails: FoundMail[]): FoundMail[] =>
  mails
    .map((mail) => ({ mail, name: mail.name, receivedAt: receiptOf(mail.raw.bytes) }))
    .sort(byReceipt)
    .map(({ mail }) => mail);

/** What people are told of a mailbox; null for an event that is only for the log. */
function readingNote(event: ImapEvent): ReadingNote | null {
  if (event.kind === 'checked') return { state: 'reading' };
  if (event.kind !== 'lost') return null;
  return { state: 'lost', problem: imapProblem(event.error), retryAt: new Date(Date.now() + event.retryInMs) };
}

const eventLevels = { connected: 'info', 'history-left': 'info', 'put-aside': 'error', lost: 'warn' } as const;

function startSources({ database, settings, log, signal }: IngestOptions): Promise<void>[] {
  const keep: Keep = async (raw) => {
    const { id, fresh } = await keepRawMail(database.em(), raw, new Date());
    if (fresh) log('info', 'mail kept', { mailId: id, mailbox: raw.mailbox });
  };
  if (settings.imap.length === 0) {
    const onProblem = (facts: Record<string, unknown>): void => log('warn', 'a file could not be taken', facts);
    const source = createFolderSource({ directory: settings.mailDirectory, keep, order: inOrder, onProblem });
    return [keepGoing('the folder of mails', () => source.run(signal), { log, signal })];
  }
  const memory = createDatabaseMemory(database);
  const onEvent = (event: ImapEvent): void => {
    const { kind, ...facts } = event;
    if (kind !== 'checked') log(eventLevels[kind], `imap ${kind}`, facts);
    const note = readingNote(event);
    // A note that can't be written is missed by nobody: the next one follows within a minute.
    if (note) noteReading(database.em(), event.mailbox, note, new Date()).catch(() => {});
  };
  return settings.imap.map((mailbox) =>
    keepGoing(
      `reading ${mailbox.mailbox}`,
      () => runImapSource({ mailbox, since: settings.imapSince, keep, memory, onEvent }, signal),
      { log, signal },
    ),
  );
}

function startSending({ database, settings, log, signal }: IngestOptions): Promise<void> {
  const onProblem = (facts: Record<string, unknown>): void => log('warn', 'a message was not sent', facts);
  const send = (): Promise<void> => {
    const transport = settings.smtpUrl
      ? createSmtpTransport(settings.smtpUrl)
      : createFolderTransport(settings.outboxDirectory);
    return startOutbox({ database, transport, addresses: settings.addresses, onProblem }, signal);
  };
  return keepGoing('sending', send, { log, signal });
}

/** Tickets that wait for a date are opened when it comes: at the start, and every five minutes. */
function startCalendar({ database, log, signal }: IngestOptions): Promise<void> {
  const onProblem = (facts: Record<string, unknown>): void => log('error', 'a waiting ticket was not opened', facts);
  const open = (): Promise<void> =>
    openArrived(database, new Date(), onProblem).catch((error: unknown) => onProblem({ error }));
  const task = cron.schedule('*/5 * * * *', open, { timezone: 'Europe/Moscow', noOverlap: true });
  signal.addEventListener('abort', () => void task.destroy());
  return open();
}

function startProcessing({ database, reader, log, signal }: IngestOptions): Promise<void> {
  const options: WorkerOptions = {
    database,
    parse: parseRaw,
    read: readWith(reader),
    onResult: ({ mailId }, result) => {
      if (result.kind === 'done') log('info', 'mail processed', { mailId, outcome: result.outcome });
      else log('error', 'mail not processed', { mailId, problem: result.problem, retryable: result.retryable });
    },
    onProblem: (error) => log('error', 'processing', { error }),
  };
  return keepGoing('processing', () => runWorker(options, signal), { log, signal });
}

/**
 * Starts everything that comes in and goes out by mail: sources, processing, dates, outbox. In the api's process or in
 * one of its own; on PostgreSQL in as many as wanted.
 */
export function startIngest(options: IngestOptions): RunningIngest {
  const parts = [
    ...startSources(options),
    startProcessing(options),
    startSending(options),
    startCalendar(options),
    startJobs(jobs, options),
  ];
  return { intake: createIntake(options.database), ended: Promise.all(parts).then(() => {}) };
}
