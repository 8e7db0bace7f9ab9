import { foldHomoglyphs } from '@perenos/domain';
import { limits } from '../../parsing/limits.ts';
import { abbreviated, rightSwapped } from './typos.ts';

/** A stretch of a text: from `start` up to, and without, `end`. */
export type Span = { start: number; end: number };

/** Whether a stretch shares a sign with any of the others. */
export const overlaps = (one: Span, others: readonly Span[]): boolean =>
  others.some((other) => one.start < other.end && other.start < one.end);

export type ViewPart = 'subject' | 'body' | 'forwarded';

/**
 * A stretch of a mail as it is searched: zero-width signs and soft hyphens taken out, every blank a plain space.
 * `text`, `folded` and `offsets` have the same length, so that each character knows its place in the mail.
 */
export type View = {
  part: ViewPart;
  /** Letters as they were typed: values are cut from here. */
  text: string;
  /** Lower case, ё as е, Latin look-alikes inside Cyrillic words folded: labels and products are looked up here. */
  folded: string;
  offsets: number[];
};

const invisible = /[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u061c\u180e\u202a-\u202e]/;
/** Hyphens and the minus sign that typesetters tell apart. */
const hyphen = /[\u2010-\u2012\u2212\ufe63\uff0d]/g;
const blank = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

/** Full-width digits, as East Asian keyboards type them. */
const asciiDigit = (unit: string): string =>
  unit >= '\uff10' && unit <= '\uff19' ? String.fromCharCode(unit.charCodeAt(0) - 0xfee0) : unit;

/** Lower case of one UTF-16 unit where that keeps the length. */
const lower = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => {
    const unit = text[index] ?? '';
    const small = unit.toLowerCase();
    return small.length === 1 ? (small === 'ё' ? 'е' : small) : unit;
  }).join('');

/** Builds the view of the given ranges of `source`; ranges that don't touch are parted by a line feed. */
export function viewOf(source: string, ranges: readonly Span[], part: ViewPart): View {
  const units: string[] = [];
  const offsets: number[] = [];
  for (const { start, end } of ranges) {
    for (let index = start; index < end && units.length < limits.requestCharacters; index += 1) {
      const unit = source[index] ?? '';
      if (invisible.test(unit) || unit === '\r') continue;
      units.push(blank.test(unit) ? ' ' : asciiDigit(unit));
      offsets.push(index);
    }
    if (units.length > 0 && units.at(-1) !== '\n') {
      units.push('\n');
      offsets.push(end);
    }
  }
  const text = units.join('');
  const folded = abbreviated(rightSwapped(lower(foldHomoglyphs(text)).replace(hyphen, '-')));
  return { part, text, folded: folded.length === text.length ? folded : lower(text), offsets };
}

const company = /(?<=(?<![а-я])(?:ооо|оао|зао|пао|ао|ано|нко|ип)\s?)[«"“„]([^«»"“”„\n]{2,60})[»"”“]/g;

/** Names of companies that the folded `text` holds in quotation marks, where they stand bare in a subject: «Перенос Отбой». */
export function bareNames(subject: View, text: string): Span[] {
  return [...text.matchAll(company)].flatMap(([, name = '']) => {
    const start = subject.folded.indexOf(name);
    return start < 0 ? [] : [{ start, end: start + name.length }];
  });
}

/** Where a stretch of the view stands in the mail. */
export const placeOf = (view: View, start: number, end: number): Span & { part: ViewPart } => ({
  part: view.part,
  start: view.offsets[start] ?? 0,
  end: (view.offsets[Math.max(start, end - 1)] ?? 0) + 1,
});

/** The view with blanks in place of some stretches; what stands elsewhere keeps its place. */
export function without(view: View, stretches: readonly Span[]): View {
  const blanked = (text: string): string =>
    stretches.reduce((all, { start, end }) => all.slice(0, start) + ' '.repeat(end - start) + all.slice(end), text);
  return { ...view, text: blanked(view.text), folded: blanked(view.folded) };
}
