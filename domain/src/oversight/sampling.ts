import type { ClauseId } from '../regulation/types.ts';
import type { PersonalDecision } from './decisions.ts';

/** How a sample is drawn. */
export type SampleDesign = {
  /** Makes the choice reproducible: the same seed draws the same decisions. */
  seed: string;
  /** Decisions of each specialist. */
  perSpecialist: number;
  /** Decisions that rest on each clause. */
  perClause: number;
};

export type DrawnDecision<T extends PersonalDecision> = {
  decision: T;
  /** The clauses that it was drawn for; empty: for its specialist alone. */
  drawnFor: ClauseId[];
};

/** What a reviewer says of a decision. */
export const reviewVerdicts = ['right', 'wrong'] as const;
export type ReviewVerdict = (typeof reviewVerdicts)[number];
export const reviewVerdictLabels: Readonly<Record<ReviewVerdict, string>> = {
  right: 'Верно',
  wrong: 'Ошибка',
};

/**
 * A random sample: so many of each specialist and so many of each clause, or all where there are fewer. The lot of a decision
 * depends on the seed and on the decision alone, not on their order.
 */
export function drawSample<T extends PersonalDecision>(
  decisions: readonly T[],
  design: SampleDesign,
): DrawnDecision<T>[] {
  const lots = decisions
    .map((decision) => ({ decision, lot: lotOf(`${design.seed}/${decision.entryId}/${decision.itemId}`) }))
    .sort((a, b) => a.lot - b.lot || a.decision.entryId - b.decision.entryId || a.decision.itemId - b.decision.itemId)
    .map(({ decision }) => decision);
  const drawn = new Map<T, ClauseId[]>();
  for (const byId of new Set(lots.map((decision) => decision.byId)))
    for (const decision of lots.filter((one) => one.byId === byId).slice(0, design.perSpecialist))
      drawn.set(decision, []);
  for (const clause of new Set(lots.flatMap(({ clauses }) => clauses)))
    for (const decision of lots.filter(({ clauses }) => clauses.includes(clause)).slice(0, design.perClause))
      drawn.set(decision, [...(drawn.get(decision) ?? []), clause]);
  return lots.flatMap((decision) => {
    const drawnFor = drawn.get(decision);
    return drawnFor === undefined ? [] : [{ decision, drawnFor }];
  });
}

/** A number from 0 to 2³² − 1 that looks random: FNV-1a over UTF-16 units, then the final mixing of MurmurHash3. */
function lotOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
