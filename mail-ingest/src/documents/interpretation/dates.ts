import type { IsoDate } from '@perenos/domain';

export type DateMention = { date: IsoDate; start: number; end: number };

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const quote = '[«»"“”„\'‹›<>]';
const gap = '[\\s_]*';
const wordDate = new RegExp(
  `(?<![\\d.,/-])(?:${quote}${gap})?(\\d{1,2})${gap}(?:-?го)?${gap}${quote}?${gap}(января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)${gap}(20\\d{2}|\\d{2}(?=${gap}г))(?!\\d)`,
  'giu',
);
const numericDate =
  /(?<![\d.,/-])["«]?(\d{1,2})["»]?\s?[.,/-]\s?(\d{1,2})\s?[.,/-]\s?(20\d{2}|\d{2})(?![\d/-])(?!\.\d)/gu;
const isoDate = /(?<!\d)(20\d{2})-(\d{2})-(\d{2})(?!\d)/gu;

/** All calendar dates of the text in the forms that Russian letters use, in order. Impossible ones (31.02) are left out. */
export function dateMentions(text: string): DateMention[] {
  const found: DateMention[] = [];
  const add = (match: RegExpExecArray, year: string, month: number, day: string): void => {
    const date = calendarDate(year, month, day);
    if (date) found.push({ date, start: match.index, end: match.index + match[0].length });
  };
  for (const m of text.matchAll(wordDate)) {
    const month = months.findIndex((stem) => (m[2] ?? '').toLowerCase().startsWith(stem));
    // «ма» stands for мая only: март is found before it.
    add(m, m[3] ?? '', month + 1, m[1] ?? '');
  }
  for (const m of text.matchAll(numericDate)) add(m, m[3] ?? '', Number(m[2]), m[1] ?? '');
  for (const m of text.matchAll(isoDate)) add(m, m[1] ?? '', Number(m[2]), m[3] ?? '');
  return found.sort((a, b) => a.start - b.start);
}

function calendarDate(year: string, month: number, day: string): IsoDate | null {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const iso = `${fullYear}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso) ? null : iso;
}
