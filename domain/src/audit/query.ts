import { z } from 'zod';
import type { IsoDate } from '../registry/types.ts';
import { addCalendarDays } from '../working-time/calendar.ts';
import { breachCauses } from './causes.ts';

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
  cause: (typeof breachCauses)[number] | null;
  /** Index into `ageSteps`. */
  age: number | null;
  /** Index into `durationSteps`. */
  took: number | null;
};

const date = z.iso.date();
const keys = z.array(z.string().min(1).max(200)).max(500).default([]);
const selectionShape = z.strictObject({
  from: date,
  to: date,
  mailbox: keys,
  product: keys,
  verdict: keys,
  clause: keys,
  specialist: keys,
  partner: keys,
  figure: z.enum(auditFigures),
  cause: z.enum(breachCauses).nullable().default(null),
  age: z
    .number()
    .int()
    .min(0)
    .max(ageSteps.length - 1)
    .nullable()
    .default(null),
  took: z
    .number()
    .int()
    .min(0)
    .max(durationSteps.length - 1)
    .nullable()
    .default(null),
});

/** A selection as a text for an address: `from=2026-03-01&to=2026-03-31&figure=late&mailbox=perevod`. */
export function writeAuditSelection(selection: AuditSelection): string {
  const parts: [string, readonly (string | number | null)[]][] = [
    ['from', [selection.from]],
    ['to', [selection.to]],
    ['figure', [selection.figure]],
    ['cause', [selection.cause]],
    ['age', [selection.age]],
    ['took', [selection.took]],
    ...auditDimensions.map((dimension): [string, readonly string[]] => [dimension, selection[dimension]]),
  ];
  return parts
    .flatMap(([name, values]) => {
      const given = values.filter((value) => value !== null);
      return given.length === 0 ? [] : [`${name}=${given.map((value) => encodeURIComponent(value)).join(',')}`];
    })
    .join('&');
}

/** Reads what `writeAuditSelection` wrote; null: it is none. */
export function readAuditSelection(text: string): AuditSelection | null {
  const given = new Map(text.split('&').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
  try {
    const entries = [...given].map(([name, value]) => [name, readValue(name, value)] as const);
    const parsed = selectionShape.safeParse(Object.fromEntries(entries));
    return parsed.success && parsed.data.from <= parsed.data.to ? parsed.data : null;
  } catch (error) {
    // what `decodeURIComponent` throws at a broken escape
    if (error instanceof URIError) return null;
    throw error;
  }
}

function readValue(name: string, value: string): unknown {
  const values = value.split(',').map(decodeURIComponent);
  if (name === 'age' || name === 'took') return Number(values[0]);
  return auditDimensions.some((dimension) => dimension === name) ? values : values[0];
}

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
