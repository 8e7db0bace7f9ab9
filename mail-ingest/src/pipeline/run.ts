import { databaseTrouble, errorForLog } from '@perenos/db';
import type { RawMail } from '../types.ts';
import { steps } from './steps.ts';
import { StaleTicketError } from './store.ts';
import type { IngestServices, MailContext, Outcome, StepLogEntry, StepResult } from './types.ts';

/** How a run ended. `failed` is no outcome: the mail is kept and either tried again or shown to people as failed. */
export type RunResult =
  | { kind: 'done'; outcome: Outcome; reason: string | null; context: MailContext }
  | { kind: 'failed'; problem: string; retryable: boolean; context: MailContext };

/** The context of a mail of which nothing is known yet but its bytes. */
export const freshContext = (raw: RawMail, mailId: string | null = null): MailContext => ({
  raw,
  mailId,
  parsed: null,
  fingerprint: null,
  asksNothing: false,
  sender: null,
  thread: null,
  texts: null,
  documents: null,
  request: null,
  merged: null,
  judgement: null,
  ticketId: null,
  original: null,
  log: [],
});

/** How often a mail is judged again because its ticket changed meanwhile, before the run counts as failed. */
const staleRetries = 5;

/** For the log, too: what a database refuses it quotes, and a log holds nobody's data. */
function errorText(error: unknown): string {
  const { type, code, message = String(code) } = errorForLog(error);
  return error instanceof Error ? `${type}: ${message}` : message;
}

async function attempt(
  step: (typeof steps)[number],
  context: MailContext,
  services: IngestServices,
): Promise<StepResult> {
  try {
    return await step.run(context, services);
  } catch (error) {
    if (error instanceof StaleTicketError || databaseTrouble(error)) throw error;
    // What a step doesn't foresee (a worker killed) may pass: it is tried again.
    return { kind: 'fail', problem: errorText(error), retryable: true };
  }
}

function detailOf(result: StepResult): string | null {
  if (result.kind === 'next') return result.detail ?? null;
  return result.kind === 'stop' ? result.reason : result.problem;
}

const logged = (entry: StepLogEntry, context: MailContext): MailContext => ({
  ...context,
  log: [...context.log, entry],
});

async function runOnce(start: MailContext, services: IngestServices): Promise<RunResult> {
  let context = start;
  for (const step of steps) {
    const at = services.now();
    const began = performance.now();
    const result = await attempt(step, context, services);
    const entry: StepLogEntry = {
      step: step.name,
      at,
      milliseconds: Math.round(performance.now() - began),
      outcome: result.kind,
      detail: detailOf(result),
    };
    if (result.kind === 'fail')
      return { kind: 'failed', problem: result.problem, retryable: result.retryable, context: logged(entry, context) };
    context = logged(entry, result.context);
    if (result.kind === 'stop') {
      await services.store.stop(context, { outcome: result.outcome, reason: result.reason });
      return { kind: 'done', outcome: result.outcome, reason: result.reason, context };
    }
  }
  return { kind: 'done', outcome: context.thread ? 'follow-up' : 'ticket', reason: null, context };
}

/**
 * Takes one mail through all steps. Its outcome is stored when this resolves, unless the run failed.
 * @throws what is the database's own trouble: the mail isn't to blame, whatever becomes of it
 */
export async function runPipeline(
  raw: RawMail,
  services: IngestServices,
  mailId: string | null = null,
): Promise<RunResult> {
  for (let tries = 1; ; tries += 1) {
    const context = freshContext(raw, mailId);
    try {
      return await runOnce(context, services);
    } catch (error) {
      if (error instanceof StaleTicketError && tries < staleRetries) continue;
      if (databaseTrouble(error)) throw error;
      return { kind: 'failed', problem: errorText(error), retryable: true, context };
    }
  }
}
