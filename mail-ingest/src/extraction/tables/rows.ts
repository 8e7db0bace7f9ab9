import type { Found } from '../parties/party.ts';
import type { View } from '../text/view.ts';
import { type Cell, type Column, emptyRow, place, productsOf, type TableRow, withholds } from './cells.ts';

const ditto = /^(?:["”″']{1,2}|-["”]-|--?\/\/--?|тот же|та же|то же|он же|аналогично)$/i;

/** What a row says under these columns; null: nothing of a request. `above`: the row before it. */
export function rowOf(
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
  // «Что переносим» heads the product as well: it is known by what stands below.
  if (!columns.some(({ kind }) => kind === 'product'))
    row.products = columns.flatMap(({ kind }, index) => {
      const cell = cells[index];
      return kind === 'other' && cell ? productsOf(view, cell) : [];
    });
  // Listed, but not to be transferred as it stands.
  if (columns.some(({ kind }, index) => withholds(kind, cells[index]?.text ?? '')) && row.subscriber.inn)
    row.subscriber.inn = { ...row.subscriber.inn, doubtful: true };
  const says = row.subscriber.inn !== null || row.subscriber.name !== null || row.target.inn !== null;
  return says ? row : null;
}

/** «То же», «»»: what stands above. */
function repeat(row: TableRow, above: TableRow, column: Column): void {
  if (column.kind === 'product') row.products = above.products;
  else if (column.kind === 'login') row.login = above.login;
  else if (column.isTarget && column.kind === 'name') row.target.name = above.target.name;
  else if (column.isTarget) row.target.inn = above.target.inn;
  else if (column.kind === 'name') row.subscriber.name = above.subscriber.name;
  else if (column.kind === 'inn') row.subscriber.inn = above.subscriber.inn;
}

/** Rows of all tables. The only partner of a table of its own is everybody's, where no other row names one. */
export function rowsOf(tables: readonly { rows: readonly TableRow[] }[]): TableRow[] {
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
export function withSharedTarget(rows: readonly TableRow[]): TableRow[] {
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
export const fits = (row: TableRow): boolean =>
  (row.subscriber.inn === null || /^\d{8,13}$/.test(row.subscriber.inn.value)) &&
  (row.subscriber.kpp === null || /^\d{7,11}$/.test(row.subscriber.kpp.value)) &&
  (row.subscriber.name === null || /\p{L}{2}/u.test(row.subscriber.name.value)) &&
  (row.target.inn === null || /^\d{8,13}$/.test(row.target.inn.value));
