import { createWorker, type Worker as TesseractWorker } from 'tesseract.js';
import { type Worked, withDeadline, withWorkLimit } from '../deadline.ts';
import { documentLimits } from '../limits.ts';
import type { Raster } from '../pages/raster.ts';
import { toSpix } from '../pages/raster-formats.ts';

export type RecognizedWord = {
  text: string;
  /** 0–100. */
  confidence: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  line: number;
};

type Line = {
  text: string;
  /** 0–100. */
  confidence: number;
};

/** Page segmentation: 3 finds columns and blocks, 6 takes the page for one block. */
export type Segmentation = '3' | '6';

export type Recognizer = {
  /** Starts the first engine, to learn whether recognition works at all. @throws Error */
  start(): Promise<void>;
  /**
   * Words of the image, in its pixels, by the Russian model: it knows no Latin letters, and takes 3 for 5 in some typefaces.
   * @throws DeadlineExceeded, Error
   */
  recognize(image: Raster, segmentation: Segmentation): Promise<RecognizedWord[]>;
  /** One line by the English model, which doesn't take 3 for 5: its digits alone, or whatever it sees. */
  readLine(image: Raster, what: 'digits' | 'all'): Promise<Line>;
  close(): Promise<void>;
};

const common = {
  // Without a resolution whole rows of tables vanish (measured).
  user_defined_dpi: '300',
  // A result must not depend on what was read before: no learning, no dictionary of the document.
  classify_enable_learning: '0',
  tessedit_enable_doc_dict: '0',
  // Letters are set in proportional type; looking for a fixed pitch takes 5 % of the time and found the same words.
  textord_all_prop: '1',
  // Remarks of the engine («Detected 50 diacritics») would go to standard output, which belongs to the caller.
  debug_file: '/dev/null',
};

type Engine = { worker: TesseractWorker; thread: Worked; crashed: Promise<never>; used: number };

async function startEngine(languages: string, tessdata: string, parameters: Record<string, string>): Promise<Engine> {
  const crash = Promise.withResolvers<never>();
  crash.promise.catch(() => {});
  const fail = (reason: unknown) => crash.reject(reason instanceof Error ? reason : new Error(String(reason)));
  const options = { langPath: tessdata, gzip: false, cacheMethod: 'none', errorHandler: fail };
  // Without a handler a bad image would end the process; a missing language file would never settle.
  const started = createWorker(languages, 1, options);
  const worker = await withDeadline(Promise.race([started, crash.promise]), 60_000, 'recognition did not start');
  // Not in the types of the package: under Node `worker.worker` is a worker thread, and its 'error' event has no listener.
  const { worker: thread } = worker as unknown as { worker: NodeJS.EventEmitter & Worked };
  thread.on('error', fail);
  await worker.setParameters({ ...common, ...parameters });
  return { worker, thread, crashed: crash.promise, used: 0 };
}

/** One engine at a time takes one page at a time; it is replaced after a failure and after so many pages. */
function createLane(languages: string, tessdata: string, parameters: Record<string, string>, callsPerEngine: number) {
  let engine: Engine | null = null;
  let tail: Promise<unknown> = Promise.resolve();
  const stop = async (): Promise<void> => {
    const old = engine;
    engine = null;
    await old?.worker.terminate();
  };
  const use = async <T>(work: (worker: TesseractWorker) => Promise<T>): Promise<T> => {
    if (engine && engine.used >= callsPerEngine) await stop();
    engine ??= await startEngine(languages, tessdata, parameters);
    engine.used++;
    try {
      // terminate() leaves a pending recognition unsettled, so every call is raced.
      const race = Promise.race([work(engine.worker), engine.crashed]);
      return await withWorkLimit(race, documentLimits.pageSeconds * 1000, engine.thread, 'recognition took too long');
    } catch (error) {
      await stop();
      throw error;
    }
  };
  const lane = {
    waiting: 0,
    run<T>(work: (worker: TesseractWorker) => Promise<T>): Promise<T> {
      lane.waiting++;
      const result = tail.then(() => use(work)).finally(() => lane.waiting--);
      tail = result.catch(() => {});
      return result;
    },
    async close(): Promise<void> {
      await tail;
      await stop();
    },
  };
  return lane;
}

/** Starts nothing yet: engines start with their first page and hold about 200 MB each. */
export function createRecognizer(options: { tessdata: string; workers: number }): Recognizer {
  const lanes = Array.from({ length: options.workers }, () =>
    // With the English model beside it every line that has an unsure word is read twice: a fifth of the time.
    createLane('rus', options.tessdata, {}, documentLimits.pagesPerWorker),
  );
  // One line to be looked for. 13 (the image is one line as it is) is faster, but misreads days of one or two digits:
  // 3 of 134 verdicts of a corpus fell to review by it.
  const line = { tessedit_pageseg_mode: '7' };
  const numbers = createLane('eng', options.tessdata, line, documentLimits.numbersPerWorker);
  const freest = () => lanes.reduce((best, lane) => (lane.waiting < best.waiting ? lane : best));
  return {
    start: () => freest().run(async () => {}),
    recognize: (image, segmentation) =>
      freest().run(async (worker) => {
        await worker.setParameters({ tessedit_pageseg_mode: segmentation as never });
        const { data } = await worker.recognize(handedOver(image), {}, { text: false, tsv: true });
        return wordsOf(data.tsv ?? '');
      }),
    readLine: (image, what) =>
      numbers.run(async (worker) => {
        await worker.setParameters({ tessedit_char_whitelist: what === 'digits' ? '0123456789' : '' });
        // Copied: the thread isn't pressed to collect what is shared, and numbers are many.
        const { data } = await worker.recognize(Buffer.from(toSpix(image)), {}, { text: true });
        const text = what === 'digits' ? data.text.replace(/\D/g, '') : data.text.trim();
        return { text, confidence: data.confidence };
      }),
    close: async () => {
      await Promise.all([...lanes, numbers].map((lane) => lane.close()));
    },
  };
}

/** The package's types don't know it, but it takes any buffer as it is, where it would copy a `Buffer` or an array. */
const handedOver = (image: Raster) => toSpix(image) as unknown as Buffer;

/** Words of tesseract's table: level (5 is a word), page, block, paragraph, line, word, box, confidence, text. */
function wordsOf(table: string): RecognizedWord[] {
  const words: RecognizedWord[] = [];
  let line = -1;
  let lineKey = '';
  for (const row of table.split('\n')) {
    const [level, , block, paragraph, lineNumber, , left, top, width, height, confidence, text = ''] = row.split('\t');
    // Pictures and rules come as blank words.
    if (level !== '5' || text.trim() === '') continue;
    const key = `${block} ${paragraph} ${lineNumber}`;
    if (key !== lineKey) line++;
    lineKey = key;
    const [x, y] = [Number(left), Number(top)];
    const box = { left: x, top: y, right: x + Number(width), bottom: y + Number(height) };
    words.push({ text, confidence: Number(confidence), ...box, line });
  }
  return words;
}
