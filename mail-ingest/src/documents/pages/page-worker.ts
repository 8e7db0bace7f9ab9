import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import { type PdfPage, PdfProblem, withPdf } from '../pdf/pdfium.ts';
import { readTextLayer, type TextLayerPage } from '../pdf/text-layer.ts';
import { decodeImage, ImageProblem, inspectImage } from './decode.ts';
import { shownSize } from './geometry.ts';
import { inscriptionsAcross } from './inscription.ts';
import { type PreparedPage, preparePage } from './prepare.ts';
import type { ColourRaster, Raster } from './raster.ts';
import { detectSeal } from './seal.ts';

/**
 * Runs in a thread of its own: pixel work and PDFium would block the event loop for hundreds of milliseconds, and
 * PDFium's memory never shrinks. One request at a time.
 */
export type PageRequest =
  | { kind: 'count'; type: 'pdf' | 'image'; bytes: Uint8Array }
  | { kind: 'read'; type: 'pdf' | 'image'; bytes: Uint8Array; page: number }
  | { kind: 'show'; type: 'pdf' | 'image'; bytes: Uint8Array; page: number; turn: number };

export type PageAnswer = {
  count: { pages: number };
  /** A trustworthy text layer, or the page prepared for recognition. */
  read: { layer: TextLayerPage; sealDetected: boolean | null; inscriptions: Raster[] } | { prepared: PreparedPage };
  show: { jpeg: Uint8Array; width: number; height: number };
};

/** Width of a PDF page in pixels for recognition: A4 at 300 dpi. A scan inside it has no more than was scanned. */
const recognitionWidth = 2480;
const renderedWidth = (page: PdfPage): number => Math.min(recognitionWidth, page.scannedWidth() ?? recognitionWidth);

const respond = {
  async count({ type, bytes }: PageRequest): Promise<PageAnswer['count']> {
    return type === 'pdf'
      ? { pages: await withPdf(bytes, (pages) => pages) }
      : { pages: (await inspectImage(bytes)).pages };
  },
  async read({ type, bytes, page }: Extract<PageRequest, { kind: 'read' }>): Promise<PageAnswer['read']> {
    if (type === 'image') return { prepared: await preparePage(await decodeImage(bytes, page)) };
    const found = await withPdf(bytes, (_, pageAt) => {
      const sheet = pageAt(page - 1);
      const layer = readTextLayer(sheet, shownSize(sheet.pixelSize(renderedWidth(sheet))));
      return layer ? { layer, drawn: rgb(sheet.render(1000)) } : { pixels: rgb(sheet.render(renderedWidth(sheet))) };
    });
    // A drawn page hides no colours: what isn't seen isn't there.
    if ('layer' in found && found.layer) {
      const { layer, drawn } = found;
      return { layer, sealDetected: detectSeal(drawn) ?? false, inscriptions: inscriptionsAcross(drawn) };
    }
    return { prepared: await preparePage(found.pixels as ColourRaster) };
  },
  async show({ type, bytes, page, turn }: Extract<PageRequest, { kind: 'show' }>): Promise<PageAnswer['show']> {
    const image =
      type === 'image'
        ? await decodeImage(bytes, page)
        : await withPdf(bytes, (_, pageAt) => {
            const sheet = pageAt(page - 1);
            return rgb(sheet.render(renderedWidth(sheet)));
          });
    const raw = { width: image.width, height: image.height, channels: 3 as const };
    const turned = await sharp(image.data, { raw }).rotate(turn).raw().toBuffer({ resolveWithObject: true });
    const size = { width: turned.info.width, height: turned.info.height };
    const shown = shownSize(size);
    const jpeg = await sharp(turned.data, { raw: { ...size, channels: 3 } })
      .resize({ ...shown, fit: 'fill' })
      .jpeg({ quality: 80 })
      .toBuffer();
    return { jpeg, ...shown };
  },
};

function rgb({ data, width, height }: { data: Uint8Array; width: number; height: number }): ColourRaster {
  const out = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    out[to] = data[from] ?? 255;
    out[to + 1] = data[from + 1] ?? 255;
    out[to + 2] = data[from + 2] ?? 255;
  }
  return { data: out, width, height };
}

/** One thread serves many documents: a damaged one must not end it. */
parentPort?.on('message', async ({ id, request }: { id: number; request: PageRequest }) => {
  try {
    const answer = await respond[request.kind](request as never);
    // A page of nine million pixels changes hands uncopied.
    const given = 'prepared' in answer ? [answer.prepared.image.data.buffer as ArrayBuffer] : [];
    parentPort?.postMessage({ id, answer }, given);
  } catch (error) {
    const problem = error instanceof PdfProblem || error instanceof ImageProblem ? error.problem : 'damaged';
    parentPort?.postMessage({ id, problem, detail: String(error) });
  }
});
