import writeExcelFile from 'write-excel-file/node';
import type { CellValue, ExportColumn } from './table.ts';

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
export type WorkbookSheet = ReturnType<typeof sheetOf>;

/** A sheet made ready: sheets of different rows go into one workbook. */
export const sheetOf = <Row>({ name, columns, rows }: Sheet<Row>) => ({
  sheet: name,
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
  data: [
    columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => columns.map(({ value }) => cellOf(value(row)))),
  ],
});

/** A file of several sheets. */
export const workbook = async (sheets: readonly WorkbookSheet[]): Promise<Uint8Array> =>
  new Uint8Array(await writeExcelFile([...sheets]).toBuffer());

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
