import { setImmediate } from 'node:timers/promises';
import {
  countPastTickets,
  type Database,
  executionsSince,
  loadEditions,
  loadWholeRegistry,
  type PastPeriod,
  pastTickets,
} from '@perenos/db';
import {
  CalendarYearMissing,
  type Comparison,
  compareTicket,
  createPastRegistry,
  createTally,
  defaultWorkingTime,
  type Edition,
  type JudgingTerms,
  type PastTicket,
  type Registry,
  type TicketDifference,
  type WhatIfSummary,
  type WorkingTimeSettings,
} from '@perenos/domain';

/** The other terms. `edition`: the one for the whole period; null: those that were in force. */
export type OtherTerms = {
  edition: Edition | null;
  parameters: Partial<Edition['parameters']>;
  working: Pick<WorkingTimeSettings, 'lunchBreak' | 'shortDays'>;
};

/** How far a run has come, filled while it goes on. */
export type Progress = { total: number; done: number; differences: TicketDifference[]; summary: WhatIfSummary };

/** Tickets read at once. */
const portion = 200;
/** After so many milliseconds of reckoning the rest of the product has its turn. */
const slice = 12;

/**
 * Judges and reckons the period's tickets on their own terms and on the others. Only reads: nothing is written, neither
 * to the tickets nor to the journal. Ends early, with what it has, when the signal is given.
 */
export async function carryOut(
  database: Database,
  { period, other, now }: { period: PastPeriod; other: OtherTerms; now: Date },
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const em = database.em();
  progress.total = await countPastTickets(em, period);
  const terms = termsOf(await loadEditions(em), other);
  const past = createPastRegistry(await loadWholeRegistry(em));
  await setImmediate();
  const executions = executionsSince(em, period.from, portion);
  let execution = await executions.next();
  const tally = createTally();
  let sliceEnds = performance.now() + slice;
  for await (const tickets of pastTickets(em, period, portion)) {
    await setImmediate();
    for (const ticket of tickets) {
      if (signal.aborted) return;
      // The registry as it was when the mail came: what was carried out after that is taken back.
      for (; !execution.done && execution.value.at > ticket.receivedAt; execution = await executions.next())
        past.takeBack(execution.value.changes);
      const comparison = compared(ticket, past.registry, terms, now);
      if (comparison) tally.add(comparison);
      else tally.addUnjudged();
      if (comparison?.difference) progress.differences.push(comparison.difference);
      progress.done += 1;
      if (performance.now() < sliceEnds) continue;
      progress.summary = tally.summary();
      await setImmediate();
      sliceEnds = performance.now() + slice;
    }
  }
  progress.summary = tally.summary();
  progress.total = progress.done;
}

function termsOf(editions: readonly Edition[], other: OtherTerms): { was: JudgingTerms; would: JudgingTerms } {
  const chosen = other.edition === null ? editions : [other.edition];
  return {
    was: { editions, settings: defaultWorkingTime },
    would: {
      editions: chosen.map((edition) => ({ ...edition, parameters: { ...edition.parameters, ...other.parameters } })),
      settings: { ...defaultWorkingTime, ...other.working },
    },
  };
}

/** null: its year isn't in the calendar. */
function compared(
  ticket: PastTicket,
  registry: Registry,
  terms: { was: JudgingTerms; would: JudgingTerms },
  now: Date,
): Comparison | null {
  try {
    return compareTicket(ticket, registry, terms, now.toISOString());
  } catch (error) {
    if (error instanceof CalendarYearMissing) return null;
    throw error;
  }
}
