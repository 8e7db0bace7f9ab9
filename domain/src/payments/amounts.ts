import type { IsoDate } from '../registry/types.ts';

const spaces = /[\s\u00A0\u2007\u2009\u202F'’]/g;
const currency = /(?:руб(?:лей|ля|ль)?\.?|р\.|₽|rub|rur)$/iu;

/** Whole roubles in figures, grouped by threes or not at all: what groups otherwise is no number. */
const wholeOf = (text: string, separator: string): string | null => {
  const groups = text.split(separator);
  const [first = '', ...rest] = groups;
  if (rest.length === 0) return /^\d+$/.test(first) ? first : null;
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group)) ? groups.join('') : null;
};

/** Kopecks of a fraction: `5` is 50, `500` too; a third figure that says something is refused. */
const fractionOf = (text: string): string | null => (/^\d{1,2}0*$/.test(text) ? text.slice(0, 2).padEnd(2, '0') : null);

function splitSum(figures: string): { whole: string; fraction: string } | null {
  const mark = /[.,-](?=[^.,-]*$)/.exec(figures);
  if (mark === null) return { whole: figures, fraction: '00' };
  const whole = figures.slice(0, mark.index);
  const tail = figures.slice(mark.index + 1);
  // «1,234» and «1.234» are a thousand to one bank and a rouble with fractions to another
  if (/^\d{3}$/.test(tail) && mark[0] !== '-') return null;
  const fraction = fractionOf(tail);
  return fraction === null ? null : { whole, fraction };
}

/**
 * A sum as banks write it, in kopecks: «1 234,56», «1234.56», «1 234-56», «1,234.56», «−5,00 руб.». null where it is no
 * sum, or one that can be read in two ways: nothing is guessed.
 */
export function parseAmount(text: string): number | null {
  const trimmed = text.trim().replace(currency, '').trim();
  const negative = /^[-−–]/.test(trimmed) || /^\(.*\)$/.test(trimmed);
  const bare = trimmed.replace(/^[-−–+]/, '').replace(/^\((.*)\)$/, '$1');
  const figures = bare.replace(spaces, '').replace(/[−–=]/g, '-');
  const sum = splitSum(figures);
  if (sum === null) return null;
  const separator = sum.whole.includes(',') ? ',' : '.';
  // blanks between figures part thousands, or the cell holds two numbers
  const grouped = bare.replace(/[.,=−–-]\d{1,2}0*$/, '').trim();
  const whole = wholeOf(sum.whole, separator);
  if (whole === null || (/\d\s+\d/.test(grouped) && wholeOf(grouped.replace(/[\s\u00A0]+/g, ' '), ' ') === null))
    return null;
  const kopecks = Number(whole + sum.fraction);
  if (!Number.isSafeInteger(kopecks)) return null;
  return negative && kopecks !== 0 ? -kopecks : kopecks;
}

const realDate = (year: string, month: string, day: string): IsoDate | null => {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
};

/** A day as banks write it: `17.03.2026`, `17.03.26`, `17/03/2026`, `2026-03-17`, each also with a time behind. */
export function parseStatementDate(text: string): IsoDate | null {
  const [written = ''] = text.trim().split(/[T\s]/);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  if (iso) return realDate(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const russian = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(written);
  if (!russian) return null;
  const [, day = '', month = '', year = ''] = russian;
  return realDate(year.length === 2 ? `20${year}` : year, month, day);
}
