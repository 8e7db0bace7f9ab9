import { Temporal } from 'temporal-polyfill';
import type { IsoDate, IsoInstant } from '../registry/types.ts';
import type { ClauseId } from '../regulation/types.ts';
import type { ClockSetting } from '../tickets/clock.ts';
import { addCalendarDays, type DayGrounds, dayGrounds } from '../working-time/calendar.ts';
import { stretchesOf } from '../working-time/deadlines.ts';
import {
  compareInstants,
  fromMilliseconds,
  milliseconds,
  moscowDateOf,
  moscowMidnight,
} from '../working-time/instants.ts';
import type { ClockEvent } from './events.ts';
import { clockOfEvents, doneAt, type Phase, phasesOf } from './phases.ts';

/** Why a stretch of time was counted or not. */
export type StretchReason =
  | { kind: 'working'; grounds: DayGrounds }
  /** Worked, but the term has begun anew since: 1.3 counts from the complete data. */
  | { kind: 'before-restart'; grounds: DayGrounds }
  | { kind: 'outside-hours' }
  | { kind: 'break' }
  | { kind: 'day-off'; date: IsoDate; grounds: DayGrounds }
  | { kind: 'waiting-data'; since: IsoInstant }
  | { kind: 'waiting-date'; until: IsoInstant; clauses: readonly ClauseId[] };

/** `to` is no longer part of it. */
export type ReceiptStretch = {
  from: IsoInstant;
  to: IsoInstant;
  /** Towards the term as it runs now. */
  counted: boolean;
  seconds: number;
  reason: StretchReason;
};

/** Where the hours of a ticket's term went: what can be shown to the partner and reckoned anew by anybody. */
export type SlaReceipt = {
  calendarVersion: string;
  stretches: ReceiptStretch[];
  /** Of the last run. */
  startsAt: IsoInstant | null;
  dueAt: IsoInstant | null;
  doneAt: IsoInstant | null;
  countedSeconds: number;
  /** Done or, while open, now is later than due. */
  isLate: boolean;
};

/**
 * The receipt of a ticket's term until it was done, else until `now`: adjoining stretches from the first phase on, each
 * with its reason. Throws `CalendarYearMissing`.
 */
export function receiptOf(events: readonly ClockEvent[], setting: ClockSetting, now: IsoInstant): SlaReceipt {
  const phases = phasesOf(events);
  const done = doneAt(events);
  const end = done ?? now;
  const clock = clockOfEvents(events, setting);
  const stretches = phases
    .flatMap((phase, index) => {
      const to = earlier(phases[index + 1]?.since ?? end, end);
      return compareInstants(phase.since, to) < 0 ? stretchesOfPhase(phase, to, setting) : [];
    })
    .map((one) => (clock === null || compareInstants(one.from, clock.startsAt) < 0 ? beforeRestart(one) : one));
  return {
    calendarVersion: setting.calendar.version,
    stretches,
    startsAt: clock?.startsAt ?? null,
    dueAt: clock?.dueAt ?? null,
    doneAt: done,
    countedSeconds: stretches.reduce((sum, { counted, seconds }) => (counted ? sum + seconds : sum), 0),
    isLate: clock !== null && compareInstants(end, clock.dueAt) > 0,
  };
}

const earlier = (a: IsoInstant, b: IsoInstant): IsoInstant => (compareInstants(a, b) <= 0 ? a : b);

const beforeRestart = (one: ReceiptStretch): ReceiptStretch =>
  one.reason.kind === 'working'
    ? { ...one, counted: false, reason: { kind: 'before-restart', grounds: one.reason.grounds } }
    : one;

const stretch = (from: number, to: number, reason: StretchReason): ReceiptStretch => ({
  from: fromMilliseconds(from),
  to: fromMilliseconds(to),
  counted: reason.kind === 'working',
  seconds: (to - from) / 1000,
  reason,
});

function stretchesOfPhase(phase: Phase, to: IsoInstant, setting: ClockSetting): ReceiptStretch[] {
  const [from, end] = [milliseconds(phase.since), milliseconds(to)];
  switch (phase.kind) {
    case 'waiting-data':
      return [stretch(from, end, { kind: 'waiting-data', since: phase.since })];
    case 'waiting-date':
      return [stretch(from, end, { kind: 'waiting-date', until: phase.until, clauses: phase.clauses })];
    case 'running':
      return joined(daysBetween(phase.since, to).flatMap((date) => stretchesOfDay(date, { from, to: end }, setting)));
    default:
      return [];
  }
}

function daysBetween(from: IsoInstant, to: IsoInstant): IsoDate[] {
  const [first, last] = [moscowDateOf(from), moscowDateOf(to)].map((date) => Temporal.PlainDate.from(date));
  if (!first || !last) return [];
  const days = first.until(last, { largestUnit: 'day' }).days;
  return Array.from({ length: days + 1 }, (_, index) => addCalendarDays(first.toString(), index));
}

type Span = { from: number; to: number };

/** What of one day lies within a span, counted and not. */
function stretchesOfDay(date: IsoDate, span: Span, { calendar, settings }: ClockSetting): ReceiptStretch[] {
  const day: Span = {
    from: milliseconds(moscowMidnight(date)),
    to: milliseconds(moscowMidnight(addCalendarDays(date, 1))),
  };
  const grounds = dayGrounds(calendar, date);
  const cut = (from: number, to: number, reason: StretchReason): ReceiptStretch[] => {
    const [start, end] = [Math.max(from, span.from), Math.min(to, span.to)];
    return start < end ? [stretch(start, end, reason)] : [];
  };
  const counted = stretchesOf(calendar, settings, date);
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last) return cut(day.from, day.to, { kind: 'day-off', date, grounds });
  return [
    ...cut(day.from, first.start, { kind: 'outside-hours' }),
    ...counted.flatMap(({ start, end }, index) => [
      ...cut(counted[index - 1]?.end ?? start, start, { kind: 'break' }),
      ...cut(start, end, { kind: 'working', grounds }),
    ]),
    ...cut(last.end, day.to, { kind: 'outside-hours' }),
  ];
}

/** One stretch a night: what two days say of it is the same. */
function joined(stretches: readonly ReceiptStretch[]): ReceiptStretch[] {
  const result: ReceiptStretch[] = [];
  for (const one of stretches) {
    const last = result.at(-1);
    if (last?.reason.kind === 'outside-hours' && one.reason.kind === 'outside-hours')
      result[result.length - 1] = { ...last, to: one.to, seconds: last.seconds + one.seconds };
    else result.push(one);
  }
  return result;
}
