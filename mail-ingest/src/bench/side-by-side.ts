import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recognizePage } from '../documents/ocr/read-page.ts';
import { createRecognizer } from '../documents/ocr/recognizer.ts';
import { createPageThread } from '../documents/pages/page-thread.ts';
import { type Cost, costOf, costOfPrograms } from './cost.ts';
import { readImageFile } from './native.ts';
import type { ScannedPage } from './pages.ts';

/** Seconds that all the scans took, two at a time, on both sides: by the clock and of the processor. */
export type SideBySide = {
  pages: number;
  /** From the attached file to words with boxes and numbers read twice. */
  here: Cost;
  /** The same without decoding and straightening. */
  recognition: Cost;
  /** The command-line program on the picture as it came. */
  native: Cost;
};

const atOnce = 2;

/** All things through the work, so many at a time, each starting when one before it ends. */
async function sharedOut<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> {
  const queue = things.values();
  const lane = async (): Promise<void> => {
    for (const thing of queue) await work(thing);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/**
 * The comparison by the clock: the same scans with two engines here, and through two processes of the command-line program
 * at once. Engines that are started before count no start here; the program has one for each page, as its users have.
 */
export async function runSideBySide(scans: readonly ScannedPage[], tessdata: string): Promise<SideBySide> {
  const thread = createPageThread();
  const recognizer = createRecognizer({ tessdata, workers: atOnce });
  const directory = await mkdtemp(join(tmpdir(), 'perenos-bench-'));
  const prepare = async ({ type, bytes, page }: ScannedPage) => {
    const read = await thread.ask({ kind: 'read', type, bytes, page });
    if ('layer' in read) throw new TypeError(`page ${page} has a text layer`);
    return { page, prepared: read.prepared };
  };
  const recognize = ({ page, prepared }: Awaited<ReturnType<typeof prepare>>) =>
    recognizePage(page, prepared, recognizer);
  try {
    const prepared = await Promise.all(scans.map(prepare));
    await sharedOut(prepared.slice(0, atOnce), recognize);
    const { cost: recognition } = await costOf(() => sharedOut(prepared, recognize));
    const { cost: here } = await costOf(() => sharedOut(scans, async (scan) => recognize(await prepare(scan))));
    const files = await Promise.all(scans.map(({ raw }, i) => written(join(directory, String(i)), raw)));
    const read = (file: string) => readImageFile(file, { tessdata, dpi: null });
    const { cost: native } = await costOfPrograms(() => sharedOut(files, read));
    return { pages: scans.length, here, recognition, native };
  } finally {
    await thread.close();
    await recognizer.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function written(file: string, bytes: Uint8Array): Promise<string> {
  await writeFile(file, bytes);
  return file;
}
