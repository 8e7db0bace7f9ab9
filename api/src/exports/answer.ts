import type { Context } from 'hono';
import { download } from '../http/download.ts';
import { csv, csvType } from './csv.ts';
import { refuseTooMany } from './rows.ts';
import type { ExportColumn, ExportFormat } from './table.ts';
import { sheet, xlsxType } from './xlsx.ts';

type Table<Row> = { title: string; columns: readonly ExportColumn<Row>[]; rows: readonly Row[] };

/** A table as a file to download, «Абоненты 17.03.2026.xlsx». `on`: the day of the export, dd.mm.yyyy. */
export async function exportAnswer<Row>(
  c: Context,
  format: ExportFormat,
  { title, columns, rows }: Table<Row>,
  on: string,
): Promise<Response> {
  refuseTooMany(rows.length);
  return download(c, {
    fileName: `${title} ${on}.${format}`,
    mimeType: format === 'csv' ? csvType : xlsxType,
    content: await (format === 'csv' ? csv(columns, rows) : sheet(title, columns, rows)),
  });
}
