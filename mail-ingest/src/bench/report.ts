import type { Cost } from './cost.ts';
import { mean, percentileOf, type Tally } from './statistics.ts';

/** A table whose first column holds names and whose others hold figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return all.map((row) => `  ${line(row).trimEnd()}`).join('\n');
}

export const percent = ({ right, all }: Tally): string => (all === 0 ? '—' : `${((100 * right) / all).toFixed(1)} %`);

export const tallyCells = (tally: Tally | undefined): [string, string] =>
  tally ? [`${tally.right}/${tally.all}`, percent(tally)] : ['—', '—'];

const seconds = (value: number): string => value.toFixed(2);

/** Mean and 95th percentile by the clock, then the same of processor time. */
export function costCells(costs: readonly Cost[]): string[] {
  const wall = costs.map((cost) => cost.wall);
  const cpu = costs.map((cost) => cost.cpu);
  return [mean(wall), percentileOf(wall, 0.95), mean(cpu), percentileOf(cpu, 0.95)].map(seconds);
}

export const costHead = ['среднее, с', 'p95, с', 'среднее ЦП, с', 'p95 ЦП, с'];
