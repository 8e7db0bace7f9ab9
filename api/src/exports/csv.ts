import { formatDuration, formatMoment } from '@perenos/domain';
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

/** RFC 4180 with «;» and a BOM, as Excel in Russian opens it by a double click. */
export function csv<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]): Uint8Array {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('')}`);
}
