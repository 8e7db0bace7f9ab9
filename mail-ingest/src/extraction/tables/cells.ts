import type { Product } from '@perenos/domain';
import type { Found } from '../parties/party.ts';
import type { Span, View } from '../text/view.ts';
import { findCues } from '../values/cues.ts';
import { isLoginLabel } from '../values/logins.ts';
import { findProducts } from '../values/products.ts';
import type { Role } from '../values/tokens.ts';

/** What the cells of a column hold, and whose it is. */
export type Column = {
  kind: 'name' | 'inn' | 'kpp' | 'inn-kpp' | 'login' | 'product' | 'consent' | 'other';
  isTarget: boolean;
  isSource: boolean;
};
export type Cell = Span & { text: string };
export type TableRow = {
  start: number;
  end: number;
  subscriber: { name: Found | null; inn: Found | null; kpp: Found | null };
  target: { name: Found | null; inn: Found | null };
  login: Found | null;
  products: (Span & { value: Product })[];
};

export type Line = Span & { cells: Cell[] };

/** No table of a request is wider; a line of thousands of tabs would cost minutes. */
const mostCells = 60;

/** Cells of a line: parted by tabs, bars or semicolons, else by two blanks and more. */
function cellsOf(view: View, start: number, end: number): Cell[] {
  const line = view.text.slice(start, end);
  const separator = line.includes('\t')
    ? /\t/g
    : /[^|]\|[^|]|^\|/.test(line)
      ? /\|/g
      : line.includes(';')
        ? /;/g
        : / {2,}/g;
  const cells: Cell[] = [];
  let at = 0;
  const push = (to: number): void => {
    const raw = line.slice(at, to);
    const lead = raw.length - raw.trimStart().length;
    cells.push({ text: raw.trim(), start: start + at + lead, end: start + at + lead + raw.trim().length });
  };
  for (const match of line.matchAll(separator)) {
    push(match.index);
    at = match.index + match[0].length;
  }
  push(line.length);
  if (cells.length > mostCells) return [{ text: line.trim(), start, end }];
  if (separator.source === '\\|') {
    if (cells[0]?.text === '') cells.shift();
    if (cells.at(-1)?.text === '') cells.pop();
  }
  return cells;
}

/** The lines of a view, each with its cells. */
export function linesOf(view: View): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const text of view.text.split('\n')) {
    lines.push({ start, end: start + text.length, cells: cellsOf(view, start, start + text.length) });
    start += text.length + 1;
  }
  return lines;
}

/** Whether a cell holds somebody's data, not words that announce them. */
export const isValue = (view: View, { start, end }: Cell): boolean =>
  end - start > 90 || /(?:\d\s?){9,}|(?<![а-я])(?:ооо|ип|ао|зао|пао)(?=[\s«"])/.test(view.folded.slice(start, end));

/** «Уходит от», «Забирают в»: the preposition at the end of a heading. */
const roleByEnd = (folded: string): Role | undefined => {
  const end = /[а-я]\s+(?:(от|с|у|из)|к|на|в)$/.exec(folded);
  return end ? (end[1] === undefined ? 'target' : 'source') : undefined;
};

/** What a column's heading announces; null: this is no heading but a value, or words of which nothing is known. */
export function columnOf(view: View, cell: Cell): Column | null {
  if (isValue(view, cell)) return null;
  const folded = view.folded.slice(cell.start, cell.end);
  const cellView: View = { ...view, text: cell.text, folded, offsets: [] };
  const cues = findCues(cellView, { fromPartnerIsTarget: false }).filter((cue) => cue.role !== 'other');
  // «ИНН организации-партнёра»: the firm word says whose.
  const role = (cues.find((cue) => cue.force === 'firm') ?? cues[0])?.role ?? roleByEnd(folded);
  const column = (kind: Column['kind']): Column => ({ kind, isTarget: role === 'target', isSource: role === 'source' });
  const inn = /и\.?\s?н\.?\s?н(?![а-я])/.test(folded);
  const kpp = /к\.?\s?п\.?\s?п(?![а-я])/.test(folded);
  // «Партнёр (наименование, ИНН, логин)»: all of a company in one cell.
  if (role !== undefined && inn && (/наименование|название/.test(folded) || isLoginLabel(folded)))
    return column('name');
  if (isLoginLabel(folded)) return column('login');
  if (/согласи|согласован|подтвержд/.test(folded)) return { kind: 'consent', isTarget: false, isSource: false };
  // «Переводим?», «Перенести»: whether to, not «Перенести на партнёра».
  if (/^(?:перен[а-я]+|перев[а-я]+|решение|действие|да\s*\/\s*нет)[\s?]*$/.test(folded))
    return { kind: 'consent', isTarget: false, isSource: false };
  if (inn) return column(kpp ? 'inn-kpp' : 'inn');
  if (kpp) return column('kpp');
  if (/(?<![а-я])(?:продукт|сервис|программ|услуг|по$|пп$|по\s*\()/.test(folded)) return column('product');
  if (
    /наименование|название|(?<![а-я])имя(?![а-я])|фио|ф\.и\.о|реквизит|(?<![а-я])данные/.test(folded) ||
    (role !== undefined && cell.text.length <= 60 && !/["«]/.test(cell.text))
  )
    return column('name');
  if (
    /^(?:есть|имеется|наличие|готовность|состояние|отметка|№|n|#|п\/п|№ ?п\/п|no\.?|номер|дата|примечани[ея]|комментари[ий]|телефон|тариф|статус|город|адрес|e-?mail|почта|лицензия|срок|регион)/.test(
      folded,
    ) ||
    folded === ''
  )
    return column('other');
  return null;
}

const empty = /^(?:[-–—*]+|нет|н\/д|без кпп|отсутствует|не указан\S*)?$/i;

const asFound = (view: View, cell: Cell, value: string): Found => ({
  value,
  start: cell.start,
  end: cell.end,
  doubtful: false,
  view,
});

/** A cell that holds all of a partner: «ООО «Лютик», ИНН 7700…, логин …», «ООО «Лютик» (7700…), Lutik_77». */
function placeWhole(view: View, row: TableRow, cell: Cell): void {
  const inn = /(?<!\d)\d{10}(?:\d\d)?(?!\d)/.exec(cell.text);
  const name = /^(.*?)[\s,;(]*(?:инн|\d{10})/i.exec(cell.text)?.[1] ?? '';
  const login = /(?:логин\s*[:–—-]?|(?<!\d)\d{10}(?:\d\d)?\)?[,;])\s*(?=.*[A-Za-z])([^\sа-яё](?:\S| \S)*)$/i.exec(
    cell.text,
  )?.[1];
  if (name !== '') row.target.name = asFound(view, cell, name);
  if (inn) row.target.inn = asFound(view, cell, inn[0]);
  if (login) row.login = asFound(view, cell, login);
}

/** A cell that holds all of a subscriber: «ООО «Лютик», ИНН/КПП 7700…/7701…». */
function placeSubscriber(view: View, row: TableRow, cell: Cell): void {
  const [inn, kpp] = cell.text.match(/(?<!\d)(?:\d{12}|\d{9,10})(?!\d)/g) ?? [];
  const name = /^(.*?)[\s,;(–—-]*(?:инн|\d{10})/i.exec(cell.text)?.[1] ?? '';
  if (name !== '') row.subscriber.name = asFound(view, cell, name);
  if (inn) row.subscriber.inn = asFound(view, cell, inn);
  if (kpp?.length === 9) row.subscriber.kpp = asFound(view, cell, kpp);
}
const wholeCell = /(?<!\d)\d{10}(?:\d\d)?(?!\d)/;

/** The products that a cell names. */
export function productsOf(view: View, { text, start, end }: Cell): TableRow['products'] {
  const cellView: View = { ...view, text, folded: view.folded.slice(start, end), offsets: [] };
  return findProducts(cellView).map((one) => ({ value: one.value, start: start + one.start, end: start + one.end }));
}

/** «ООО «А» (головная)»: what the company is among the others of the table, not its name. */
const standing =
  /(?<=[»"”])\s*\((?:головн|дочерн|материнск|управляющ|основн|филиал|обособленн|подразделени|клиент|абонент)[а-яё]*(?:\s+[а-яё]+)?\)$/i;

/** Puts what a cell says where its column says. */
export function place(view: View, row: TableRow, column: Column, cell: Cell): void {
  if (empty.test(cell.text) || column.isSource) return;
  const numbers = cell.text.replace(/(?<=\d) (?=\d)/g, '').match(/\d+/g) ?? [];
  const party = column.isTarget ? row.target : row.subscriber;
  if (column.kind === 'name' && column.isTarget && /(?:\d ?){10}/.test(cell.text)) placeWhole(view, row, cell);
  else if (column.kind === 'name' && !column.isTarget && wholeCell.test(cell.text)) placeSubscriber(view, row, cell);
  else if (column.kind === 'name')
    party.name ??= asFound(
      view,
      cell,
      cell.text
        .replace(/\s+/g, ' ')
        .replace(/[,;]+$/, '')
        .replace(standing, ''),
    );
  else if (column.kind === 'login') row.login = asFound(view, cell, cell.text.replace(/^[«"“„']|[»"”']$/g, ''));
  else if (column.kind === 'product') {
    row.products = productsOf(view, cell);
  } else if (column.kind === 'kpp') {
    const kpp = numbers.join('');
    if (!column.isTarget && kpp !== '') row.subscriber.kpp = asFound(view, cell, kpp);
  } else if (column.kind === 'inn' || column.kind === 'inn-kpp') {
    const [inn = '', kpp] =
      column.kind === 'inn' && numbers.length > 1 && numbers[1]?.length !== 9 ? [numbers.join('')] : numbers;
    if (inn !== '') party.inn ??= asFound(view, cell, inn);
    if (!column.isTarget && kpp !== undefined) row.subscriber.kpp = asFound(view, cell, kpp);
  }
}

const no = /^(?:нет|не|без|отказ|жд|оставить|отмен|стоп|[-–—✗✘✖❌×0](?:\s|$))/i;
const remark =
  /передума|пропус|отказ|ликвид|дубл|(?<![а-яё])(?:пока|не)\s+(?:перен|перев|трога|нуж|надо|соглас|готов|подписан|оплачен)[а-яё]*\s*[.!]?$|(?<![а-яё])жд(?:[её]м|ет|ут)(?![а-яё])|позже|позднее/i;

/** Whether a cell holds its row back: «Согласие клиента: нет», «Переводим?: —», «Примечание: передумали». */
export const withholds = (kind: Column['kind'], text: string): boolean =>
  (kind === 'consent' && no.test(text)) || (kind === 'other' && remark.test(text));

export const emptyRow = (cells: readonly Cell[]): TableRow => ({
  start: Math.min(...cells.map((cell) => cell.start)),
  end: Math.max(...cells.map((cell) => cell.end)),
  subscriber: { name: null, inn: null, kpp: null },
  target: { name: null, inn: null },
  login: null,
  products: [],
});
