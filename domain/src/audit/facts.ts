import { addCalendarDays } from '../working-time/calendar.ts';
import { moscowMidnight } from '../working-time/instants.ts';
import type { BreachCause } from './causes.ts';
import {
  type AuditDimension,
  type AuditFigure,
  type AuditQuery,
  type AuditSelection,
  ageSteps,
  auditDimensions,
  durationSteps,
  noKey,
} from './query.ts';

/** What the audit counts of a ticket. Instants are milliseconds of the epoch, other times working seconds. */
export type TicketAuditFacts = {
  ticketId: number;
  mailbox: string;
  verdict: string;
  /** Of its items, each once. */
  products: readonly string[];
  /** By which its items were decided, each once. */
  clauses: readonly string[];
  partnerId: string | null;
  /** Who settled it; while it is open: who has it. */
  specialistId: number | null;
  receivedAt: number;
  closedAt: number | null;
  dueAt: number | null;
  /** Of the term, until the ticket was done. */
  doneSeconds: number | null;
  answeredAt: number | null;
  /** See `firstAnswerSeconds`. */
  answerSeconds: number | null;
  /** What a breach of its term is or would be put down to. */
  cause: BreachCause | null;
};

/** A period in milliseconds of the epoch; `end` is no part of it, and is now while the period isn't over. */
export type AuditPeriod = { begin: number; end: number };

/** A period of Moscow days until now. */
export function auditPeriod({ from, to }: { from: string; to: string }, now: Date): AuditPeriod {
  const over = Date.parse(moscowMidnight(addCalendarDays(to, 1)));
  return { begin: Date.parse(moscowMidnight(from)), end: Math.min(over, now.getTime()) };
}

const isWithin = (instant: number | null, { begin, end }: AuditPeriod): boolean =>
  instant !== null && instant >= begin && instant < end;

/** In which figures of a period a ticket counts: see `auditFigures`. The one place that says so. */
export function countsIn(facts: TicketAuditFacts, period: AuditPeriod): Record<AuditFigure, boolean> {
  const { receivedAt, closedAt, dueAt, answeredAt, answerSeconds } = facts;
  const done = isWithin(closedAt, period);
  const timed = done && dueAt !== null;
  const late = timed && (closedAt ?? 0) > dueAt;
  const open = receivedAt < period.end && (closedAt === null || closedAt >= period.end);
  const openLate = open && dueAt !== null && dueAt < period.end;
  return {
    received: isWithin(receivedAt, period),
    done,
    timed,
    'in-time': timed && !late,
    late,
    open,
    'open-late': openLate,
    breaches: late || openLate,
    answered: isWithin(answeredAt, period) && answerSeconds !== null,
  };
}

/** Index into `ageSteps` of a ticket that is open at the period's end. */
export function ageStep({ receivedAt }: TicketAuditFacts, { end }: AuditPeriod): number {
  return ageSteps.findLastIndex((hours) => end - receivedAt >= hours * 3_600_000);
}

/** Index into `durationSteps` of working seconds. */
export function durationStep(seconds: number): number {
  return Math.max(
    0,
    durationSteps.findLastIndex((hours) => seconds > hours * 3600),
  );
}

/** The keys of a ticket in a dimension: a ticket of two products counts with both. */
export function keysOf(facts: TicketAuditFacts, dimension: AuditDimension): readonly string[] {
  switch (dimension) {
    case 'product':
      return facts.products.length > 0 ? facts.products : [noKey];
    case 'clause':
      return facts.clauses.length > 0 ? facts.clauses : [noKey];
    case 'specialist':
      return [facts.specialistId === null ? noKey : String(facts.specialistId)];
    case 'partner':
      return [facts.partnerId ?? noKey];
    default:
      return [facts[dimension]];
  }
}

/** Whether a query is about this ticket, whatever the figure. */
export const isAskedFor = (facts: TicketAuditFacts, query: AuditQuery): boolean =>
  auditDimensions.every(
    (dimension) =>
      query[dimension].length === 0 || keysOf(facts, dimension).some((key) => query[dimension].includes(key)),
  );

/** The tickets behind a number. */
export function selectedBy(
  selection: AuditSelection,
  given: readonly TicketAuditFacts[],
  now: Date,
): TicketAuditFacts[] {
  const period = auditPeriod(selection, now);
  const { figure, cause, age, took } = selection;
  return given.filter(
    (facts) =>
      countsIn(facts, period)[figure] &&
      isAskedFor(facts, selection) &&
      (cause === null || facts.cause === cause) &&
      (age === null || ageStep(facts, period) === age) &&
      (took === null || (facts.doneSeconds !== null && durationStep(facts.doneSeconds) === took)),
  );
}
