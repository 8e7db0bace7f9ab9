import type { Context } from 'hono';
import { downloadName } from '../mails/content-routes.ts';
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
  const bytes = await (format === 'csv' ? csv(columns, rows) : sheet(title, columns, rows));
  return c.body(new Uint8Array(bytes), 200, {
    'X-Content-Type-Options': 'nosniff',
    'Content-Type': format === 'csv' ? csvType : xlsxType,
    'Content-Disposition': downloadName(`${title} ${on}.${format}`),
  });
}
