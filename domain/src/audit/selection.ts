import { z } from 'zod';
import { breachCauses } from './causes.ts';
import { type AuditSelection, ageSteps, auditDimensions, auditFigures, durationSteps } from './query.ts';

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
