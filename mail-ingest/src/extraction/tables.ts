import type { Found } from './party.ts';
import {
  type Cell,
  type Column,
  columnOf,
  emptyRow,
  type Line,
  linesOf,
  place,
  type TableRow,
  withholds,
} from './table-cells.ts';
import type { Span, View } from './view.ts';

export type Table = Span & { rows: TableRow[] };

const isOwn = (column: Column | null): boolean => column?.kind === 'name' && !column.isTarget && !column.isSource;

/**
 * A bare «ИНН» beside the partner's name is the partner's where the subscriber has a column of its own: «Абонент | ИНН |
 * Партнёр | ИНН».
 */
function inherit(columns: readonly (Column | null)[]): (Column | null)[] {
  let nearest: Column | null = null as Column | null;
  return columns.map((column, index) => {
    if (column?.kind === 'name') nearest = column;
    const others = columns.filter((other, at) => at !== index && (other?.kind === 'inn' || other?.kind === 'inn-kpp'));
    const owned = others.some((other) => other && !other.isTarget && !other.isSource);
    // «Партнёр | ИНН | Логин»: a table of the partner alone.
    const alone = others.length === 0 && !columns.some((other) => other?.kind === 'kpp' || isOwn(other));
    const follows = nearest?.isTarget && column?.kind === 'inn' && !column.isTarget && (owned || alone);
    return column && follows && !others.some((other) => other?.isTarget) ? { ...column, isTarget: true } : column;
  });
}

const isHeading = (columns: readonly (Column | null)[]): columns is Column[] =>
  columns.length >= 2 &&
  columns.every((column) => column !== null) &&
  columns.filter((column) => column?.kind !== 'other').length >= 2;

const ditto = /^(?:["”″']{1,2}|-["”]-|--?\/\/--?|тот же|та же|то же|он же|аналогично)$/i;

function rowOf(
  view: View,
  columns: readonly Column[],
  cells: readonly Cell[],
  above: TableRow | undefined,
): TableRow | null {
  const row = emptyRow(cells);
  for (const [index, column] of columns.entries()) {
    const cell = cells[index];
    if (!cell) continue;
    if (above && ditto.test(cell.text)) repeat(row, above, column);
    else place(view, row, column, cell);
  }
  // Listed, but not to be transferred as it stands.
  if (columns.some(({ kind }, index) => withholds(kind, cells[index]?.text ?? '')) && row.subscriber.inn)
    row.subscriber.inn = { ...row.subscriber.inn, doubtful: true };
  const says = row.subscriber.inn !== null || row.subscriber.name !== null || row.target.inn !== null;
  return says ? row : null;
}

function repeat(row: TableRow, above: TableRow, column: Column): void {
  if (column.kind === 'product') row.products = above.products;
  else if (column.kind === 'login') row.login = above.login;
  else if (column.isTarget && column.kind === 'name') row.target.name = above.target.name;
  else if (column.isTarget) row.target.inn = above.target.inn;
  else if (column.kind === 'name') row.subscriber.name = above.subscriber.name;
  else if (column.kind === 'inn') row.subscriber.inn = above.subscriber.inn;
}

/** Blank cells at the end of a row get lost: two of any kind, and all of a partner who stands above. */
function fewestCells(columns: readonly Column[]): number {
  const named = columns.filter((column) => column.kind !== 'other').length;
  const own = columns.findLastIndex(({ kind, isTarget }) => kind !== 'other' && kind !== 'login' && !isTarget);
  return Math.min(named - 2, own + 1);
}

/** One cell across the table that names a partner or a login for all rows: it is read as running text. */
const isLegend = ([first, ...rest]: readonly Cell[]): boolean =>
  rest.every(({ text }) => text === '') && /:\s*\S|\d{10}|(?<![а-яё])(?:инн|логин)(?![а-яё])/i.test(first?.text ?? '');

/** Columns of a table that lies on its side: labels in the first column, one subscriber per further column. */
function transposed(view: View, lines: readonly Line[]): Table | null {
  const columns = lines.map((line) => (line.cells[0] ? columnOf(view, line.cells[0]) : null));
  const width = Math.min(...lines.map((line) => line.cells.length));
  const filled = Array.from({ length: width }, (_, k) => lines.some((line) => (line.cells[k]?.text ?? '') !== ''));
  // A label, an empty cell, a value: a list that somebody lined up with tabs.
  if (lines.length < 2 || filled.slice(1).filter(Boolean).length < 2 || !isHeading(columns)) return null;
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
function lyingFrom(view: View, lines: readonly Line[], index: number): { table: Table; last: number } | null {
  const width = lines[index]?.cells.length ?? 0;
  let last = index;
  while (width >= 3 && lines[last + 1]?.cells.length === width) last += 1;
  const table = last > index ? transposed(view, lines.slice(index, last + 1)) : null;
  return table && table.rows.length > 0 ? { table, last } : null;
}

const labelled = /^([^:]{2,40}):\s*(?=\S)/;

/** «Данные абонента | Данные партнёра» above «ИНН: … | ИНН: …»: a block of labels and values in each column. */
function sideBySide(view: View, lines: readonly Line[]): Table | null {
  const [head, ...body] = lines;
  const owners = head?.cells.map((cell) => columnOf(view, cell)) ?? [];
  const named = owners.filter((owner) => owner !== null && owner.kind !== 'other');
  const isTwo = named.some((owner) => owner?.isTarget) && named.some((owner) => !owner?.isTarget);
  if (!head || !isTwo) return null;
  const row = emptyRow(head.cells);
  let end = head.end;
  for (const line of body) {
    const cells = line.cells.filter((cell) => cell.text !== '');
    if (cells.length === 0 || line.cells.length > owners.length || !cells.every(({ text }) => labelled.test(text)))
      break;
    for (const [index, cell] of line.cells.entries()) {
      const label = labelled.exec(cell.text)?.[0] ?? '';
      const column = columnOf(view, { text: label, start: cell.start, end: cell.start + label.length });
      const value = { text: cell.text.slice(label.length), start: cell.start + label.length, end: cell.end };
      const { isTarget, isSource } = owners[index] ?? { isTarget: false, isSource: true };
      if (column && label !== '') place(view, row, { ...column, isTarget, isSource }, value);
    }
    end = line.end;
  }
  return row.subscriber.inn || row.target.inn ? { start: head.start, end, rows: [{ ...row, end }] } : null;
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

/**
 * Tables with a heading: HTML tables (cells parted by tabs), pasted spreadsheets, columns drawn with bars or blanks. A
 * row whose cells don't fit the heading stays outside, to be read as running text. Two columns of label and value are
 * no table: they are read line by line.
 */
export function findTables(view: View): Table[] {
  const lines = linesOf(view);
  const tables: Table[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || line.cells.length < 2) continue;
    const blocks = sideBySide(view, lines.slice(index, index + 12));
    if (blocks) {
      tables.push(blocks);
      while ((lines[index + 1]?.start ?? blocks.end) < blocks.end) index += 1;
      continue;
    }
    const lying = line.cells[0]?.text === '' ? lyingFrom(view, lines, index) : null;
    if (lying) {
      tables.push(lying.table);
      index = lying.last;
      continue;
    }
    const columns = grouped(view, lines[index - 1], inherit(line.cells.map((cell) => columnOf(view, cell))));
    const below = lines[index + 1]?.cells.map((cell) => columnOf(view, cell)) ?? [];
    const isGroups = line.cells.some((cell) => cell.text === '') && below.length === columns.length && isHeading(below);
    if (isHeading(columns) && !isGroups) {
      let next = index + 1;
      const rows: TableRow[] = [];
      for (; next < lines.length; next += 1) {
        const cells = lines[next]?.cells ?? [];
        if (cells.length === 1 && cells[0]?.text === '') {
          if ((lines[next + 1]?.cells.length ?? 0) === line.cells.length) continue;
          break;
        }
        if (/^[-+=|\s–—]+$/.test(cells.map((cell) => cell.text).join('')) && cells.length > 0) continue;
        if (cells.length < 2 || cells.length > columns.length || cells.length < fewestCells(columns) || isLegend(cells))
          break;
        const row = rowOf(view, columns, cells, rows.at(-1));
        if (!row || !fits(row)) break;
        rows.push(row);
      }
      if (rows.length > 0) {
        tables.push({ start: line.start, end: lines[next - 1]?.end ?? line.end, rows: withSharedTarget(rows) });
        index = next - 1;
        continue;
      }
    }
    const side = lyingFrom(view, lines, index);
    if (side) {
      tables.push(side.table);
      index = side.last;
    }
  }
  return tables;
}

/** Rows of all tables. The only partner of a table of its own is everybody's, where no other row names one. */
export function rowsOf(tables: readonly Table[]): TableRow[] {
  const rows = tables.flatMap((table) => table.rows);
  const [partner, another] = rows.filter(
    (row) => hasTarget(row) && row.subscriber.inn === null && row.subscriber.name === null,
  );
  const others = rows.filter((row) => row !== partner);
  if (!partner || another || others.length === 0 || others.some(hasTarget)) return rows;
  return others.map((row) => ({ ...row, target: partner.target, login: partner.login }));
}

const hasTarget = ({ target, login }: TableRow): boolean =>
  target.name !== null || target.inn !== null || login !== null;

/**
 * Merged cells of a spreadsheet come as blanks below the first row: the partner stands once, for all. Where several
 * partners stand in the table, a blank may as well mean «unknown»: the one above is then a guess, and marked so.
 */
function withSharedTarget(rows: readonly TableRow[]): TableRow[] {
  const single = rows.filter(hasTarget).length === 1;
  let shared: TableRow | null = null;
  return rows.map((row) => {
    if (hasTarget(row)) shared = row;
    if (hasTarget(row) || !shared) return row;
    const copy = (found: Found | null): Found | null => found && { ...found, doubtful: found.doubtful || !single };
    return {
      ...row,
      target: { name: copy(shared.target.name), inn: copy(shared.target.inn) },
      login: copy(shared.login),
    };
  });
}

/** A shifted row puts words under «ИНН»: such a row isn't read by its heading. */
const fits = (row: TableRow): boolean =>
  (row.subscriber.inn === null || /^\d{8,13}$/.test(row.subscriber.inn.value)) &&
  (row.subscriber.kpp === null || /^\d{7,11}$/.test(row.subscriber.kpp.value)) &&
  (row.subscriber.name === null || /\p{L}{2}/u.test(row.subscriber.name.value)) &&
  (row.target.inn === null || /^\d{8,13}$/.test(row.target.inn.value));
