import { addCalendarDays, type IsoDate } from '@perenos/domain';
import { dateMentions } from '../../documents/interpretation/dates.ts';
import { overlaps, type Span } from '../text/view.ts';

export type DayMention = Span & { date: IsoDate };

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const month =
  '(январ[яюье]|феврал[яюье]|март[ауе]?|апрел[яюье]|ма[йяюе]|июн[яюье]|июл[яюье]|август[ауе]?|сентябр[яюье]|октябр[яюье]|ноябр[яюье]|декабр[яюье])(?![а-я])';
const year = String.raw`\s*(?:(20\d\d)(?!\d))?`;
const weekdays: readonly [RegExp, number][] = [
  [/^пон/, 1],
  [/^вто/, 2],
  [/^сре/, 3],
  [/^чет/, 4],
  [/^пят/, 5],
  [/^суб/, 6],
  [/^вос/, 0],
];

const valid = (date: IsoDate): boolean => {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
};
const dateOf = (yearNumber: number, monthNumber: number, day: number): IsoDate =>
  `${yearNumber}-${String(monthNumber).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));
const monthOf = (date: IsoDate): number => Number(date.slice(5, 7));
const firstOfNextMonth = (date: IsoDate): IsoDate =>
  addCalendarDays(`${date.slice(0, 7)}-01`, 31).replace(/\d\d$/, '01');
const numberOfMonth = (word: string): number => months.findIndex((stem) => word.startsWith(stem)) + 1;

/** A day without its year: half a year back it was, else it is to come. */
function nearest(today: IsoDate, monthNumber: number, day: number): IsoDate {
  const date = dateOf(yearOf(today), monthNumber, day);
  const isLongPast = date < addCalendarDays(today, -183);
  return isLongPast ? dateOf(yearOf(today) + 1, monthNumber, day) : date;
}

/** «25-го»: of this month, or, where that is over, of the next one. */
function dayOfMonth(today: IsoDate, day: number): IsoDate {
  const date = `${today.slice(0, 7)}-${String(day).padStart(2, '0')}`;
  return date >= today ? date : firstOfNextMonth(today).replace(/\d\d$/, String(day).padStart(2, '0'));
}

/** The next such weekday after today; a «следующий» one lies in the week to come. */
function weekday(today: IsoDate, word: string, isNext: boolean): IsoDate {
  const wanted = weekdays.find(([stem]) => stem.test(word))?.[1] ?? 1;
  const from = isNext ? addCalendarDays(monday(today), -1) : today;
  const ahead = (wanted - new Date(`${from}T00:00:00Z`).getUTCDay() + 7) % 7 || 7;
  return addCalendarDays(from, ahead);
}
const monday = (today: IsoDate): IsoDate => {
  const day = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  return addCalendarDays(today, 8 - day);
};

/** The last day of the month, the quarter or the year that `today` lies in. */
function lastDayOf(span: string | undefined, today: IsoDate): IsoDate {
  const month = monthOf(today);
  const last = span === 'года' ? 12 : span === 'квартала' ? Math.ceil(month / 3) * 3 : month;
  return addCalendarDays(firstOfNextMonth(dateOf(yearOf(today), last, 1)), -1);
}

type Form = { pattern: RegExp; date: (groups: readonly (string | undefined)[], today: IsoDate) => IsoDate };

/** Days as people tell them in mails, in folded text. A day of which only the week or the month is told is its first one. */
const forms: readonly Form[] = [
  {
    pattern: new RegExp(String.raw`(?<![\d.,/-])(\d{1,2})\s*(?:-?\s*(?:го|ого|е))?\s+${month}(?!\s*\d)`, 'g'),
    date: ([, day, word = ''], today) => nearest(today, numberOfMonth(word), Number(day)),
  },
  {
    pattern: new RegExp(String.raw`(?<![а-я])перв(?:ого|ое)\s+${month}(?!\s*\d)`, 'g'),
    date: ([, word = ''], today) => nearest(today, numberOfMonth(word), 1),
  },
  {
    pattern: /(?<![\d.,/:-])(\d{1,2})\.(\d{2})(?![.\d]|,\d)/g,
    date: ([, day, number], today) => nearest(today, Number(number), Number(day)),
  },
  {
    pattern:
      /(?<![\d.,/-])(\d{1,2})(?:\s*-\s*(?:го|ого)(?![а-я])|\s+числа(?![а-я]))(?:\s+числа)?(\s+следующего\s+месяца)?/g,
    date: ([, day, next], today) =>
      next ? firstOfNextMonth(today).replace(/\d\d$/, String(day).padStart(2, '0')) : dayOfMonth(today, Number(day)),
  },
  {
    pattern: /(?<![а-я])первого\s+числа|(?<=(?<![а-я])[сc]\s+)первого(?=\s*(?:[.,;!\n]|$))/g,
    date: (_, today) => dayOfMonth(today, 1),
  },
  {
    pattern:
      /(?<=(?<![а-я])(?:[сc]о?|во?|на|после|ран(?:ее|ьше))\s+)((?:следующ|будущ)[а-я]+\s+)?(понедельник[аеу]?|вторник[аеу]?|сред[аыуе]|четверг[ауе]?|пятниц[аыуе]|суббот[аыуе]|воскресень[яе])(?![а-я])/g,
    date: ([, next, word = ''], today) => weekday(today, word, next !== undefined),
  },
  { pattern: /(?<![а-я])(?:завтра|завтрашн[а-я]+\s+дня)(?![а-я])/g, date: (_, today) => addCalendarDays(today, 1) },
  { pattern: /(?<![а-я])послезавтра(?![а-я])/g, date: (_, today) => addCalendarDays(today, 2) },
  { pattern: /(?<![а-я])(?:следующ|будущ)[а-я]+\s+недел[а-я]+/g, date: (_, today) => monday(today) },
  {
    pattern: /(?<![а-я])(?:(?:следующ|будущ)[а-я]+\s+месяц[а-я]*|начал[аоеу]\s+месяца)/g,
    date: (_, today) => firstOfNextMonth(today),
  },
  {
    pattern: /(?<![а-я])(?:нов[а-я]+|следующ[а-я]+|будущ[а-я]+)\s+год[ауе]?(?![а-я])/g,
    date: (_, today) => dateOf(yearOf(today) + 1, 1, 1),
  },
  {
    // «В конце недели», «в последний день месяца».
    pattern:
      /(?<![а-я])(?:середин[аеуы]|конц[аеу]|последн[а-я]+\s+(?:рабоч[а-я]+\s+)?(?:день|дня|числа?|числах))\s+(?:(?:этой|этого|текущ[а-я]+)\s+)?(недели|месяца|квартала|года)(?![а-я])/g,
    date: ([, span], today) => (span === 'недели' ? addCalendarDays(monday(today), -3) : lastDayOf(span, today)),
  },
  {
    // «С декабря», «в начале января 2027 года».
    pattern: new RegExp(String.raw`(?<=(?<![а-я])(?:[сc]о?|в|к|после|начал[аеоу])\s+)${month}${year}`, 'g'),
    date: ([, word = '', told], today) => {
      const number = numberOfMonth(word);
      if (told !== undefined) return dateOf(Number(told), number, 1);
      return dateOf(yearOf(today) + (number < monthOf(today) - 6 ? 1 : 0), number, 1);
    },
  },
];

/** All days that a folded text tells, with or without a year, past ones too. Impossible ones are left out. */
export function daysIn(text: string, today: IsoDate): DayMention[] {
  const full = dateMentions(text);
  const told = forms.flatMap(({ pattern, date }) =>
    [...text.matchAll(pattern)].map((match) => ({
      date: date(match, today),
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  return [...full, ...told.filter((one) => valid(one.date) && !overlaps(one, full))];
}
