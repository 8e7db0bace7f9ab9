import { formatDuration, formatMoment } from '@perenos/domain';
import { inPortions } from './rows.ts';
import type { CellValue, ExportColumn } from './table.ts';

export const csvType = 'text/csv; charset=utf-8';

/** What a spreadsheet takes for a formula is text: partners write what they like (OWASP, CSV injection). */
const asText = (value: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value);

const textOf = (value: NonNullable<CellValue>): string => {
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'string') return asText(value);
  return value instanceof Date ? formatMoment(value.toISOString()) : formatDuration(value.seconds);
};

const cell = (value: CellValue): string => {
  if (value === null) return '';
  const text = textOf(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const line = (cells: readonly CellValue[]): string => `${cells.map(cell).join(';')}\r\n`;

/** RFC 4180 with «;» and a BOM, as Excel in Russian opens it by a double click. */
export async function csv<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]): Promise<Uint8Array> {
  let text = `\uFEFF${line(columns.map(({ title }) => title))}`;
  for await (const some of inPortions(rows))
    text += some.map((row) => line(columns.map(({ value }) => value(row)))).join('');
  return new TextEncoder().encode(text);
}
