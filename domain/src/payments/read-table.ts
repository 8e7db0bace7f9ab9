import type { IsoDate } from '../registry/types.ts';
import { parseAmount, parseStatementDate } from './amounts.ts';
import type { StatementLine, StatementReading } from './types.ts';

/** What a column of a statement holds; the spellings that banks use, the surest first. */
const headings = {
  date: [
    /^дата (?:поступления|зачисления)/,
    /^дата (?:проводки|операции|проведения)/,
    /^дата$/,
    /^дата (?:платежа|документа|док)/,
  ],
  credit: [
    /^сумма (?:по )?кредиту?/,
    /^(?:по )?кредиту?(?: |$)/,
    /^(?:приход|поступлени[ея]|зачислен[оие]+)/,
    /^сумма (?:поступления|зачисления)/,
  ],
  debit: [/^сумма (?:по )?дебету?/, /^(?:по )?дебету?(?: |$)/, /^(?:расход|списани[ея]|списано)/, /^сумма списания/],
  amount: [/^сумма(?: (?:платежа|операции|документа|в рублях|руб|rub|rur))?$/, /^сумма /],
  payerInn: [/^инн (?:плательщика|отправителя)/, /^инн (?:контрагента|корреспондента)/, /^плательщик инн/, /^инн$/],
  payerName: [
    /^(?:наименование |название )?(?:плательщика?|отправител[ья])(?: наименование)?$/,
    /^(?:наименование |название )?(?:контрагента?|корреспондента?)$/,
  ],
  purpose: [/^назначение/, /^основание(?: платежа)?$/, /^(?:содержание|описание)(?: операции| платежа)?$/],
  number: [
    /^(?:номер|№) (?:документа|док|платежного|платежки|поручения|пп$)/,
    /^документ(?: (?:номер|№))?$/,
    /^(?:номер|№)$/,
  ],
} as const;
type Column = keyof typeof headings;
type Columns = Partial<Record<Column, number>>;

const headingRowsAtMost = 60;

const normalised = (cell: string): string =>
  cell
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .replace(/№\s*/g, '№ ')
    .trim();

/** The column whose heading is the surest spelling; none where two are equally sure of nothing. */
function columnsOf(row: readonly string[]): Columns {
  const cells = row.map(normalised);
  const found: Columns = {};
  for (const [column, spellings] of Object.entries(headings) as [Column, readonly RegExp[]][]) {
    for (const spelling of spellings) {
      const at = cells.findIndex((cell) => spelling.test(cell));
      if (at < 0) continue;
      found[column] = at;
      break;
    }
  }
  return found;
}

const isHeading = ({ date, amount, credit, purpose }: Columns): boolean =>
  date !== undefined && purpose !== undefined && (amount !== undefined || credit !== undefined);

const totals = /^(?:итого|всего|обороты?|остаток|сальдо|входящ|исходящ|количество)/i;
const innIn = /инн\D{0,3}(\d{12}|\d{10})(?!\d)/i;

function innOf(cell: string, payer: string): string | null {
  const digits = cell.replace(/\D/g, '');
  if (/^(?:\d{10}|\d{12})$/.test(digits)) return digits;
  return innIn.exec(payer)?.[1] ?? null;
}

type Sum = { kind: 'in'; kopecks: number } | { kind: 'out' } | { kind: 'none' } | { kind: 'unreadable' };

/** Money that came in: the credit column, or a sum that the debit column doesn't claim. */
function sumOf(cells: (column: Column) => string, columns: Columns): Sum {
  if (columns.credit === undefined) {
    const kopecks = parseAmount(cells('amount'));
    if (kopecks === null) return cells('amount') === '' ? { kind: 'none' } : { kind: 'unreadable' };
    const claimed = cells('debit') !== '' && parseAmount(cells('debit')) !== 0;
    if (claimed || kopecks < 0) return { kind: 'out' };
    return kopecks === 0 ? { kind: 'none' } : { kind: 'in', kopecks };
  }
  const credit = cells('credit') === '' ? 0 : parseAmount(cells('credit'));
  if (credit === null) return { kind: 'unreadable' };
  if (credit > 0) return { kind: 'in', kopecks: credit };
  return cells('debit') !== '' || credit < 0 ? { kind: 'out' } : { kind: 'none' };
}

/**
 * Payments to us from the rows of a bank statement. The headings are looked for below whatever stands above them; lines
 * without a date that tell totals or balances are no payments.
 * @param rows the cells of each line, and its number in the file
 */
export function readStatementTable(rows: readonly { line: number; cells: readonly string[] }[]): StatementReading {
  const at = rows.slice(0, headingRowsAtMost).findIndex(({ cells }) => isHeading(columnsOf(cells)));
  if (at < 0)
    return {
      ok: false,
      reason:
        'В файле нет строки с заголовками выписки: нужны столбцы «Дата», «Сумма» (или «Кредит») и «Назначение платежа».',
    };
  const columns = columnsOf(rows[at]?.cells ?? []);
  const statement = { lines: [] as StatementLine[], problems: [] as { line: number; reason: string; text: string }[] };
  const skipped = { outgoing: 0, other: 0 };
  for (const { line, cells } of rows.slice(at + 1)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const cell = (column: Column): string => cells[columns[column] ?? -1]?.trim() ?? '';
    const sum = sumOf(cell, columns);
    const isTotal = cells.some((text) => totals.test(text.trim())) && parseStatementDate(cell('date')) === null;
    if (sum.kind === 'out') skipped.outgoing += 1;
    else if (isTotal || (sum.kind === 'none' && parseStatementDate(cell('date')) === null)) skipped.other += 1;
    else {
      const read = lineOf(line, cell, sum);
      if (typeof read === 'string')
        statement.problems.push({ line, reason: read, text: cells.filter((text) => text.trim() !== '').join(' · ') });
      else statement.lines.push(read);
    }
  }
  return { ok: true, statement: { ...statement, skipped } };
}

function lineOf(line: number, cell: (column: Column) => string, sum: Sum): StatementLine | string {
  const paidOn: IsoDate | null = parseStatementDate(cell('date'));
  if (sum.kind !== 'in') return 'Не читается сумма.';
  if (paidOn === null) return 'Не читается дата.';
  return {
    line,
    paidOn,
    amountKopecks: sum.kopecks,
    payerInn: innOf(cell('payerInn'), cell('payerName')),
    payerName: cell('payerName').replace(/\s+/g, ' '),
    purpose: cell('purpose').replace(/\s+/g, ' '),
    documentNumber: cell('number') || null,
  };
}
