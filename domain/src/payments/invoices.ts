import { foldToCyrillic } from '../requisites/homoglyphs.ts';

/** One spelling for comparing: capitals of one alphabet, one dash, no blanks around signs and behind `№`. */
const folded = (text: string): string =>
  foldToCyrillic(text.toUpperCase().replaceAll('Ё', 'Е'))
    .replace(/[‐‑–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?([-/]) ?/g, '$1')
    .replaceAll('№ ', '№')
    .trim();

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** «от 12.03.2026», and dates alone: figures that are no numbers of invoices. */
const dates = /(?:ОТ )?\d{1,2}\.\d{1,2}\.\d{2,4}\s?Г?\.?|(?:ОТ )?\d{4}-\d{2}-\d{2}/g;
/** What may stand between «счёт» and a number, and between the numbers of a list. */
const listOfNumbers =
  /(?<!\p{L})СЧ(?:ЕТ[А-Я]*(?![А-Я])|\.)((?:\s|,|;|И |НА ОПЛАТУ|ОПЛАТУ|№|N|НОМЕР|[\dА-Я]*\d[\dА-Я]*(?:[-/][\dА-Я]+)*)+)/gu;

/** An invoice number in the one spelling, and the pattern that finds it whole. */
type Sought = { number: string; whole: RegExp };

function sought(invoiceNumber: string): Sought {
  const number = folded(invoiceNumber).replace(/^№/, '');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}/-])${escaped(number)}(?![\\p{L}\\p{N}]|[-/.][\\p{L}\\p{N}])`, 'u');
  return { number, whole };
}

function stands({ number, whole }: Sought, text: string): boolean {
  if (number === '' || !text.includes(number)) return false;
  if (/\p{L}/u.test(number)) return whole.test(text);
  return [...text.matchAll(listOfNumbers)].some(([, list = '']) => whole.test(list));
}

/**
 * Finds which of these invoices the purpose of a payment names, by their places in the list. A number has to stand there
 * whole: `СЧ-1` is not in `СЧ-10` and not in `СЧ-1/2`. A number without a letter could be a contract's or a sum, so it
 * counts only behind the word «счёт».
 */
export function createInvoiceFinder(invoiceNumbers: readonly string[]): (purpose: string) => number[] {
  const all = invoiceNumbers.map(sought);
  return (purpose) => {
    const text = folded(purpose).replace(dates, ' ').replace(/\s+/g, ' ');
    return all.flatMap((one, at) => (stands(one, text) ? [at] : []));
  };
}
