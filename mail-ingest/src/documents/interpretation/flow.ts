import { type Box, type Evidence, foldHomoglyphs } from '@perenos/domain';
import type { DocumentPage, DocumentText, PageWord } from '../../types.ts';

/** A stretch of the flow that came from one word of a page. */
type FlowWord = { start: number; end: number; page: DocumentPage; word: PageWord };

/**
 * A document's text as one string in reading order: words parted by blanks, lines by line feeds, pages by form feeds.
 * Latin look-alikes inside Cyrillic words are Cyrillic, which keeps all offsets; words parted by hyphens are whole.
 */
export type Flow = {
  text: string;
  /** The words that the stretch touches. */
  wordsAt(start: number, end: number): FlowWord[];
  evidenceAt(start: number, end: number, repaired?: boolean): Evidence | undefined;
  /** Whether no second pass read other digits there. */
  digitsAgree(start: number, end: number): boolean;
  /** The stretch with the digits of the second pass, where it read as many. */
  secondText(start: number, end: number): string;
};

/** Letters that recognition takes for capital О of «ООО». */
const zeroForms = /(?<![\p{L}\d])[0OО]{3}(?=\s*["«„“‹]|\s+[А-ЯЁ])/gu;
/** «ИНН» and «КПП» as the English model reads them, and as letterheads in two languages have them. */
const innForms = /(?<![\p{L}\d])(?:INN|TIN|[ИHHUNMV][HНП]{2}|WHH|ИНИ|ИПН)(?=[^\p{L}]|КПП|KПП|K)/gu;
/** Between the two labels stands a stroke, whatever recognition made of it: «ИННИКПП», «ИННЖКПП». */
const labelStroke = /(?<=ИНН)[^\s/](?=КПП)/giu;
const kppForms = /(?<!\p{L})(?:KPP|[KК][ПMNI1n][ПMNI1n]|КИП|КПИ|КШ1|Kl1l1)(?!\p{L})/gu;
const ogrnForms = /(?<!\p{L})(?:ОГРИ|ОГРП|OГPH|OTPH|ОГPH)(?=[\s:№(]*\d)/gu;

/** «Сумма» without a letter of Cyrillic. */
const sumForms = /(?<!\p{L})[CСcс][yу][mм]{2}[aа](?!\p{L})/gu;

/** A word that goes on in the next line, as in a typed letter. */
const hyphenation = /(?<=\p{Ll})[-‐¬]\n(?=\p{Ll})/gu;

const sameLength = (text: string, pattern: RegExp, replacement: string): string =>
  text.replace(pattern, (found) => (found.length === replacement.length ? replacement : found));

function normalised(text: string): string {
  const folded = foldHomoglyphs(text.replace(/[\u00a0\u2000-\u200a\u202f]/g, ' '));
  const named = sameLength(sameLength(sameLength(folded, zeroForms, 'ООО'), innForms, 'ИНН'), kppForms, 'КПП');
  const labelled = named.replace(labelStroke, '/');
  return sameLength(sameLength(labelled, ogrnForms, 'ОГРН'), sumForms, 'Сумма');
}

/** Joins the pages of a document; `order` gives the words of a page in the order in which to read them. */
export function flowOf(
  document: DocumentText,
  order: (page: DocumentPage) => readonly PageWord[] = (page) => page.words,
): Flow {
  const words: FlowWord[] = [];
  let text = '';
  for (const page of document.pages) {
    if (text !== '') text += '\f';
    const ordered = withoutRoundText(order(page));
    if (ordered.length === 0) text += page.text.replaceAll(hyphenation, '');
    ordered.forEach((word, i) => {
      const last = i > 0 ? words.at(-1) : undefined;
      const gap = last?.word.line === word.line ? ' ' : '\n';
      if (last && `${last.word.text}${gap}${word.text}`.search(hyphenation) >= 0) text = text.slice(0, --last.end);
      else if (last) text += gap;
      words.push({ start: text.length, end: text.length + word.text.length, page, word });
      text += word.text;
    });
  }
  const wordsAt = (start: number, end: number) => words.filter((w) => w.start < end && w.end > start);
  return {
    text: normalised(text),
    wordsAt,
    digitsAgree: (start, end) =>
      wordsAt(start, end).every(
        ({ word }) => word.digits === undefined || word.digits === word.text.replace(/\D/g, ''),
      ),
    secondText: (start, end) =>
      wordsAt(start, end)
        .map(({ word }) => withDigits(word))
        .join(' '),
    evidenceAt: (start, end, repaired = false) => evidence(document, wordsAt(start, end), repaired),
  };
}

/** The word with its digits as the second pass read them; as it is where that pass read more or fewer. */
function withDigits({ text, digits }: PageWord): string {
  if (digits === undefined || digits.length !== text.replace(/\D/g, '').length) return text;
  const left = [...digits];
  return text.replace(/\d/g, () => left.shift() ?? '');
}

/** The ring of a seal comes out of a text layer as lines of single letters. */
function withoutRoundText(words: readonly PageWord[]): readonly PageWord[] {
  const longest = new Map<number, number>();
  for (const { line, text } of words) longest.set(line, Math.max(longest.get(line) ?? 0, text.length));
  const scattered = [...longest.values()].filter((length) => length === 1).length;
  return scattered < 8 ? words : words.filter(({ line }) => (longest.get(line) ?? 0) > 2);
}

function evidence(document: DocumentText, words: readonly FlowWord[], repaired: boolean): Evidence | undefined {
  const [first] = words;
  if (!first) return undefined;
  const onPage = words.filter(({ page }) => page === first.page);
  const boxes: Box[] = onPage.map(({ word }) => word.box);
  return {
    source: 'attachment',
    attachment: document.fileName,
    page: first.page.page,
    pageWidth: first.page.width,
    pageHeight: first.page.height,
    boxes,
    confidence: Math.min(...onPage.map(({ word }) => word.confidence)),
    method: repaired ? 'ocr-repaired' : first.page.method,
  };
}

/** The words of a page in rows from top to bottom, whatever blocks recognition saw: cells of a table come beside their labels. */
export function inRows(page: DocumentPage): PageWord[] {
  const rows: PageWord[][] = [];
  for (const word of [...page.words].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && Math.abs(middle(word) - middle(last)) < Math.min(word.box.height, last.box.height) * 0.6)
      row.push(word);
    else rows.push([word]);
  }
  return rows.flatMap((row, line) => row.sort((a, b) => a.box.x - b.box.x).map((word) => ({ ...word, line })));
}

const middle = ({ box }: PageWord): number => box.y + box.height / 2;
