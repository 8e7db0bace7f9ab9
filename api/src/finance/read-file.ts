import type { StatementFormat } from '@perenos/db';
import {
  isClientBankExchange,
  readClientBankExchange,
  readStatementTable,
  type StatementReading,
} from '@perenos/domain';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { ApiError } from '../http/errors.ts';

export type StatementContent = { format: StatementFormat; encoding: string; read: ReadOk['statement'] };
type ReadOk = Extract<StatementReading, { ok: true }>;

const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Every statement has a date in its headings: what names it in no encoding is no statement. */
const saysDate = (text: string): boolean => /дата/i.test(text);

/** Text of the file. Banks write UTF-8, UTF-16 from Excel, windows-1251 or, in 1С's exchange, the DOS code page. */
function decode(bytes: Uint8Array): { text: string; encoding: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: iconv.decode(bytes, 'utf-16le'), encoding: 'utf-16le' };
  const unicode = utf8(bytes);
  if (unicode !== null) return { text: unicode.replace(/^\uFEFF/, ''), encoding: 'utf-8' };
  const windows = iconv.decode(bytes, 'windows-1251');
  if (saysDate(windows)) return { text: windows, encoding: 'windows-1251' };
  const dos = iconv.decode(bytes, 'cp866');
  return saysDate(dos) ? { text: dos, encoding: 'cp866' } : { text: windows, encoding: 'windows-1251' };
}

type CsvRecord = { record: string[]; info: { lines: number } };

function tableOf(text: string, delimiter: string): { line: number; cells: string[] }[] {
  const records = parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  }) as unknown as CsvRecord[];
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

const delimiters = [';', ',', '\t'];

/** The delimiter is the one under which the headings are found; of several, the one that gives the most payments. */
function readCsv(text: string): StatementReading {
  const readings = delimiters.map((delimiter) => {
    try {
      return readStatementTable(tableOf(text, delimiter));
    } catch {
      // a quote that is never closed under this delimiter
      return { ok: false as const, reason: 'Файл не разбирается как таблица: проверьте кавычки.' };
    }
  });
  const found = readings.filter((reading) => reading.ok);
  const [best] = found.sort((a, b) => b.statement.lines.length - a.statement.lines.length);
  return best ?? readings[0] ?? { ok: false, reason: 'Файл пуст.' };
}

/** Reads a bank statement, CSV or 1С's exchange file. @throws ApiError `invalid-input` with the reason under the file */
export function readStatementFile(bytes: Uint8Array): StatementContent {
  const refuse = (reason: string): never => {
    throw new ApiError('invalid-input', { fields: { file: reason } });
  };
  if (bytes.length === 0) return refuse('Файл пуст.');
  const { text, encoding } = decode(bytes);
  if (text.includes('\0')) return refuse('Это не текстовый файл: выгрузите выписку в CSV или в формате 1С (.txt).');
  const format = isClientBankExchange(text) ? '1c' : 'csv';
  const reading = format === '1c' ? readClientBankExchange(text) : readCsv(text);
  if (!reading.ok) return refuse(reading.reason);
  const { lines, problems } = reading.statement;
  if (lines.length === 0 && problems.length === 0) return refuse('Поступлений в выписке нет.');
  return { format, encoding, read: reading.statement };
}
