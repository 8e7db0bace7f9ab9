import type { DocumentPage, DocumentProblem, DocumentText, ParsedAttachment } from '../types.ts';
import { type Archive, unpackZip } from './archive.ts';
import { DeadlineExceeded } from './deadline.ts';
import { editableText } from './editable.ts';
import { documentLimits } from './limits.ts';
import { recognizePage, textLayerPage } from './ocr/read-page.ts';
import { createRecognizer, type Recognizer } from './ocr/recognizer.ts';
import { ensureTessdata } from './ocr/tessdata.ts';
import { createPageThread, PageProblem } from './pages/page-thread.ts';
import { type DocumentType, sniff } from './sniff.ts';
import { unpackTnef } from './tnef.ts';

export type DocumentReaderOptions = {
  /** Folder with `rus.traineddata` and `eng.traineddata`; by default found or fetched by `ensureTessdata`. */
  tessdata?: string;
  /** Pages read side by side; each takes about 200 MB. Default 2. */
  workers?: number;
  /** Told once, in Russian, when scans can't be read because there are no data for it. */
  onUnavailable?: (message: string) => void;
};

export type RenderedPage = { bytes: Uint8Array; mimeType: 'image/jpeg'; width: number; height: number };

export type DocumentReader = {
  /** The text of every document among the attachments, those in archives too, in the order of the mail. Never throws for a document. */
  read(attachments: readonly ParsedAttachment[]): Promise<DocumentText[]>;
  /**
   * The page (from 1) as an upright image: the boxes of `DocumentPage.words` are in its pixels. `turn` is that of the page.
   * Of an archive, `fileName` names the file inside it. null: the file has no such page.
   */
  renderPage(bytes: Uint8Array, fileName: string, page: number, turn?: number): Promise<RenderedPage | null>;
  close(): Promise<void>;
};

/** A PDF or a picture that opens, and how many pages it has. */
type Sheets = { type: 'pdf' | 'image'; count: number };

type Source = { attachmentIndex: number; fileName: string; bytes: Uint8Array; problem: DocumentProblem | null };

/** Reads attachments: text layers, recognition of scans and photos, editable files, archives. Nothing starts before the first document. */
export function createDocumentReader(options: DocumentReaderOptions = {}): DocumentReader {
  const thread = createPageThread();
  const context = createRecognition(options);

  /** null: no file with pages. */
  const countPages = async ({ bytes, fileName, problem }: Source): Promise<Sheets | DocumentProblem | null> => {
    if (problem || bytes.length > documentLimits.bytes) return null;
    const type = sniff(bytes, fileName);
    if (type !== 'pdf' && type !== 'image') return null;
    return thread.ask({ kind: 'count', type, bytes }).then(({ pages }) => ({ type, count: pages }), problemOf);
  };

  const readSource = async (
    source: Source,
    sheets: Sheets | DocumentProblem | null,
    most: number,
  ): Promise<DocumentText> => {
    const { attachmentIndex, fileName, bytes } = source;
    const document = (
      form: DocumentText['form'],
      pages: DocumentPage[],
      problem: DocumentProblem | null,
    ): DocumentText => ({
      attachmentIndex,
      fileName,
      form,
      pages,
      problem,
    });
    if (source.problem) return document('scan', [], source.problem);
    if (bytes.length > documentLimits.bytes) return document('scan', [], 'too-large');
    if (typeof sheets === 'string') return document('scan', [], sheets);
    if (sheets) {
      const { pages, problem } = await readSheets(sheets, bytes, most);
      return document('scan', pages, problem);
    }
    const type = sniff(bytes, fileName);
    if (type === 'empty') return document('scan', [], 'empty');
    if (type === 'docx' || type === 'odt' || type === 'rtf' || type === 'text') {
      const text = await editableText(type, bytes).catch(() => null);
      return text === null ? document('editable', [], 'damaged') : document('editable', [editablePage(text)], null);
    }
    return document('scan', [], type === 'unsupported-picture' ? type : 'unsupported');
  };

  const readSheets = async (
    { type, count }: Sheets,
    bytes: Uint8Array,
    most: number,
  ): Promise<{ pages: DocumentPage[]; problem: DocumentProblem | null }> => {
    const pages: DocumentPage[] = [];
    try {
      for (let page = 1; page <= Math.min(count, most); page++) {
        const read = await thread.ask({ kind: 'read', type, bytes, page });
        pages.push(
          'layer' in read
            ? await textLayerPage(page, read, context)
            : await recognizePage(page, read.prepared, await context()),
        );
      }
      return { pages, problem: count > most ? 'too-many-pages' : null };
    } catch (error) {
      return { pages, problem: problemOf(error) };
    }
  };

  return {
    async read(attachments) {
      const sources = attachments.flatMap((attachment, index) =>
        unpack(attachment.bytes, attachment.fileName, index, 0),
      );
      const counted = await Promise.all(sources.map(countPages));
      const most = allotPages(counted.map((sheets) => (typeof sheets === 'object' ? (sheets?.count ?? 0) : 0)));
      return Promise.all(sources.map((source, i) => readSource(source, counted[i] ?? null, most[i] ?? 0)));
    },
    async renderPage(bytes, fileName, page, turn = 0) {
      const file = unpack(bytes, fileName, 0, 0).find((source) => source.fileName === fileName && !source.problem);
      const type = file && sniff(file.bytes, fileName);
      if (!file || (type !== 'pdf' && type !== 'image')) return null;
      const shown = await thread.ask({ kind: 'show', type, bytes: file.bytes, page, turn }).catch(() => null);
      return shown && { bytes: shown.jpeg, mimeType: 'image/jpeg', width: shown.width, height: shown.height };
    },
    async close() {
      await thread.close();
      await context.close();
    },
  };
}

/** Scans can't be recognised here at all: no data, or the engine doesn't start. */
class RecognitionUnavailable extends Error {}

/** The recogniser, made with the first scan; where there can be none, every scan is left to a person. */
function createRecognition(options: DocumentReaderOptions) {
  let made: Promise<Recognizer> | null = null;
  const make = async (): Promise<Recognizer> => {
    const tessdata = options.tessdata ?? (await ensureTessdata());
    const recognizer = createRecognizer({ tessdata, workers: options.workers ?? 2 });
    await recognizer.start();
    return recognizer;
  };
  const get = (): Promise<Recognizer> => {
    made ??= make().catch((error: unknown) => {
      options.onUnavailable?.(error instanceof Error ? error.message : String(error));
      throw new RecognitionUnavailable();
    });
    return made;
  };
  get.close = async (): Promise<void> => {
    await made?.then(
      (recognizer) => recognizer.close(),
      () => {},
    );
  };
  return get;
}

function problemOf(error: unknown): DocumentProblem {
  if (error instanceof PageProblem) return error.problem;
  if (error instanceof DeadlineExceeded) return 'time-limit';
  return error instanceof RecognitionUnavailable ? 'recognition-unavailable' : 'damaged';
}

/** How many pages of each document are read: the first ones of each, of all together no more than one mail may hold. */
export function allotPages(counts: readonly number[]): number[] {
  let left: number = documentLimits.pagesPerMail;
  return counts.map((count) => {
    const most = Math.min(count, documentLimits.pages, left);
    left -= most;
    return most;
  });
}

const unpackers: Partial<Record<DocumentType, (bytes: Uint8Array) => Archive>> = { zip: unpackZip, tnef: unpackTnef };

/** The files among an attachment and, where it is an archive or a winmail.dat, inside it. */
export function unpack(bytes: Uint8Array, fileName: string, attachmentIndex: number, depth: number): Source[] {
  const unpacker = bytes.length > documentLimits.bytes ? undefined : unpackers[sniff(bytes, fileName)];
  if (!unpacker) return [{ attachmentIndex, fileName, bytes, problem: null }];
  if (depth >= documentLimits.archive.depth) return [{ attachmentIndex, fileName, bytes, problem: 'archive-bomb' }];
  const { files, problem } = unpacker(bytes);
  if (problem) return [{ attachmentIndex, fileName, bytes, problem }];
  return files.flatMap((file) => unpack(file.bytes, file.name, attachmentIndex, depth + 1));
}

const editablePage = (text: string): DocumentPage => ({
  page: 1,
  width: 0,
  height: 0,
  turn: 0,
  method: 'text-layer',
  words: [],
  text,
  confidence: 100,
  sealDetected: null,
  writtenLines: null,
});
