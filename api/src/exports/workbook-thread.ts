import { parentPort } from 'node:worker_threads';
import writeExcelFile from 'write-excel-file/node';
import type { CellValue } from './table.ts';

/** What the thread is told, in this order: a sheet, its rows in portions, the next sheet …, the end. */
export type ToWorkbookThread =
  | { kind: 'sheet'; name: string; columns: { title: string; width: number }[] }
  | { kind: 'rows'; rows: CellValue[][] }
  | { kind: 'end' };

// Excel knows no time zones: what is to read as Moscow time is written as if it were UTC (UTC+3 since 2014, 248-ФЗ).
const moscowOffset = 3 * 3_600_000;
const day = 86_400;

function cellOf(value: CellValue) {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'string') return { value, type: String };
  return value instanceof Date
    ? { value: new Date(value.getTime() + moscowOffset), type: Date, format: 'dd.mm.yyyy hh:mm:ss' }
    : { value: value.seconds / day, type: Number, format: '[h]:mm:ss' };
}

const sheetOf = ({ name, columns }: Extract<ToWorkbookThread, { kind: 'sheet' }>) => ({
  sheet: name,
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
  data: [columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }))] as ReturnType<
    typeof cellOf
  >[][],
});

const sheets: ReturnType<typeof sheetOf>[] = [];

parentPort?.on('message', async (message: ToWorkbookThread) => {
  if (message.kind === 'sheet') sheets.push(sheetOf(message));
  else if (message.kind === 'rows') sheets.at(-1)?.data.push(...message.rows.map((row) => row.map(cellOf)));
  else parentPort?.postMessage(new Uint8Array(await writeExcelFile(sheets).toBuffer()));
});
