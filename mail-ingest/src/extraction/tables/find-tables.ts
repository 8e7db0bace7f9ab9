import type { Span, View } from '../text/view.ts';
import {
  type Cell,
  type Column,
  columnOf,
  emptyRow,
  isValue,
  type Line,
  linesOf,
  place,
  type TableRow,
} from './cells.ts';
import { fits, rowOf, withSharedTarget } from './rows.ts';

export type Table = Span & { rows: TableRow[] };
/** A table and the index of its last line. */
type Block = { table: Table; last: number };

const isOwn = (column: Column | null): boolean => column?.kind === 'name' && !column.isTarget && !column.isSource;

/**
 * A bare «ИНН» or «Логин» beside a partner's name is that partner's where the subscriber has a column of its own: «Абонент |
 * ИНН | Партнёр | ИНН». Nobody has two ИНН, so the second is the partner's, however he is called: «Клиент | ИНН | Забирает | ИНН».
 */
function inherit(columns: readonly (Column | null)[]): (Column | null)[] {
  const inns = columns.filter((column) => column?.kind === 'inn' || column?.kind === 'inn-kpp');
  const bare = inns.filter((column) => !column?.isTarget && !column?.isSource);
  // «Партнёр | ИНН | Логин»: a table of the partner alone.
  const isAlone = inns.length === 1 && !columns.some((column) => column?.kind === 'kpp' || isOwn(column));
  const hasTargets = inns.some((column) => column?.isTarget);
  let nearest: Column | null = null as Column | null;
  return columns.map((column) => {
    if (column?.kind === 'name') nearest = column;
    if (!column || column.isTarget || column.isSource) return column;
    const isInn = column.kind === 'inn';
    if (nearest?.isSource && (column.kind === 'login' || (isInn && bare.length > 1)))
      return { ...column, isSource: true };
    const isPartners = nearest?.isTarget ? bare.length > 1 || isAlone : bare.indexOf(column) > 0;
    return isInn && isPartners && !hasTargets ? { ...column, isTarget: true } : column;
  });
}

const isHeading = (columns: readonly (Column | null)[]): columns is Column[] =>
  columns.length >= 2 &&
  columns.every((column) => column !== null) &&
  columns.filter((column) => column?.kind !== 'other').length >= 2;

/** Blank cells at the end of a row get lost: two of any kind, and all of a partner who stands above. */
function fewestCells(columns: readonly Column[]): number {
  const named = columns.filter((column) => column.kind !== 'other').length;
  const own = columns.findLastIndex(({ kind, isTarget }) => kind !== 'other' && kind !== 'login' && !isTarget);
  return Math.min(named - 2, own + 1);
}

/** One cell across the table that names a partner or a login for all rows: it is read as running text. */
const isLegend = ([first, ...rest]: readonly Cell[]): boolean =>
  rest.every(({ text }) => text === '') && /:\s*\S|\d{10}|(?<![а-яё])(?:инн|логин)(?![а-яё])/i.test(first?.text ?? '');

/** The labels down the first cells; null at the first that is none: a list of thousands of rows is no table to look through. */
function headingIn(view: View, lines: readonly Line[]): Column[] | null {
  const columns: Column[] = [];
  for (const { cells } of lines) {
    const column = cells[0] ? columnOf(view, cells[0]) : null;
    if (!column) return null;
    columns.push(column);
  }
  return isHeading(columns) ? columns : null;
}

/** «ИНН 7700…», «логин Kedr_78»: a cell with a label of its own. */
const ownLabel = /^(?:инн|кпп|логин)[а-я]*[\s:]+\S/;

/** «Абонент: | ООО «А» | ИНН: | 7700…», «Абонент | ООО «А» | ИНН 7700…»: labels among the values, read as running text. */
const alternates = (view: View, lines: readonly Line[]): boolean =>
  lines.some(({ cells: [, value, label] }) => {
    if (value === undefined || label === undefined || columnOf(view, value) !== null) return false;
    const isLabel = (columnOf(view, label)?.kind ?? 'other') !== 'other';
    return isLabel || ownLabel.test(view.folded.slice(label.start, label.end));
  });

/** Columns of a table that lies on its side: labels in the first column, one subscriber per further column. */
function transposed(view: View, lines: readonly Line[]): Table | null {
  const width = Math.min(...lines.map((line) => line.cells.length));
  const filled = Array.from({ length: width }, (_, k) => lines.some((line) => (line.cells[k]?.text ?? '') !== ''));
  // A label, an empty cell, a value: a list that somebody lined up with tabs.
  if (lines.length < 2 || filled.slice(1).filter(Boolean).length < 2) return null;
  const columns = headingIn(view, lines);
  if (!columns || alternates(view, lines)) return null;
  const rows: TableRow[] = [];
  for (let index = 1; index < width; index += 1) {
    const row = rowOf(
      view,
      columns,
      lines.map((line) => line.cells[index] ?? { text: '', start: line.end, end: line.end }),
      rows.at(-1),
    );
    if (row) rows.push(row);
  }
  return { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0, rows };
}

/** The table on its side that begins at a line, and its last line. One whose corner is empty is headed twice over. */
function lyingFrom(view: View, lines: readonly Line[], index: number): Block | null {
  const width = lines[index]?.cells.length ?? 0;
  let last = index;
  while (width >= 3 && lines[last + 1]?.cells.length === width) last += 1;
  const table = last > index ? transposed(view, lines.slice(index, last + 1)) : null;
  return table && table.rows.length > 0 ? { table, last } : null;
}

const labelled = /^([^:]{2,40}):\s*(?=\S)/;

/** Whose each column is, where a line parts the subscriber's data from the partner's: «Данные абонента | Данные партнёра». */
function ownersIn(view: View, line: Line | undefined): (Column | null)[] | null {
  const owners = line?.cells.map((cell) => columnOf(view, cell)) ?? [];
  const named = owners.filter((owner) => owner !== null && owner.kind !== 'other');
  return named.some((owner) => owner?.isTarget) && named.some((owner) => !owner?.isTarget) ? owners : null;
}

/** What a cell under an owner says, and what it says it of. */
type Labelled = { label: Cell; value: Cell };

/** «ИНН: 7700…» in each cell. */
const ownLabels = ({ cells }: Line): Labelled[] | null => {
  const filled = cells.every(({ text }) => text === '' || labelled.test(text)) && cells.some(({ text }) => text !== '');
  return filled
    ? cells.map(({ text, start, end }) => {
        const label = labelled.exec(text)?.[0] ?? '';
        const at = start + label.length;
        return { label: { text: label, start, end: at }, value: { text: text.slice(label.length), start: at, end } };
      })
    : null;
};

/** «ИНН | 7700… | 7800…»: the first cell speaks for the line. */
const commonLabel = ({ cells: [first, ...rest] }: Line): Labelled[] | null =>
  first && rest.length > 0 ? [first, ...rest].map((value) => ({ label: first, value })) : null;

/** Two owners side by side, their data beneath: labelled in each cell, or, where the corner is empty, by the first cells. */
function sideBySide(view: View, lines: readonly Line[], index: number): Block | null {
  const [head, ...body] = lines.slice(index, index + 12);
  const owners = ownersIn(view, head);
  if (!head || !owners) return null;
  const labelsOf = head.cells[0]?.text === '' ? commonLabel : ownLabels;
  const row = emptyRow(head.cells);
  let last = index;
  for (const line of body) {
    const cells = line.cells.length > owners.length ? null : labelsOf(line);
    if (!cells) break;
    for (const [at, { label, value }] of cells.entries()) {
      const column = value === label || label.text === '' ? null : columnOf(view, label);
      const { isTarget, isSource } = owners[at] ?? { isTarget: false, isSource: true };
      if (column) place(view, row, { ...column, isTarget, isSource }, value);
    }
    last += 1;
  }
  const end = lines[last]?.end ?? head.end;
  const table = { start: head.start, end, rows: [{ ...row, end }] };
  return row.subscriber.inn || row.target.inn ? { table, last } : null;
}

/** «Абонент | | | Партнёр | |» above «Наименование | ИНН | КПП | Наименование | ИНН | Логин»: whose the columns are. */
function grouped(view: View, above: Line | undefined, columns: (Column | null)[]): (Column | null)[] {
  if (!above || above.cells.length !== columns.length || /\d{9}/.test(view.text.slice(above.start, above.end)))
    return columns;
  const groups = above.cells.map((cell) => (cell.text === '' ? null : columnOf(view, cell)));
  if (!groups.some((group) => group?.isTarget) || above.cells.every((cell) => cell.text !== '')) return columns;
  return columns.map((column, index) => {
    const group = groups.slice(0, index + 1).findLast((one) => one !== null);
    return column && group && !column.isTarget && !column.isSource
      ? { ...column, isTarget: group.isTarget, isSource: group.isSource }
      : column;
  });
}

/** A line that rules a table: «|---|---|». */
const isRule = (cells: readonly Cell[]): boolean =>
  cells.length > 0 && /^[-+=|\s–—]+$/.test(cells.map((cell) => cell.text).join(''));
const isBlank = (cells: readonly Cell[]): boolean => cells.length === 1 && cells[0]?.text === '';

/** Columns of which nothing is known («Куратор») are passed over where the others make a heading of numbers below it. */
function columnsOf(view: View, lines: readonly Line[], index: number): (Column | null)[] {
  const heading = lines[index]?.cells ?? [];
  const columns = heading.map((cell) => columnOf(view, cell));
  const below = lines.slice(index + 1, index + 3).find(({ cells }) => !isRule(cells))?.cells ?? [];
  const known = columns.filter((column) => column !== null && column.kind !== 'other').length;
  const isNumbered = columns.some(
    (column, at) => column !== null && column.kind !== 'other' && /(?:\d ?){9}/.test(below[at]?.text ?? ''),
  );
  if (known < 3 || !isNumbered) return columns;
  const unknown = { kind: 'other', isTarget: false, isSource: false } as const;
  return columns.map(
    (column, at) => column ?? (heading.slice(at, at + 1).some((cell) => isValue(view, cell)) ? null : unknown),
  );
}

/** The table whose heading stands on a line, and its last line. */
function headedBy(view: View, lines: readonly Line[], index: number): Block | null {
  const { start, end, cells: heading } = lines[index] ?? { start: 0, end: 0, cells: [] };
  const columns = grouped(view, lines[index - 1], inherit(columnsOf(view, lines, index)));
  if (!isHeading(columns) || isHeadOfHeading(view, lines, index)) return null;
  const rows: TableRow[] = [];
  let next = index + 1;
  for (; next < lines.length; next += 1) {
    const cells = lines[next]?.cells ?? [];
    const goesOn = isBlank(cells) && lines[next + 1]?.cells.length === heading.length;
    if (goesOn || isRule(cells)) continue;
    if (cells.length < 2 || cells.length > columns.length || cells.length < fewestCells(columns) || isLegend(cells))
      break;
    // The next table's heading.
    if (!cells.some(({ text }) => /\d{5}/.test(text)) && isHeading(cells.map((cell) => columnOf(view, cell)))) break;
    const row = rowOf(view, columns, cells, rows.at(-1));
    if (!row || !fits(row)) break;
    rows.push(row);
  }
  const table = { start, end: lines[next - 1]?.end ?? end, rows: withSharedTarget(rows) };
  return rows.length > 0 ? { table, last: next - 1 } : null;
}

/** «Абонент | | | Партнёр | |»: the heading itself stands on the next line. */
function isHeadOfHeading(view: View, lines: readonly Line[], index: number): boolean {
  const cells = lines[index]?.cells ?? [];
  const below = lines[index + 1]?.cells ?? [];
  return (
    cells.some(({ text }) => text === '') &&
    below.length === cells.length &&
    isHeading(below.map((cell) => columnOf(view, cell)))
  );
}

/**
 * Tables with a heading: HTML tables (cells parted by tabs), pasted spreadsheets, columns drawn with bars or blanks. A
 * row whose cells don't fit the heading stays outside, to be read as running text. Two columns of label and value are
 * no table: they are read line by line.
 */
export function findTables(view: View): Table[] {
  const lines = linesOf(view);
  const tables: Table[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const cells = lines[index]?.cells ?? [];
    if (cells.length < 2) continue;
    const isCornerEmpty = cells[0]?.text === '';
    const block =
      sideBySide(view, lines, index) ??
      (isCornerEmpty ? lyingFrom(view, lines, index) : null) ??
      headedBy(view, lines, index) ??
      (isCornerEmpty ? null : lyingFrom(view, lines, index));
    if (!block) continue;
    tables.push(block.table);
    index = block.last;
  }
  return tables;
}
