import type { TicketItem } from '@perenos/db';
import { requestedItem } from '@perenos/db';
import {
  type Decision,
  type PlanContext,
  PlanImpossible,
  planTogether,
  type Registry,
  type RegistryChange,
  type RequestedItem,
} from '@perenos/domain';

/** An item with its decision, as plans and letters want it. */
export type DecidedItem = { row: TicketItem; item: RequestedItem; decision: Decision };

export const decided = (items: readonly TicketItem[]): DecidedItem[] =>
  items.flatMap((row) => (row.decision ? [{ row, item: requestedItem(row), decision: row.decision }] : []));

/** Items that one click executes now. */
export const executableOf = (items: readonly TicketItem[]): DecidedItem[] =>
  decided(items).filter(({ row, decision }) => row.state === 'open' && decision.verdict === 'execute');

/**
 * The plan of each item, in order; null for one that the registry doesn't allow any more. Each sees what those before
 * it will have done; if one is impossible, each is planned by itself.
 */
export function plansOf(
  items: readonly DecidedItem[],
  registry: Registry,
  context: PlanContext,
): (RegistryChange[] | null)[] {
  const together = attempt(() => planTogether(items, registry, context));
  return together ?? items.map((entry) => attempt(() => planTogether([entry], registry, context)[0] ?? []));
}

function attempt<T>(plan: () => T): T | null {
  try {
    return plan();
  } catch (error) {
    if (error instanceof PlanImpossible) return null;
    throw error;
  }
}
