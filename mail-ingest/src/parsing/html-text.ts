import { parseDocument } from 'htmlparser2';
import { dropUnseen, hides, type HtmlNode as Node } from './html-unseen.ts';
import { limits } from './limits.ts';

/** What a mail client marked in its HTML: surer than any pattern in the text. */
export type HtmlMark = { kind: 'quoted' | 'forwarded' | 'signature' | 'reply-header'; start: number; end: number };
export type HtmlText = {
  text: string;
  marks: HtmlMark[];
  /** Whether a table of data (two columns at least, short cells) stands in it. */
  hasDataTable: boolean;
  /** Whether words in it are struck out: plain text can't tell them. */
  hasStruck: boolean;
};

const blocks = new Set(
  'address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr td th ul caption body'.split(
    ' ',
  ),
);
const spaced = new Set(['h1', 'h2', 'h3', 'h4', 'ol', 'ul', 'table', 'blockquote']);
const skipped = new Set('style script head title template noscript object svg select textarea'.split(' '));

const attribute = (node: Node, name: string): string => node.attribs?.[name] ?? '';
const hasClass = (node: Node, pattern: RegExp): boolean =>
  attribute(node, 'class')
    .split(/\s+/)
    .some((name) => pattern.test(name));
const isStruck = (node: Node): boolean =>
  /^(?:s|strike|del)$/.test(node.name ?? '') || /line-through/i.test(attribute(node, 'style'));
/** Not to be read: hidden from the reader, or struck out by the author. */
const isHidden = (node: Node): boolean => isStruck(node) || hides(attribute(node, 'style'));

/** Which client marks what: Gmail, Mail.ru (web and app), Thunderbird, Apple, OWA and Outlook for phones. */
function markOf(node: Node): HtmlMark['kind'] | null {
  const id = attribute(node, 'id');
  if (hasClass(node, /^moz-forward-container$/)) return 'forwarded';
  if (hasClass(node, /^moz-cite-prefix$/) || hasClass(node, /^gmail_attr$/)) return 'reply-header';
  if (hasClass(node, /^(moz-signature|gmail_signature|gmail_signature_prefix|signature|mobile-signature)$/i))
    return 'signature';
  if (/^(mail-app-auto-signature|Signature|ms-outlook-mobile-signature|x_Signature)$/.test(id)) return 'signature';
  if (hasClass(node, /^(gmail_quote(_container)?|gmail_extra|yahoo_quoted|protonmail_quote)$|^mail-quote-collapse/))
    return 'quoted';
  if (/^(composeWebView_previouse_content|mail-app-auto-quote)$/.test(id)) return 'quoted';
  if (node.name === 'blockquote' && attribute(node, 'type').toLowerCase() === 'cite') return 'quoted';
  return null;
}

const elements = (node: Node, name: RegExp): Node[] => {
  const found: Node[] = [];
  const walk = (parent: Node, depth: number): void => {
    if (depth > limits.htmlDepth) return;
    for (const child of parent.children ?? []) {
      if (name.test(child.name ?? '')) found.push(child);
      walk(child, depth + 1);
    }
  };
  walk(node, 0);
  return found;
};

const plain = (node: Node, depth = 0): string =>
  depth > limits.htmlDepth || skipped.has(node.name ?? '') || isHidden(node)
    ? ''
    : node.type === 'text'
      ? (node.data ?? '')
      : (node.children ?? [])
          .map((child) => plain(child, depth + 1))
          .join(blocks.has(node.name ?? '') || node.name === 'br' ? ' ' : '') + (node.name === 'br' ? ' ' : '');
const cellText = (cell: Node): string =>
  plain(cell)
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim();

const span = (cell: Node, name: 'colspan' | 'rowspan'): number =>
  Math.min(50, Math.max(1, Number.parseInt(attribute(cell, name) || '1', 10) || 1));

/** A cell that reaches down into the rows below it. */
type Hanging = { column: number; left: number; text: string };
const due = (hanging: Hanging[], column: number): Hanging | undefined =>
  hanging.find((cell) => cell.left > 0 && cell.column === column);

/** Rows of a table of data as cells; a cell that spans rows or columns stands in each row, once across columns. */
function dataRows(table: Node): string[][] | null {
  if (elements(table, /^table$/).length > 0) return null;
  const rows: string[][] = [];
  const hanging: Hanging[] = [];
  for (const row of elements(table, /^tr$/)) {
    const cells: string[] = [];
    const opened: typeof hanging = [];
    const fill = (): void => {
      for (let open = due(hanging, cells.length); open; open = due(hanging, cells.length)) {
        cells.push(open.text);
        open.left -= 1;
      }
    };
    for (const cell of elements(row, /^t[dh]$/)) {
      fill();
      const text = cellText(cell);
      if (span(cell, 'rowspan') > 1) opened.push({ column: cells.length, left: span(cell, 'rowspan') - 1, text });
      cells.push(text, ...Array<string>(span(cell, 'colspan') - 1).fill(''));
    }
    fill();
    hanging.push(...opened);
    rows.push(cells);
  }
  return rows;
}

const blank = (text: string): boolean => /^[\s\u00a0\u200b-\u200d\u2060\ufeff]*$/.test(text);

/** Two columns with something in them and short cells: data. Anything else only lays out the page. */
function isData(rows: string[][]): boolean {
  const wide = rows.filter((row) => row.filter((cell) => !blank(cell)).length >= 2);
  const longest = Math.max(0, ...rows.flat().map((cell) => cell.length));
  return (
    longest <= 250 && (wide.length >= 2 || wide.some((row) => row.some((cell) => /(?:\d[\s\u00a0]?){9,}/.test(cell))))
  );
}

class Writer {
  text = '';
  readonly marks: HtmlMark[] = [];
  hasDataTable = false;
  hasStruck = false;

  line(): void {
    this.text = this.text.replace(/ +$/, '');
    if (this.text !== '' && !this.text.endsWith('\n')) this.text += '\n';
  }

  gap(): void {
    this.line();
    if (this.text !== '' && !this.text.endsWith('\n\n')) this.text += '\n';
  }

  words(data: string, preformatted: boolean): void {
    if (preformatted) this.text += data.replaceAll('\r\n', '\n');
    else {
      const folded = data.replace(/[ \t\r\n\f]+/g, ' ');
      this.text += this.text === '' || /[\s]$/.test(this.text) ? folded.replace(/^ /, '') : folded;
    }
  }

  table(rows: string[][]): void {
    this.hasDataTable = true;
    this.gap();
    for (const row of rows) if (!row.every(blank)) this.text += `${row.join('\t')}\n`;
    this.text += '\n';
  }
}

const isMsoParagraph = (node: Node): boolean =>
  hasClass(node, /^x?_?Mso/i) || /margin\s*:\s*0/i.test(attribute(node, 'style'));

function write(node: Node, writer: Writer, preformatted: boolean, depth: number): void {
  const name = node.name ?? '';
  if (depth > limits.htmlDepth) {
    writer.words(plain(node), false);
    return;
  }
  if (node.type === 'text') {
    writer.words(node.data ?? '', preformatted);
    return;
  }
  if (isStruck(node)) writer.hasStruck = true;
  if (skipped.has(name) || node.type === 'comment' || isHidden(node)) return;
  if (name === 'br') {
    writer.text = `${writer.text.replace(/ +$/, '')}\n`;
    return;
  }
  const rows = name === 'table' ? dataRows(node) : null;
  if (rows && isData(rows)) {
    writer.table(rows);
    return;
  }
  const block = blocks.has(name);
  const gap = spaced.has(name) || (name === 'p' && !isMsoParagraph(node));
  if (block) gap ? writer.gap() : writer.line();
  const start = writer.text.length;
  if (name === 'hr') writer.text += `${'_'.repeat(32)}\n`;
  if (name === 'li') writer.text += '- ';
  const keeps = preformatted || name === 'pre' || /white-space\s*:\s*pre/i.test(attribute(node, 'style'));
  let number = 0;
  for (const child of node.children ?? []) {
    if (name === 'ol' && child.name === 'li') {
      number += 1;
      writer.line();
      writer.text += `${number}. `;
      for (const inner of child.children ?? []) write(inner, writer, keeps, depth + 1);
    } else write(child, writer, keeps, depth + 1);
  }
  if (block) gap ? writer.gap() : writer.line();
  const kind = markOf(node);
  if (kind && writer.text.length > start) writer.marks.push({ kind, start, end: writer.text.length });
}

/**
 * HTML as the text that a person reads: blocks on lines of their own, a table of data as rows of cells parted by tabs.
 * Non-breaking spaces and zero-width signs stay: they are taken out of values later, so that offsets remain true.
 */
export function htmlToText(html: string): HtmlText {
  const writer = new Writer();
  const document = parseDocument(html.slice(0, limits.htmlCharacters)) as unknown as Node;
  dropUnseen(document);
  for (const child of document.children ?? []) write(child, writer, false, 1);
  const { text, marks, hasDataTable, hasStruck } = writer;
  return { text, marks, hasDataTable, hasStruck };
}
