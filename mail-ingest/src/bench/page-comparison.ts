import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeadlineExceeded } from '../documents/deadline.ts';
import { createRecognizer } from '../documents/ocr/recognizer.ts';
import { createPageThread, PageProblem } from '../documents/pages/page-thread.ts';
import { sniff } from '../documents/sniff.ts';
import type { Cost } from './cost.ts';
import type { CorpusMail } from './mails.ts';
import { readNative } from './native.ts';
import { type MeasuredPage, measurePages, type ScannedPage } from './pages.ts';

/** What the command-line program made of a page, as it was prepared here and as it came. */
export type NativePage = { prepared: { text: string; cost: Cost }; raw: { text: string; cost: Cost } };
export type ComparedPage = Omit<MeasuredPage, 'images'> & { native: NativePage | null };
export type Compared = { pages: ComparedPage[]; scans: ScannedPage[] };

export type Comparing = { tessdata: string; native: boolean; onPage: (done: number) => void };

/**
 * Reads every page of the corpus alone, one engine, the last mail first, and gives the same pages to the command-line
 * program. The order is turned round on purpose: a page must read the same whatever was read before it.
 */
export async function comparePages(mails: readonly CorpusMail[], options: Comparing): Promise<Compared> {
  const { tessdata } = options;
  const directory = await mkdtemp(join(tmpdir(), 'perenos-bench-'));
  const tools = { thread: createPageThread(), recognizer: createRecognizer({ tessdata, workers: 1 }) };
  const compared: ComparedPage[] = [];
  const scans: ScannedPage[] = [];
  try {
    await tools.recognizer.start();
    for (const source of mails.flatMap((mail) => mail.attached).reverse()) {
      try {
        for await (const { images, ...page } of measurePages(source, tools)) {
          const native = options.native && images ? await readBoth(images, tessdata, directory) : null;
          compared.push({ ...page, native });
          const type = sniff(source.bytes, source.fileName) === 'pdf' ? 'pdf' : 'image';
          if (images) scans.push({ type, bytes: source.bytes, page: page.page.page, raw: images.raw });
          options.onPage(compared.length);
        }
      } catch (error) {
        // Damaged, locked and endless files belong to a corpus; what they cost is not the cost of a page.
        if (!(error instanceof PageProblem) && !(error instanceof DeadlineExceeded)) throw error;
      }
    }
    return { pages: compared, scans };
  } finally {
    await tools.thread.close();
    await tools.recognizer.close();
    await rm(directory, { recursive: true, force: true });
  }
}

const readBoth = async (
  images: { raw: Uint8Array; prepared: Uint8Array },
  tessdata: string,
  directory: string,
): Promise<NativePage> => ({
  prepared: await readNative(images.prepared, { tessdata, directory, dpi: 300 }),
  raw: await readNative(images.raw, { tessdata, directory, dpi: null }),
});
