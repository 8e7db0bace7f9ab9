import { readFileSync } from 'node:fs';

/** Seconds by the clock, and seconds of processor time of all threads: the latter hardly depends on other programs. */
export type Cost = { wall: number; cpu: number };

export const noCost: Cost = { wall: 0, cpu: 0 };
export const sumOf = (a: Cost, b: Cost): Cost => ({ wall: a.wall + b.wall, cpu: a.cpu + b.cpu });
export const less = (a: Cost, b: Cost): Cost => ({ wall: a.wall - b.wall, cpu: a.cpu - b.cpu });

async function measured<T>(work: () => Promise<T>, processorSeconds: () => number) {
  const before = processorSeconds();
  const started = performance.now();
  const value = await work();
  const cost: Cost = { wall: (performance.now() - started) / 1000, cpu: processorSeconds() - before };
  return { value, cost };
}

const ownSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** What the work cost in this process, its threads included. Nothing else may run at that time. */
export const costOf = <T>(work: () => Promise<T>): Promise<{ value: T; cost: Cost }> => measured(work, ownSeconds);

/** Linux counts in ticks of 1/100 s (USER_HZ) whatever the kernel's own rate is. */
const ticksPerSecond = 100;

/** Processor time of ended and awaited child processes (proc(5): cutime and cstime, fields 16 and 17 of /proc/self/stat). */
const childSeconds = (): number => {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
};

/** What the work cost in programs that it started and that have ended since. */
export const costOfPrograms = <T>(work: () => Promise<T>): Promise<{ value: T; cost: Cost }> =>
  measured(work, childSeconds);
