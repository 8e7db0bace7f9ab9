import writeExcelFile from 'write-excel-file/node';
import type { ExportColumn } from './table.ts';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A spreadsheet with a bold heading that stays in sight. Every text is a text: no cell is ever a formula. */
export async function sheet<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): Promise<Uint8Array> {
  const heading = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) =>
    columns.map(({ value }) => {
      const given = value(row);
      if (given === null) return null;
      return typeof given === 'number' ? { value: given, type: Number } : { value: given, type: String };
    }),
  );
  const options = { sheet: name, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
  return new Uint8Array(await writeExcelFile([heading, ...cells], options).toBuffer());
}
