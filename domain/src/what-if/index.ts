export {
  type Comparison,
  compareTicket,
  type Deadline,
  type ItemDifference,
  type JudgingTerms,
  type PastTicket,
  type TicketDifference,
} from './compare.ts';
export { createPastRegistry, type PastRegistry } from './past-registry.ts';
export {
  createTally,
  type DeadlineChange,
  deadlineChange,
  deadlineChanges,
  type Tally,
  type WhatIfSummary,
} from './tally.ts';
