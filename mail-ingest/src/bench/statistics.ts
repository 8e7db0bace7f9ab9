/** Mean of the values; 0 for none. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The smallest value that at least `share` (0–1) of the values do not exceed (nearest rank); 0 for none. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export type Tally = { right: number; all: number };

/** How many of a group's things are right, by the group's name; groups in the order in which they were first met. */
export function tallyBy<T extends { right: boolean }>(
  things: readonly T[],
  groupsOf: (thing: T) => readonly string[],
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const thing of things) {
    for (const group of groupsOf(thing)) {
      const tally = tallies.get(group) ?? { right: 0, all: 0 };
      tallies.set(group, { right: tally.right + (thing.right ? 1 : 0), all: tally.all + 1 });
    }
  }
  return tallies;
}
