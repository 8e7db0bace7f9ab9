import type { IsoDate } from '@perenos/domain';

export type DateMention = { date: IsoDate; start: number; end: number };

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
/** «декабря», «дек.» */
const monthForms =
  '(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)(?!\\p{L})(?:\\.|(?!\\.)))';
const quote = '[«»"“”„\'‹›<>]';
/** Lines of a form, and the strokes of a stamp or a signature. */
const gap = '[\\s_|\\\\]*';
/** Days in words, in the order of the numbers from 1 to 20 and 30; «двадцать» and «тридцать» go before the first ones. */
const ordinals =
  'перв втор трет четв[её]рт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат тридцат'.split(
    ' ',
  );
const dayInWords = `(?<!\\p{L})(?:(?:двадцать|тридцать)\\s+)?(?:${ordinals.join('|')})(?:ого|ое|ьего|ье)(?!\\p{L})`;
const dayForms = `(\\d{1,2}|${dayInWords})`;
/** «2026», «20 26 г.» on the line of a form, «26 г.», «две тысячи двадцать шестого». */
const yearForms = `(20\\d{2}|20[\\s_]{1,3}\\d{2}(?=${gap}г)|\\d{2}(?=${gap}г)|две\\s+тысячи\\s+${dayInWords})`;
const wordDate = new RegExp(
  `(?<![\\d.,/-])(?:${quote}${gap})?${dayForms}${gap}(?:-?го)?${gap}${quote}?${gap}(${monthForms})${gap}${yearForms}(?!\\d)`,
  'giu',
);
/** «с 1 сентября», «с 01.09», «с 1 сентября текущего года»: the year is left to the reader. */
const yearless = new RegExp(
  `(?:(?<!\\p{L})(?:с|c|со|ранее)[\\s]+(?:(?:понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья),?\\s+)?)(?:${quote}${gap})?(?:${dayForms}${gap}(?:-?го)?${gap}${quote}?${gap}(${monthForms})(?!${gap}\\d)|(\\d{1,2})[./](\\d{2})(?![./]?\\d))`,
  'giu',
);
const halfYear = 183 * 86_400_000;
const numericDate =
  /(?<![\d.,/]|[\p{L}\d]-)["«]?(\d{1,2})["»]?\s?[.,/-]\s?(\d{1,2})\s?[.,/-]\s?(20\d{2}|\d{2})(?![\d/-])(?!\.\d)/gu;
/** «24-03-26» may as well be the end of a telephone number. */
const telephone = /^\d{2}-\d{2}-\d{2}$/;
/** «27/1.2026» is «27.11.2026» with a stroke of it lost; «01-09/87» is the number of a file. */
const mixedStrokes =
  /^\D?(?:\d\s?\/\s?\d+|\d+\s?\/\s?\d)\s?\.|^\D?(?:\d\s?\.\s?\d+|\d+\s?\.\s?\d)\s?\/|-\s?\d+\s?[.,/]|[.,/]\s?\d+\s?-/;
/** «с 0112.2026»: recognition lost a point. */
const pointlessDate = /(?<=(?<!\p{L})(?:с|со|от|дат[аы](?:\s\p{L}+)?:?)\s)(\d{2})(\d{2})\.(20\d{2})(?!\d)/giu;
/** «25» 03 2026 г.: the day in quotes is parted from its month. */
const quotedDay = /[«"“„]\s?(\d{1,2})\s?[»"”]\s{0,2}(\d{2})[.\s]{1,3}(20\d{2})(?!\d)/gu;
/** «25.X.2026» in Latin or Cyrillic letters, and as recognition reads them: «ХП» for XII, «Х1» for XI. */
const romanDate = /(?<![\d.,/-])(\d{1,2})\s?[./]\s?(?=1*[IVXІХУП])([IVXІХУП1l]{1,4})\s?[./]\s?(20\d{2})(?!\d)/gu;
const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const isoDate = /(?<![\d.-])(20\d{2})([-.])(\d{2})\2(\d{2})(?![\d-])(?!\.\d)/gu;

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
  for (const m of text.matchAll(numericDate)) {
    if (mixedStrokes.test(m[0])) continue;
    const isDate = !telephone.test(m[0]) || /(?<!\p{L})(?:с|от|дат\p{L}*)[\s:]*$/iu.test(text.slice(0, m.index));
    if (isDate) add(m, m[3] ?? '', Number(m[2]), m[1] ?? '');
  }
  for (const m of text.matchAll(quotedDay)) add(m, m[3] ?? '', Number(m[2]), m[1] ?? '');
  for (const m of text.matchAll(pointlessDate)) add(m, m[3] ?? '', Number(m[2]), m[1] ?? '');
  for (const m of text.matchAll(romanDate)) {
    const month = (m[2] ?? '').replace(/П/g, 'II').replace(/[І1l]/g, 'I').replace(/Х/g, 'X').replace(/У/g, 'V');
    add(m, m[3] ?? '', romanMonths.indexOf(month) + 1, m[1] ?? '');
  }
  for (const m of text.matchAll(isoDate)) add(m, m[1] ?? '', Number(m[3]), m[4] ?? '');
  return found.sort((a, b) => a.start - b.start);
}

/** What looks like a part of a date: the name of a month, a year with its word, digits in boxes behind «Дата», «50.11.2026». */
const traces =
  /(?<![\d.,/-])\d{1,2}[ .,/]{0,3}\d{1,2} ?[.,/] ?20\d{2}(?!\d)|(?<=(?<!\p{L})с\s)\d[\d. ]{3,9}[. ]20\d{2}(?!\d)|(?<=(?<!\p{L})дат[аы][^\d\n]{0,60})(?:\d[\d|[\].]{3,}\d)|(?<!\p{L})(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)(?!\p{L})|\d\s?(?:янв|февр?|апр|июн|июл|авг|сент?|окт|нояб?|дек)\.|(?<!\d)20\d{2}[\s_]*(?:г(?!\p{L})|года?(?!\p{L})|[rR](?!\p{L}))/giu;

/** Where the text speaks of a day that none of the mentions tells: written by hand, in words, badly recognised. */
export const untoldDates = (text: string, told: readonly DateMention[]): { start: number; end: number }[] =>
  [...text.replace(nameInQuotes, (name) => ' '.repeat(name.length)).matchAll(traces)]
    .map((trace) => ({ start: trace.index, end: trace.index + trace[0].length }))
    .filter(
      ({ start }) =>
        !told.some((m) => m.start <= start && start < m.end) &&
        !street.test(text.slice(Math.max(0, start - streetReach), start)),
    );

/** Whether the text speaks of such a day at all. */
export const hasUntoldDate = (text: string, told: readonly DateMention[]): boolean =>
  untoldDates(text, told).length > 0;

/** ООО «Первое июля», ООО «Без даты» */
const nameInQuotes = /[«"“„][^«»"“”„\d\n\f]*[»"”“]/gu;

/** No street's name is longer. */
const streetReach = 60;
/** «ул. 9 Января», «пл. 1-го Мая» */
const street =
  /(?<!\p{L})(?:ул|улиц\p{L}|пл|площад\p{L}|пер|переул\p{L}+|пр|пр-т|просп|проспект\p{L}?|проезд\p{L}?|наб|бульвар\p{L}?|б-р|шоссе|им|имени)\.?\s*(?:\d{1,2}\s?(?:-?\p{L}{1,2}\s)?\s*)?$/iu;

/** Days of a year that the text doesn't state, each in the year that brings it nearest to `near`. */
export function yearlessMentions(text: string, near: IsoDate): DateMention[] {
  const at = Date.parse(near);
  return [...text.matchAll(yearless)].flatMap((m) => {
    const month = m[2] ? months.findIndex((stem) => (m[2] ?? '').toLowerCase().startsWith(stem)) + 1 : Number(m[4]);
    const candidates = [-1, 0, 1].map((shift) =>
      calendarDate(String(Number(near.slice(0, 4)) + shift), month, m[1] ?? m[3] ?? ''),
    );
    const date = candidates.find((one) => one !== null && Math.abs(Date.parse(one) - at) <= halfYear);
    return date ? [{ date, start: m.index, end: m.index + m[0].length }] : [];
  });
}

function calendarDate(year: string, month: number, day: string): IsoDate | null {
  const digits = year.replace(/[\s_]/g, '');
  const fullYear = digits.length === 2 ? `20${digits}` : /\d/.test(year) ? digits : `20${dayNumber(year)}`;
  const iso = `${fullYear}-${String(month).padStart(2, '0')}-${dayNumber(day).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso) ? null : iso;
}

/** «5» → «5», «двадцать пятого» → «25». */
function dayNumber(day: string): string {
  if (/\d/.test(day)) return day;
  const [last = '', tens] = day.toLowerCase().split(/\s+/).reverse();
  const index = ordinals.findIndex((stem) => new RegExp(`^${stem}(?:ого|ое|ьего|ье)$`, 'u').test(last));
  const number = index === ordinals.length - 1 ? 30 : index + 1;
  return String(number + (tens === undefined ? 0 : tens === 'двадцать' ? 20 : 30));
}
