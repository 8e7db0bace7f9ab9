import type { IsoDate } from '@perenos/domain';
import { type DateMention, dateMentions, hasUntoldDate, yearlessMentions } from './dates.ts';
import type { Flow } from './flow.ts';
import type { Found } from './found.ts';
import { daysApart, farthest, type SettledDate, settled } from './settled-dates.ts';
import { ownLabel, sentenceEnd, toldDates } from './told-dates.ts';
import { requestStart } from './wording.ts';

type LetterDates = {
  letter: Found<IsoDate> | null;
  effective: Found<IsoDate> | null;
  /** The text speaks of a day that could not be read: what is null here isn't absent there. */
  untold: boolean;
};

/** Which date is the letter's own and which the one from which to transfer: by the words before, then by place. */
export function datesOf(flow: Flow): LetterDates {
  const { text } = flow;
  const mentions = settled(flow, dateMentions(text));
  const body = requestStart(text);
  const { letter, effective, rest } = byWords(text, mentions, body);
  const letterDate = foundDate(letter ? [letter] : []);
  const stated = foundDate(effective);
  const untold = hasUntoldDate(text, mentions);
  if (letterDate && stated && daysApart(letterDate.value, stated.value) > farthest)
    return { letter: { ...letterDate, doubtful: true }, effective: { ...stated, doubtful: true }, untold };
  if (letter === undefined) return { letter: null, effective: stated, untold };
  const yearless = settled(flow, yearlessMentions(text, letter.date));
  if (stated !== null) {
    const isOtherwise =
      yearless.some(({ date }) => date !== stated.value) || (stated.value < letter.date && !isOfTransfer(text, stated));
    return { letter: letterDate, effective: isOtherwise ? { ...stated, doubtful: true } : stated, untold };
  }
  // The text sets a term that was not read: the letter's own date doesn't stand for it (3.4.4 knows only silence).
  const isUnplaced = rest.some(
    (m) =>
      m.date !== letter.date &&
      body >= 0 &&
      m.start > body &&
      !isAlone(text, m) &&
      !ownLabel.test(text.slice(0, m.start)),
  );
  const isSilent = !term.test(text) && !isUnplaced && !hasUntoldDate(text, [...mentions, ...yearless]);
  const vague = letterDate !== null && !isSilent ? { ...letterDate, doubtful: true } : null;
  return { letter: letterDate, effective: foundDate(yearless) ?? vague, untold: false };
}

/** The letter's own date, those from which to transfer and what is left, by the words before them and their place. */
function byWords(
  text: string,
  mentions: readonly SettledDate[],
  body: number,
): { letter: SettledDate | undefined; effective: SettledDate[]; rest: SettledDate[] } {
  const own = toldDates(text, mentions, body);
  const asked = own.filter(({ isAsked }) => isAsked);
  const effective = asked.length > 0 ? asked : own.filter(({ isLabelled }) => isLabelled);
  const rest = own.filter((m) => !effective.includes(m));
  // Years away from the other days of the letter lies that of a registration, whatever the words about it are; with a time
  // of day goes the mark of a fax or a scanner.
  const near = rest.filter(
    (m) => !clock.test(text.slice(m.end)) && own.some((o) => o !== m && daysApart(o.date, m.date) <= farthest),
  );
  const possible = near.length > 0 ? near : rest;
  const letter =
    possible.find(({ isOutgoing }) => isOutgoing) ??
    possible.find((m) => body >= 0 && m.start < body) ??
    possible.at(-1);
  // A date below the request is that of the signature, unless it stands in a sentence or the request goes on behind it.
  const isToldOf =
    letter !== undefined &&
    body >= 0 &&
    letter.start > body &&
    !letter.isOutgoing &&
    (isInProse(text, letter) || (!isAlone(text, letter) && effective.some((m) => m.start > letter.start)));
  return { letter: isToldOf ? { ...letter, certain: false } : letter, effective, rest };
}

/** «13.03.2026 10:02» */
const clock = /^\s*(?:г\.|года)?,?\s*(?:в\s+)?\d{1,2}:\d{2}/u;

/** «С 01.02.2026 у нас новый бухгалтер.» is a sentence about another thing than the transfer. */
function isOfTransfer(text: string, { start, end }: Found<IsoDate>): boolean {
  const before = text.slice(0, start).split(sentenceEnd).at(-1) ?? '';
  const behind = text.slice(end).split(sentenceEnd)[0] ?? '';
  return transferSaid.test(before + behind);
}

const transferSaid =
  /пере[нвхй]|смен|замен|закреп|обслуж|прос[иья]|прошу|дат|осуществ|(?:вы|ис)полн|произв|внес|когда|начал|срок/iu;

/** What stands before and behind a date in its line. */
function lineAround(text: string, { start, end }: DateMention): { before: string; behind: string } {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return { before, behind: /^[^\n\f]*/.exec(text.slice(end))?.[0] ?? '' };
}

/** Whether the line of the date is one of a sentence; those of signatures have initials and few words. */
function isInProse(text: string, mention: DateMention): boolean {
  const { before, behind } = lineAround(text, mention);
  const line = `${before} ${behind}`;
  return (line.match(/(?<!\p{L})\p{Ll}{3,}/gu) ?? []).length >= 4 && !/(?<!\p{L})\p{Lu}\.\s?\p{Lu}\./u.test(line);
}

/** Whether the date makes up its line, as in stamps and beside signatures; one behind a label is said of something. */
function isAlone(text: string, mention: DateMention): boolean {
  const { before, behind } = lineAround(text, mention);
  const words = (before + behind).match(/\p{L}{3,}/gu) ?? [];
  return words.length < 3 && (!/\p{L}\s*:\s*$/u.test(before) || signing.test(before));
}

/** Labels of those who sign, stamp or take in a letter. */
const signing = /дат|подпис|согласован|(?:у|по)твержд|принят|получен|поступ|регистр|(?<!\p{L})(?:вх|исх)/iu;

/** «с начала следующего месяца», «через неделю», «с даты окончания лицензии», «после сдачи отчётности». */
const term = new RegExp(
  [
    String.raw`(?<!\p{L})(?:с|c|со)\s+(?:начала|конца|середины|следующ|будущ|нового|ближайш|завтра|послезавтра|[\d\p{L}]+(?:-го)?\s+числа|[1-4ivх]+\s*-?(?:го)?\s*квартал)`,
    String.raw`(?<!\p{L})(?:через|спустя)\s+(?:[\d\p{L}()]+\s+){0,3}?(?:дн(?:я|ей)|день|сутки|суток|недел|месяц|квартал|год)`,
    String.raw`(?<!\p{L})со?\s+(?:даты|дня|момента)\s+(?:\p{L}+\s+)?(?:окончани|истечени|завершени|прекращени|расторжени|оплат|регистраци|заключени|вступлени|поступлени|активаци|приобретени|продлени)`,
    String.raw`(?:после|по)\s+(?:\p{L}+\s+)?(?:окончани|истечени|завершени|сдач[иу]|сдаче|отправк|праздник)|когда\s+(?:закончится|истеч[её]т)`,
  ].join('|'),
  'iu',
);

function foundDate(mentions: readonly SettledDate[]): Found<IsoDate> | null {
  const [first] = mentions;
  if (!first) return null;
  const others = [...new Set(mentions.map((m) => m.date))].slice(1);
  return {
    value: first.date,
    start: first.start,
    end: first.end,
    doubtful: others.length > 0 || !first.certain,
    repaired: first.repaired,
    alternatives: others,
  };
}
