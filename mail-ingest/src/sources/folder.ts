import { createHash } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { mkdir, open, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseTrouble } from '@perenos/db';
import { type Mailbox, mailboxes } from '@perenos/domain';
import { createSleeper } from '../pause.ts';
import type { RawMail } from '../types.ts';
import { sourceLimits } from './limits.ts';
import { truncatedMail } from './oversized.ts';

/** What a source hands mails to. It resolves once the mail is kept for good. */
export type Keep = (raw: RawMail) => Promise<void>;

export type FolderSource = {
  /** Looks through the folders once. @returns how many mails were kept. */
  sweep(): Promise<number>;
  /** Sweeps until the signal is given. */
  run(signal: AbortSignal): Promise<void>;
};

/** How many files are held in memory at once. */
const batchSize = 32;

/** A mail of the folder that is completely written. */
export type FoundMail = { raw: RawMail; directory: string; name: string; size: number; mtimeMs: number };
type Seen = { size: number; mtimeMs: number; since: number };
export type FolderOptions = {
  directory: string;
  keep: Keep;
  /** Puts a batch in the order of receipt; files come sorted by name. */
  order?: (mails: FoundMail[]) => FoundMail[];
  /** Told once of each problem, until it is another or gone: the folder is looked through every other second. */
  onProblem: (problem: { path: string; error: unknown }) => void;
  now?: () => number;
};

const isMail = (name: string): boolean => name.toLowerCase().endsWith('.eml') && !name.startsWith('.');

async function readMail(path: string, size: number): Promise<Uint8Array> {
  const length = size > sourceLimits.mailBytes ? sourceLimits.headBytes : size;
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(buffer, filled, length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    const bytes = buffer.subarray(0, filled);
    return size > sourceLimits.mailBytes ? truncatedMail(bytes, size) : bytes;
  } finally {
    await file.close();
  }
}

/** Moves a taken file out of sight; a file of that name from before is never overwritten. */
async function putAside(directory: string, name: string, key: string): Promise<void> {
  const done = join(directory, '.done');
  await mkdir(done, { recursive: true });
  const target = join(done, name);
  const taken = await stat(target).then(
    () => true,
    () => false,
  );
  await rename(join(directory, name), taken ? join(done, `${key.slice(-12)}-${name}`) : target);
}

/**
 * Mails as files: `<directory>/<mailbox>/*.eml`. A file is taken once it is completely written, kept, and only then
 * moved to `.done/`. The key is its name and content, so a crash between the two steps takes it no second time.
 */
export function createFolderSource(options: FolderOptions): FolderSource {
  const now = options.now ?? Date.now;
  const seen = new Map<string, Seen>();
  const told = new Map<string, string>();

  const tell = (path: string, error: unknown): void => {
    // Another process, which reads the same folder, was faster.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    if (told.get(path) === String(error)) return;
    told.set(path, String(error));
    options.onProblem({ path, error });
  };

  /**
   * Whoever writes a file changes its time or size; a time in the future counts from when it was first seen, also where it
   * is so only since the clock was set back.
   */
  const settled = (path: string, size: number, mtimeMs: number): boolean => {
    const before = seen.get(path);
    const since = before?.size === size && before.mtimeMs === mtimeMs ? Math.min(before.since, now()) : now();
    seen.set(path, { size, mtimeMs, since });
    return now() - Math.min(mtimeMs, since) >= sourceLimits.fileSettled;
  };

  const read = async (mailbox: Mailbox, directory: string, name: string): Promise<FoundMail | null> => {
    const path = join(directory, name);
    try {
      const file = await stat(path);
      const { size, mtimeMs } = file;
      // A pipe or a folder of that name would be waited for without end.
      if (!file.isFile() || !settled(path, size, mtimeMs)) return null;
      const bytes = await readMail(path, size);
      const hash = createHash('sha256').update(bytes).digest('hex');
      return {
        raw: { mailbox, sourceKey: `folder:${mailbox}/${name}#${hash}`, bytes },
        directory,
        name,
        size,
        mtimeMs,
      };
    } catch (error) {
      tell(path, error);
      return null;
    }
  };

  const take = async ({ raw, directory, name, size, mtimeMs }: FoundMail): Promise<number> => {
    const path = join(directory, name);
    try {
      await options.keep(raw);
      const now = await stat(path);
      // Written on meanwhile: it stays, and the whole of it is a mail of its own. Twice is better than half.
      if (now.size !== size || now.mtimeMs !== mtimeMs) return 1;
      await putAside(directory, name, raw.sourceKey);
      seen.delete(path);
      told.delete(path);
      return 1;
    } catch (error) {
      // Nothing can be kept now, neither this one nor the next.
      if (databaseTrouble(error)) throw error;
      tell(path, error);
      return 0;
    }
  };

  const sweep = async (): Promise<number> => {
    let kept = 0;
    for (const mailbox of mailboxes) {
      const directory = join(options.directory, mailbox);
      await mkdir(directory, { recursive: true });
      const names = (await readdir(directory)).filter(isMail).sort();
      for (let i = 0; i < names.length; i += batchSize) {
        const batch: FoundMail[] = [];
        for (const name of names.slice(i, i + batchSize)) {
          const found = await read(mailbox, directory, name);
          if (found) batch.push(found);
        }
        for (const mail of options.order?.(batch) ?? batch) kept += await take(mail);
      }
    }
    told.delete(options.directory);
    return kept;
  };

  return { sweep, run: (signal) => sweepUntil(options.directory, sweep, tell, signal) };
}

async function sweepUntil(
  directory: string,
  sweep: () => Promise<number>,
  tell: (path: string, error: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  const sleeper = createSleeper(signal);
  const watchers: FSWatcher[] = [];
  for (const mailbox of mailboxes) {
    const path = join(directory, mailbox);
    await mkdir(path, { recursive: true });
    watchers.push(watch(path, sleeper.wake).on('error', (error) => tell(path, error)));
  }
  try {
    while (!signal.aborted) {
      await sweep().catch((error: unknown) => tell(directory, error));
      await sleeper.sleep(sourceLimits.folderSweep);
    }
  } finally {
    sleeper.close();
    for (const watcher of watchers) watcher.close();
  }
}
