import type { IsoDate } from '../registry/types.ts';
import { addCalendarDays } from '../working-time/calendar.ts';
import type { BreachCause } from './causes.ts';

/** What the figures of an audit are narrowed by and broken down by. */
export const auditDimensions = ['mailbox', 'product', 'verdict', 'clause', 'specialist', 'partner'] as const;
export type AuditDimension = (typeof auditDimensions)[number];

/** The key of tickets that have nothing in a dimension: no product read, nobody's, of no known partner. */
export const noKey = 'none';

/** Moscow days, both included, and the chosen keys of each dimension; an empty list: all. */
export type AuditQuery = { from: IsoDate; to: IsoDate } & Record<AuditDimension, readonly string[]>;

/**
 * The counts of an audit. `received`: opened within the period. `done`: settled within it; `timed`: of them those that had
 * a term; `in-time` and `late` part `timed`. `open`: unsettled at the period's end (now, if that is earlier); `open-late`:
 * of them those whose term was over by then. `breaches`: `late` and `open-late`. `answered`: the first answer was written
 * within the period. A ticket that became a part of another is counted there alone.
 */
export const auditFigures = [
  'received',
  'done',
  'timed',
  'in-time',
  'late',
  'open',
  'open-late',
  'breaches',
  'answered',
] as const;
export type AuditFigure = (typeof auditFigures)[number];

/** Age of what is open: from these many hours after receipt on, to the next. Calendar hours, for the asker waits at night too. */
export const ageSteps = [0, 24, 72, 168, 336] as const;
/** Working hours to done: more than this, up to the next, which is still in. */
export const durationSteps = [0, 1, 2, 4, 6, 8, 12, 16] as const;

/** The tickets behind one number of the audit. */
export type AuditSelection = AuditQuery & {
  figure: AuditFigure;
  cause: BreachCause | null;
  /** Index into `ageSteps`. */
  age: number | null;
  /** Index into `durationSteps`. */
  took: number | null;
};

export const allOf = ({ from, to }: { from: IsoDate; to: IsoDate }): AuditQuery => ({
  from,
  to,
  mailbox: [],
  product: [],
  verdict: [],
  clause: [],
  specialist: [],
  partner: [],
});

/** How many days a period has, both ends included. */
export const daysOf = ({ from, to }: { from: IsoDate; to: IsoDate }): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/** The equally long period right before this one. */
export function previousPeriod({ from, to }: { from: IsoDate; to: IsoDate }): { from: IsoDate; to: IsoDate } {
  return { from: addCalendarDays(from, -daysOf({ from, to })), to: addCalendarDays(from, -1) };
}
