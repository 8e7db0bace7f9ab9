import { Worker } from 'node:worker_threads';
import { inPortions } from './rows.ts';
import type { CellValue, ExportColumn } from './table.ts';
import type { ToWorkbookThread } from './workbook-thread.ts';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet of a workbook. Excel takes no name longer than 31 characters. */
export type Sheet<Row> = { name: string; columns: readonly ExportColumn<Row>[]; rows: readonly Row[] };

/** A spreadsheet with a bold heading that stays in sight. Every text is a text: no cell is ever a formula. */
export const sheet = <Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): Promise<Uint8Array> => workbook([sheetOf({ name, columns, rows })]);

/** What `workbook` puts together. */
export type WorkbookSheet = {
  name: string;
  columns: { title: string; width: number }[];
  lines: AsyncIterable<CellValue[][]>;
};

/** A sheet made ready: sheets of different rows go into one workbook. */
export const sheetOf = <Row>({ name, columns, rows }: Sheet<Row>): WorkbookSheet => ({
  name,
  columns: columns.map(({ title, width }) => ({ title, width })),
  lines: linesOf(columns, rows),
});

async function* linesOf<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]) {
  for await (const some of inPortions(rows)) yield some.map((row) => columns.map(({ value }) => value(row)));
}

/** A file of several sheets, put together in a thread of its own: a large one takes seconds. */
export async function workbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const worker = new Worker(new URL('./workbook-thread.ts', import.meta.url));
  const file = Promise.withResolvers<Uint8Array>();
  worker.once('message', file.resolve);
  worker.once('error', file.reject);
  worker.once('exit', (code) => file.reject(new Error(`the workbook's thread ended with ${code}`)));
  const tell = (message: ToWorkbookThread): void => worker.postMessage(message);
  try {
    // a thread that ends early must not be waited for, nor its end go unnoticed
    await Promise.race([file.promise, tellAll(sheets, tell)]);
    return await file.promise;
  } finally {
    await worker.terminate();
  }
}

async function tellAll(sheets: readonly WorkbookSheet[], tell: (message: ToWorkbookThread) => void): Promise<void> {
  for (const { name, columns, lines } of sheets) {
    tell({ kind: 'sheet', name, columns });
    for await (const rows of lines) tell({ kind: 'rows', rows });
  }
  tell({ kind: 'end' });
}
