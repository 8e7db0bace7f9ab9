import { type CitedClause, citedClauses } from '../regulation/editions.ts';
import type { ClauseId, Verdict } from '../regulation/types.ts';
import { compareInstants } from '../working-time/instants.ts';
import type { Comparison, ItemDifference, TicketDifference } from './compare.ts';

/** What a run over a past period comes to. */
export type WhatIfSummary = {
  tickets: number;
  items: number;
  /** Tickets of which anything would be another. */
  differing: number;
  verdicts: { was: Verdict; would: Verdict; items: number }[];
  /** Items whose decision would rest on the clause then but not now, or now but not then; or on it in either case. */
  clauses: { clause: ClauseId; gained: number; lost: number; otherwise: number }[];
  deadlines: Record<DeadlineChange, number>;
  late: { was: number; would: number };
  /** Judged anew on the terms of its day, a ticket comes out otherwise than was decided then. */
  notReproduced: number;
  /** Their year isn't in the calendar. */
  unjudged: number;
};

/** What becomes of a deadline that would be another: it moves, or a term runs on one side alone. */
export const deadlineChanges = ['earlier', 'later', 'begun', 'dropped'] as const;
export type DeadlineChange = (typeof deadlineChanges)[number];

export function deadlineChange({ was, would }: NonNullable<TicketDifference['deadline']>): DeadlineChange {
  if (was.dueAt === null) return 'begun';
  if (would.dueAt === null) return 'dropped';
  return compareInstants(would.dueAt, was.dueAt) < 0 ? 'earlier' : 'later';
}

export type Tally = { add(comparison: Comparison): void; addUnjudged(): void; summary(): WhatIfSummary };

/** Counts comparisons as they come. */
export function createTally(): Tally {
  const counts = { tickets: 0, items: 0, differing: 0, notReproduced: 0, unjudged: 0 };
  const deadlines = { earlier: 0, later: 0, begun: 0, dropped: 0 };
  const late = { was: 0, would: 0 };
  const verdicts = new Map<string, WhatIfSummary['verdicts'][number]>();
  const clauses = new Map<ClauseId, WhatIfSummary['clauses'][number]>();

  const addItem = ({ was, would }: ItemDifference): void => {
    if (was.verdict !== would.verdict) {
      const key = `${was.verdict}/${would.verdict}`;
      const row = verdicts.get(key) ?? { was: was.verdict, would: would.verdict, items: 0 };
      verdicts.set(key, { ...row, items: row.items + 1 });
    }
    for (const clause of new Set([...was.clauses, ...would.clauses])) {
      const row = clauses.get(clause) ?? { clause, gained: 0, lost: 0, otherwise: 0 };
      const change = !was.clauses.includes(clause) ? 'gained' : would.clauses.includes(clause) ? 'otherwise' : 'lost';
      clauses.set(clause, { ...row, [change]: row[change] + 1 });
    }
  };
  return {
    add: ({ items, reproduced, wasLate, wouldBeLate, difference }) => {
      counts.tickets += 1;
      counts.items += items;
      if (!reproduced) counts.notReproduced += 1;
      if (wasLate) late.was += 1;
      if (wouldBeLate) late.would += 1;
      if (difference === null) return;
      counts.differing += 1;
      difference.items.forEach(addItem);
      if (difference.deadline) deadlines[deadlineChange(difference.deadline)] += 1;
    },
    addUnjudged: () => {
      counts.tickets += 1;
      counts.unjudged += 1;
    },
    summary: () => ({
      ...counts,
      deadlines: { ...deadlines },
      late: { ...late },
      verdicts: [...verdicts.values()].sort((a, b) => b.items - a.items),
      clauses: [...clauses.values()].sort((a, b) => place(a.clause) - place(b.clause)),
    }),
  };
}

const place = (clause: ClauseId): number => citedClauses.indexOf(clause as CitedClause);
