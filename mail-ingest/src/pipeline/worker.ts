import {
  claimNextMail,
  type Database,
  databaseTrouble,
  loadCalendar,
  loadEditions,
  Mail,
  type MailClaim,
  renewMailClaim,
  returnMail,
} from '@perenos/db';
import { defaultWorkingTime, type IsoInstant } from '@perenos/domain';
import { createSleeper } from '../pause.ts';
import { backOff } from '../sources/limits.ts';
import type { RawMail } from '../types.ts';
import { createDatabaseStore } from './database-store.ts';
import { pipelineLimits } from './limits.ts';
import { type Prepared, prepareAhead } from './prepare.ts';
import { freshContext, type RunResult, runPipeline } from './run.ts';
import type { IngestServices } from './types.ts';

export type WorkerOptions = Pick<IngestServices, 'parse' | 'read'> & {
  database: Database;
  onResult: (claim: MailClaim, result: RunResult) => void;
  onProblem: (error: unknown) => void;
  now?: () => Date;
};

async function loadRaw(database: Database, { mailId }: MailClaim): Promise<RawMail> {
  const mail = await database.em().findOneOrFail(Mail, mailId, { populate: ['raw'] });
  return { mailbox: mail.mailbox, sourceKey: mail.sourceKey, bytes: mail.raw, charset: mail.charset };
}

/** Keeps the claims of the mails in hand alive. A claim that is lost is seen when its outcome is stored. */
function keepAlive(database: Database, claims: ReadonlySet<MailClaim>): () => void {
  const timer = setInterval(() => {
    for (const claim of claims) renewMailClaim(database.em(), claim, pipelineLimits.lease).catch(() => {});
  }, pipelineLimits.renewEvery);
  return () => clearInterval(timer);
}

/** A mail that the database couldn't store is blamed for nothing: a new series of attempts begins when it can again. */
async function giveBack({ database, onProblem }: WorkerOptions, claim: MailClaim, error: unknown): Promise<void> {
  onProblem(error);
  if (databaseTrouble(error) === null) return;
  const { series, retryFirst } = pipelineLimits;
  const attempts = (Math.floor(claim.attempt / series) + 1) * series;
  // Where even this can't be written the lease brings the mail back.
  await returnMail(database.em(), claim, attempts, retryFirst).catch(() => {});
}

/** Which attempt of its series a claim is, from 1. */
const attemptOf = ({ attempt }: MailClaim): number => attempt % pipelineLimits.series;

/**
 * Every attempt before was cut short together with its process: this mail is what kills it. It isn't so much as read
 * once more, else nothing behind it would ever be processed; it stands visibly failed.
 */
async function giveUp({ database, onResult, now = () => new Date() }: WorkerOptions, claim: MailClaim): Promise<void> {
  const { mailbox, sourceKey } = await database.em().findOneOrFail(Mail, claim.mailId);
  const context = freshContext({ mailbox, sourceKey, bytes: new Uint8Array() }, String(claim.mailId));
  const problem = 'the process ended at every attempt';
  await createDatabaseStore(database, claim, now).fail(context, problem, null);
  onResult(claim, { kind: 'failed', problem, retryable: false, context });
}

async function processOne(options: WorkerOptions, prepared: Prepared<MailClaim>): Promise<void> {
  const now = options.now ?? (() => new Date());
  const { key: claim, parsed, texts } = prepared;
  const attempt = attemptOf(claim);
  const services: IngestServices = {
    store: createDatabaseStore(options.database, claim, now),
    parse: () => parsed,
    read: () => texts,
    calendar: await loadCalendar(options.database.em()),
    editions: await loadEditions(options.database.em()),
    workingTime: defaultWorkingTime,
    now: () => now().toISOString(),
  };
  const raw = await prepared.raw;
  const result = await runPipeline(raw, services, String(claim.mailId));
  if (result.kind === 'failed') {
    const last = !result.retryable || attempt >= pipelineLimits.attempts;
    const wait = backOff(Math.max(1, attempt), pipelineLimits.retryFirst, pipelineLimits.retryMost);
    const retryAt: IsoInstant | null = last ? null : new Date(now().getTime() + wait).toISOString();
    await services.store.fail(result.context, result.problem, retryAt);
  }
  options.onResult(claim, result);
}

/**
 * Processes what is kept, in order, until nothing is left or the signal is given. One mail at a time is judged and
 * stored; the next ones are parsed and recognised meanwhile.
 */
export async function processKept(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const { database } = options;
  const claims = new Set<MailClaim>();
  const stop = keepAlive(database, claims);
  const next = async (): Promise<MailClaim | null> => {
    for (;;) {
      const claim = signal.aborted ? null : await claimNextMail(database.em(), pipelineLimits.lease);
      if (claim === null) return null;
      if (attemptOf(claim) <= pipelineLimits.attempts) {
        claims.add(claim);
        return claim;
      }
      await giveUp(options, claim);
    }
  };
  const load = (claim: MailClaim): Promise<RawMail> => loadRaw(database, claim);
  const isSuspect = (claim: MailClaim): boolean => attemptOf(claim) >= pipelineLimits.suspectFrom;
  try {
    for await (const prepared of prepareAhead({ next, load, isSuspect, parse: options.parse, read: options.read })) {
      // Another process has the mail now, or the database can't store it.
      await processOne(options, prepared).catch((error: unknown) => giveBack(options, prepared.key, error));
      claims.delete(prepared.key);
    }
  } finally {
    stop();
  }
}

/** Processes what is kept until the signal is given, woken by notices and looking by itself now and then. */
export async function runWorker(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const sleeper = createSleeper(signal);
  const unlisten = await options.database.listen('mail_kept', sleeper.wake);
  try {
    while (!signal.aborted) {
      await processKept(options, signal).catch(options.onProblem);
      await sleeper.sleep(pipelineLimits.poll);
    }
  } finally {
    sleeper.close();
    await unlisten();
  }
}
