import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recognizePage } from '../documents/ocr/read-page.ts';
import { createRecognizer } from '../documents/ocr/recognizer.ts';
import { createPageThread } from '../documents/pages/page-thread.ts';
import { type Cost, costOf, costOfPrograms } from './cost.ts';
import { type NativeOptions, readImageFile } from './native.ts';
import type { ScannedPage } from './pages.ts';

/** A way to read the scans: what all the pages that it read cost, by the clock and of the processor. */
export type Way = { name: string; pages: number; cost: Cost };

const engines = 2;

/** All things through the work, so many at a time, each starting when one before it ends. */
async function sharedOut<T>(things: readonly T[], atOnce: number, work: (thing: T) => Promise<unknown>): Promise<void> {
  const queue = things.values();
  const lane = async (): Promise<void> => {
    for (const thing of queue) await work(thing);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/**
 * The comparison by the clock on the same cores: the scans here as the product reads them, and through the command-line
 * program in the ways in which its users go through a folder. Engines that are started before count no start here; the
 * program has one for each process, as its users have. The product's row comes first.
 */
export async function runSideBySide(scans: readonly ScannedPage[], tessdata: string): Promise<Way[]> {
  const directory = await mkdtemp(join(tmpdir(), 'perenos-bench-'));
  try {
    const files = await Promise.all(scans.map(({ raw }, i) => written(join(directory, String(i)), raw)));
    return [...(await waysHere(scans, tessdata)), ...(await nativeWays(files, directory, tessdata))];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function waysHere(scans: readonly ScannedPage[], tessdata: string): Promise<Way[]> {
  const thread = createPageThread();
  const recognizer = createRecognizer({ tessdata, workers: engines });
  const prepare = async ({ type, bytes, page }: ScannedPage) => {
    const read = await thread.ask({ kind: 'read', type, bytes, page });
    if ('layer' in read) throw new TypeError(`page ${page} has a text layer`);
    return { page, prepared: read.prepared };
  };
  const recognize = ({ page, prepared }: Awaited<ReturnType<typeof prepare>>) =>
    recognizePage(page, prepared, recognizer);
  try {
    const prepared = await Promise.all(scans.map(prepare));
    await sharedOut(prepared.slice(0, engines), engines, recognize);
    const whole = await costOf(() => sharedOut(scans, engines, async (scan) => recognize(await prepare(scan))));
    const recognition = await costOf(() => sharedOut(prepared, engines, recognize));
    return [
      { name: 'здесь: как в работе, два движка, от файла до слов', pages: scans.length, cost: whole.cost },
      { name: 'здесь: то же без подготовки страниц', pages: scans.length, cost: recognition.cost },
    ];
  } finally {
    await thread.close();
    await recognizer.close();
  }
}

async function nativeWays(files: readonly string[], directory: string, tessdata: string): Promise<Way[]> {
  const both = { tessdata, languages: 'rus+eng', dpi: null } as const;
  const fileByFile = async (name: string, atOnce: number, options: NativeOptions): Promise<Way> => {
    const { cost } = await costOfPrograms(() => sharedOut(files, atOnce, (file) => readImageFile(file, options)));
    return { name: `tesseract ${options.languages}: ${name}`, pages: files.length, cost };
  };
  const list = await written(join(directory, 'list'), files.join('\n'));
  const wholeList = async (name: string, options: NativeOptions): Promise<Way> => {
    const { value, cost } = await costOfPrograms(() => readImageFile(list, options, files.length));
    return {
      name: `tesseract ${options.languages}: ${name}`,
      pages: value === '' ? 0 : value.split('\f').length,
      cost,
    };
  };
  return [
    await fileByFile('файл за файлом, потоков сколько берёт сам', 1, { ...both, threads: 'own' }),
    await fileByFile('файл за файлом, один поток', 1, { ...both, threads: 'one' }),
    await fileByFile('два процесса сразу, по одному потоку', 2, { ...both, threads: 'one' }),
    await fileByFile('два процесса сразу, по одному потоку', 2, { ...both, languages: 'rus', threads: 'one' }),
    await wholeList('один процесс на весь список, потоков сколько берёт сам', { ...both, threads: 'own' }),
    await wholeList('один процесс на весь список, один поток', { ...both, threads: 'one' }),
  ];
}

async function written(file: string, content: Uint8Array | string): Promise<string> {
  await writeFile(file, content);
  return file;
}
