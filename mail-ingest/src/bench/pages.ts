import sharp from 'sharp';
import { documentLimits } from '../documents/limits.ts';
import { recognizePage, textLayerPage } from '../documents/ocr/read-page.ts';
import type { Recognizer } from '../documents/ocr/recognizer.ts';
import { decodeImage } from '../documents/pages/decode.ts';
import type { PageThread } from '../documents/pages/page-thread.ts';
import type { PreparedPage } from '../documents/pages/prepare.ts';
import type { ColourRaster } from '../documents/pages/raster.ts';
import { toPgm } from '../documents/pages/raster-formats.ts';
import { withPdf } from '../documents/pdf/pdfium.ts';
import { sniff } from '../documents/sniff.ts';
import type { DocumentPage } from '../types.ts';
import { type Cost, costOf, less, noCost, sumOf } from './cost.ts';
import { damageKinds, type PageFacts, positionOf, toneOf } from './damage.ts';
import type { AttachedFile } from './mails.ts';

/** What reading a page consists of. «Ещё раз» are whole passes after the first one. */
export type Stage = 'подготовка' | 'распознавание' | 'ещё раз' | 'цифры';
export type StageCosts = Record<Stage, Cost>;

export type MeasuredPage = {
  source: AttachedFile;
  page: DocumentPage;
  kinds: string[];
  costs: StageCosts;
  /** What the first pass alone read, as another program's one pass; empty where there was none. */
  firstPass: string;
  /** For another program: the page as it came, and as it was prepared; null where it has a text layer. */
  images: { raw: Uint8Array; prepared: Uint8Array } | null;
};

/** A page that needs recognition: the file it stands in, and its picture as another program can read it. */
export type ScannedPage = { type: 'pdf' | 'image'; bytes: Uint8Array; page: number; raw: Uint8Array };

type Tools = { thread: PageThread; recognizer: Recognizer };

/** Reads the pages of a file one by one with nothing beside them, so that each stage's cost is its own. */
export async function* measurePages(source: AttachedFile, tools: Tools): AsyncGenerator<MeasuredPage> {
  const type = sniff(source.bytes, source.fileName);
  if (type !== 'pdf' && type !== 'image') return;
  const { bytes } = source;
  const { pages } = await tools.thread.ask({ kind: 'count', type, bytes });
  for (let number = 1; number <= Math.min(pages, documentLimits.pages); number++) {
    const costs: StageCosts = { подготовка: noCost, распознавание: noCost, 'ещё раз': noCost, цифры: noCost };
    const { value: read, cost } = await costOf(() => tools.thread.ask({ kind: 'read', type, bytes, page: number }));
    costs.подготовка = cost;
    if ('layer' in read) {
      const page = await textLayerPage(number, read, async () => tools.recognizer);
      yield { source, page, kinds: ['PDF с текстом'], costs, firstPass: '', images: null };
      continue;
    }
    const passes: string[] = [];
    const recognizer = metered(tools.recognizer, costs, passes);
    const { value: page, cost: all } = await costOf(() => recognizePage(number, read.prepared, recognizer));
    // Cutting the numbers out and putting the words together belong to the last stage.
    costs.цифры = less(less(all, costs.распознавание), costs['ещё раз']);
    const decoded = await decodedPage(type, bytes, number);
    const facts = await factsOf({ type, bytes, decoded, prepared: read.prepared, turn: page.turn });
    const single = type === 'image' && pages === 1;
    const raw = single ? bytes : await png(decoded);
    const images = { raw, prepared: toPgm(read.prepared.image) };
    yield { source, page, kinds: damageKinds(facts), costs, firstPass: passes[0] ?? '', images };
  }
}

/** The recogniser, with the cost of every pass over the page added to its stage, and its text to the passes. */
function metered(recognizer: Recognizer, costs: StageCosts, passes: string[]): Recognizer {
  return {
    ...recognizer,
    recognize: async (image, segmentation) => {
      const stage = passes.length === 0 ? 'распознавание' : 'ещё раз';
      const { value: words, cost } = await costOf(() => recognizer.recognize(image, segmentation));
      costs[stage] = sumOf(costs[stage], cost);
      passes.push(words.map(({ text }) => text).join(' '));
      return words;
    },
  };
}

/** Width of a PDF page as other programs are given it: A4 at 300 dpi. */
const renderedWidth = 2480;

async function decodedPage(type: 'pdf' | 'image', bytes: Uint8Array, page: number): Promise<ColourRaster> {
  if (type === 'image') return decodeImage(bytes, page);
  const { data, width, height } = await withPdf(bytes, (_, pageAt) => pageAt(page - 1).render(renderedWidth));
  const rgb = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width, height, data: new Uint8Array(rgb) };
}

const png = ({ data, width, height }: ColourRaster): Promise<Uint8Array> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();

type Seen = {
  type: 'pdf' | 'image';
  bytes: Uint8Array;
  decoded: ColourRaster;
  prepared: PreparedPage;
  turn: DocumentPage['turn'];
};

const containers: Record<string, PageFacts['container']> = { jpeg: 'JPEG', png: 'PNG', tiff: 'TIFF' };
const sheetInches = 8.27;

async function factsOf({ type, bytes, decoded, prepared, turn }: Seen): Promise<PageFacts> {
  const common = { ...toneOf(decoded), ...positionOf(prepared.toUpright), turn };
  if (type === 'pdf') return { container: 'PDF', dpi: null, bytesPerPixel: null, exifTurned: false, ...common };
  const { format, width, height, orientation } = await sharp(bytes, { failOn: 'none' }).metadata();
  return {
    container: containers[format] ?? 'другой формат',
    dpi: Math.min(width, height) / sheetInches,
    bytesPerPixel: bytes.length / (width * height),
    exifTurned: orientation !== undefined && orientation > 1,
    ...common,
  };
}
