import type { IsoDate } from '../registry/types.ts';
import { addCalendarDays } from '../working-time/calendar.ts';
import { moscowMidnight } from '../working-time/instants.ts';
import { type BreachCause, breachCauses } from './causes.ts';
import {
  type AuditPeriod,
  ageStep,
  auditPeriod,
  countsIn,
  durationStep,
  isAskedFor,
  keysOf,
  type TicketAuditFacts,
} from './facts.ts';
import {
  type AuditDimension,
  type AuditFigure,
  type AuditQuery,
  ageSteps,
  auditDimensions,
  auditFigures,
  daysOf,
  durationSteps,
  previousPeriod,
} from './query.ts';

/** Working seconds. A percentile is the least value that so many per cent don't exceed (nearest rank); null: of nothing. */
export type AuditTimes = {
  doneMedian: number | null;
  doneP95: number | null;
  answerMedian: number | null;
  answerP95: number | null;
};
export type AuditFigures = Record<AuditFigure, number> & AuditTimes;
export type AuditRow = AuditFigures & { key: string };
/** `to` is included. */
export type AuditPoint = { from: IsoDate; to: IsoDate; received: number; done: number; inTime: number; late: number };

export type AuditNumbers = {
  figures: AuditFigures;
  /** Of the equally long period right before. */
  previous: AuditFigures;
  /** Of the breaches, in the order of `breachCauses`. */
  causes: { cause: BreachCause; count: number }[];
  /** Of what is open, in the order of `ageSteps`. */
  ages: number[];
  /** Of what is done and had a term, in the order of `durationSteps`. */
  durations: number[];
  /** Most breaches first. */
  breakdowns: Record<AuditDimension, AuditRow[]>;
  series: { unit: 'day' | 'week'; points: AuditPoint[] };
};

/** Longer periods are shown by weeks. */
const mostDays = 62;

/** The figures of a period until `now`, of the tickets that a query is about. */
export function auditNumbers(given: readonly TicketAuditFacts[], query: AuditQuery, now: Date): AuditNumbers {
  const facts = given.filter((one) => isAskedFor(one, query));
  const period = auditPeriod(query, now);
  const before = auditPeriod(previousPeriod(query), now);
  const [whole, previous] = [new Tally(), new Tally()];
  const tallies = Object.fromEntries(auditDimensions.map((dimension) => [dimension, new Map()])) as Tallies;
  const steps = new StepCounts();
  const series = seriesOf(query);
  for (const one of facts) {
    previous.add(one, figuresWith(countsIn(one, before)));
    const counts = countsIn(one, period);
    if (!(counts.received || counts.done || counts.open || counts.answered)) continue;
    const figures = figuresWith(counts);
    whole.add(one, figures);
    steps.add(one, counts, period);
    series.add(one, counts);
    for (const dimension of auditDimensions)
      for (const key of keysOf(one, dimension)) tallyOf(tallies[dimension], key).add(one, figures);
  }
  return {
    figures: whole.figures(),
    previous: previous.figures(),
    causes: breachCauses.map((cause) => ({ cause, count: steps.causes.get(cause) ?? 0 })),
    ages: steps.ages,
    durations: steps.durations,
    breakdowns: Object.fromEntries(
      auditDimensions.map((dimension) => [dimension, rowsOf(tallies[dimension])]),
    ) as AuditNumbers['breakdowns'],
    series: { unit: series.unit, points: series.points },
  };
}

type Tallies = Record<AuditDimension, Map<string, Tally>>;
type Counts = Record<AuditFigure, boolean>;
const figuresWith = (counts: Counts): AuditFigure[] => auditFigures.filter((figure) => counts[figure]);

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key);
  if (known) return known;
  const fresh = new Tally();
  tallies.set(key, fresh);
  return fresh;
}

const rowsOf = (tallies: Map<string, Tally>): AuditRow[] =>
  [...tallies]
    .map(([key, tally]) => ({ key, ...tally.figures() }))
    .sort((a, b) => b.breaches - a.breaches || b.received - a.received || (a.key < b.key ? -1 : 1));

/** The figures of some tickets while they are counted. */
class Tally {
  readonly #counts = Object.fromEntries(auditFigures.map((figure) => [figure, 0])) as Record<AuditFigure, number>;
  readonly #done: number[] = [];
  readonly #answers: number[] = [];

  add({ doneSeconds, answerSeconds }: TicketAuditFacts, figures: readonly AuditFigure[]): void {
    for (const figure of figures) {
      this.#counts[figure] += 1;
      if (figure === 'timed' && doneSeconds !== null) this.#done.push(doneSeconds);
      if (figure === 'answered' && answerSeconds !== null) this.#answers.push(answerSeconds);
    }
  }

  figures(): AuditFigures {
    const [done, answers] = [Float64Array.from(this.#done).sort(), Float64Array.from(this.#answers).sort()];
    return {
      ...this.#counts,
      doneMedian: percentile(done, 0.5),
      doneP95: percentile(done, 0.95),
      answerMedian: percentile(answers, 0.5),
      answerP95: percentile(answers, 0.95),
    };
  }
}

const percentile = (sorted: Float64Array, part: number): number | null =>
  sorted[Math.ceil(sorted.length * part) - 1] ?? null;

class StepCounts {
  readonly causes = new Map<BreachCause, number>();
  readonly ages = ageSteps.map(() => 0);
  readonly durations = durationSteps.map(() => 0);

  add(facts: TicketAuditFacts, counts: Counts, period: AuditPeriod): void {
    if (counts.breaches && facts.cause !== null) this.causes.set(facts.cause, (this.causes.get(facts.cause) ?? 0) + 1);
    if (counts.open) increase(this.ages, ageStep(facts, period));
    if (counts.timed && facts.doneSeconds !== null) increase(this.durations, durationStep(facts.doneSeconds));
  }
}

function increase(counts: number[], index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}

/** The days of a period, or its weeks from Monday to Sunday, the first and the last cut to the period. */
function seriesOf(query: AuditQuery) {
  const unit = daysOf(query) > mostDays ? ('week' as const) : ('day' as const);
  const points: AuditPoint[] = [];
  for (let from = query.from; from <= query.to; ) {
    const untilSunday = (7 - new Date(`${from}T00:00:00Z`).getUTCDay()) % 7;
    const last = unit === 'day' ? from : addCalendarDays(from, untilSunday);
    points.push({ from, to: last < query.to ? last : query.to, received: 0, done: 0, inTime: 0, late: 0 });
    from = addCalendarDays(last, 1);
  }
  const begins = points.map(({ from }) => Date.parse(moscowMidnight(from)));
  const pointAt = (instant: number | null): AuditPoint | undefined =>
    points[begins.findLastIndex((begin) => begin <= (instant ?? 0))];
  const add = ({ receivedAt, closedAt }: TicketAuditFacts, counts: Counts): void => {
    const [received, done] = [counts.received && pointAt(receivedAt), counts.done && pointAt(closedAt)];
    if (received) received.received += 1;
    if (!done) return;
    done.done += 1;
    if (counts['in-time']) done.inTime += 1;
    if (counts.late) done.late += 1;
  };
  return { unit, points, add };
}
