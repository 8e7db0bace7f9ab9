import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseInUseError } from './errors.ts';

type Holder = { pid: number; startedAt: string | null };

/** Ticks since boot at which a process started (Linux, proc(5)): tells a pid that was given out again after a reboot or a kill. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.startedAt === null || holder.startedAt === processStart(holder.pid);
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Creates the lock with its content in one step: false if it exists. */
function create(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid) } satisfies Holder));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Lets only one process at a time take a stale lock over: else two could each remove the other's fresh one. */
function whileTakingOver(path: string, action: () => void): void {
  const guard = `${path}.takeover`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age < 10_000) return;
    rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    action();
  } finally {
    rmdirSync(guard);
  }
}

/**
 * Takes the lock of an embedded database's directory; a lock left by a dead process (`kill -9`) is taken over.
 * @returns what releases it.
 * @throws DatabaseInUseError while a live process holds it.
 */
export function takeLock(directory: string): () => void {
  const path = `${directory}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(path)) return () => rmSync(path, { force: true });
    const holder = readHolder(path);
    if (holder !== null && isAlive(holder)) throw new DatabaseInUseError(directory, holder.pid);
    whileTakingOver(path, () => {
      const current = readHolder(path);
      if (current === null || !isAlive(current)) unlinkSync(path);
    });
  }
  throw new DatabaseInUseError(directory, readHolder(path)?.pid ?? 0);
}
