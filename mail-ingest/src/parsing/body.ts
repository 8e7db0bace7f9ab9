import { type HtmlMark, htmlToText } from './html-text.ts';
import { limits } from './limits.ts';

type Part = { text: string; marks: HtmlMark[] };
export type Body = Part & {
  /** The part that isn't read; null where there is none, or where it holds words that the author struck out. */
  dropped: Part | null;
  /** Whether the plain part states an ИНН that a reader of the HTML part doesn't see. */
  partsDiffer: boolean;
};

const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;

/** Words that carry data: numbers of four digits and more, Latin words. Spaces inside numbers don't count. */
function dataWords(text: string): Set<string> {
  const folded = text.replace(invisible, '').replace(/(?<=\d)[\s\u00a0]+(?=\d)/g, '');
  return new Set(folded.match(/\d{4,}|[A-Za-z][A-Za-z0-9_.-]{3,}/g) ?? []);
}

/** «ООО ?Ромашка?»: a mailer put marks for quotes that its encoding lacks (KOI8-R has none). No question begins with one. */
const lostQuotes = /(?<=^|[\s(])\?(?=[\p{L}\p{N}])([^?\n]{1,80})\?(?![\p{L}\p{N}])/gmu;

const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length;

/** Whether the plain part says all that the HTML part says: some clients send a stub or a cut beside the HTML. */
function saysAsMuch(plain: string, html: string): boolean {
  if (letters(plain) < 0.7 * letters(html)) return false;
  const words = dataWords(plain);
  const missing = [...dataWords(html)].filter((word) => !words.has(word));
  return missing.length === 0 && !/\?{4,}|\ufffd/.test(plain);
}

/** Whether an ИНН of the plain part stands nowhere in the HTML part. A number in a link is none. */
function differs(plain: string, html: string): boolean {
  const digits = html.replace(/\D/g, '');
  const inns = plain.replace(/https?:\S+/g, ' ').match(/(?<![\w.@])\d{10}(?:\d\d)?(?![\w@])/g) ?? [];
  return inns.some((inn) => !digits.includes(inn));
}

/**
 * The text that all evidence refers to. The plain part is nearer to what was typed (blanks inside a login survive), so
 * it is preferred; HTML is taken where it alone has the data, where a table would lose its columns, or words are struck out.
 */
export function canonicalBody(plain: string | null, html: string | null): Body {
  const text = (plain ?? '').slice(0, limits.textCharacters).replace(lostQuotes, '«$1»');
  const plainPart = { text, marks: [] };
  if (html === null) return { ...plainPart, dropped: null, partsDiffer: false };
  const fromHtml = htmlToText(html);
  const htmlText = fromHtml.text.slice(0, limits.textCharacters);
  const keepPlain =
    letters(htmlText) === 0 ||
    (letters(text) > 0 && !fromHtml.hasDataTable && !fromHtml.hasStruck && saysAsMuch(text, htmlText));
  const partsDiffer = letters(htmlText) > 0 && !fromHtml.hasStruck && differs(text, htmlText);
  const htmlPart = { text: htmlText, marks: fromHtml.marks };
  return keepPlain
    ? { ...plainPart, dropped: htmlPart, partsDiffer }
    : { ...htmlPart, dropped: fromHtml.hasStruck ? null : plainPart, partsDiffer };
}
