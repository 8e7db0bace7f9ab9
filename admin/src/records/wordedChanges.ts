import type { JournalRow } from '../api/types.ts';

/** `before` is undefined where the journal only says what is there now. */
type WordedChange = { label: string; before?: string | null | undefined; after: string | null };

/** A side of a journal line whose fields are named in Russian; else nothing: it is for machines. */
function worded(side: unknown): Record<string, string | null> {
  if (typeof side !== 'object' || side === null || Array.isArray(side)) return {};
  const entries = Object.entries(side);
  const isWorded = entries.every(
    ([label, value]) => /^[А-ЯЁ]/.test(label) && (value === null || typeof value === 'string'),
  );
  return isWorded ? (Object.fromEntries(entries) as Record<string, string | null>) : {};
}

/** The changes that a journal line tells in words, before and after. */
export function wordedChanges({ before, after }: Pick<JournalRow, 'before' | 'after'>): WordedChange[] {
  const held = worded(before);
  return Object.entries(worded(after)).map(([label, value]) => ({
    label,
    ...(label in held ? { before: held[label] } : {}),
    after: value,
  }));
}
