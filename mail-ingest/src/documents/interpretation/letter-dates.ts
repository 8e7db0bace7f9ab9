import type { IsoDate } from '@perenos/domain';
import { type DateMention, dateMentions, hasUntoldDate, untoldDates, yearlessMentions } from './dates.ts';
import type { Flow } from './flow.ts';
import type { Found } from './found.ts';
import { requestStart } from './wording.ts';

/** A date of something else: a contract, an invoice, the letter that is answered. */
const foreignDate =
  /(?:договор|контракт|соглашени|сч[её]т|акт|доверенност|приказ|распоряжени|постановлени|решени|протокол|устав|лицензи|свидетельств|сертификат|действител|паспорт|выдан|накладн|поручени|ОГРН\p{L}*[^\n]{0,25}\sот|срок\p{L}*\s+действи|ответ\s+на|(?<!\p{L})ваш\p{L}*\s+(?:письм|запрос|обращени|уведомлени)|(?<!\p{L})(?:тел|факс|вх|исп|дог|лиц|довер|свид|пасп|накл)\.|на\s+(?:ваш\p{L}*\s+)?(?:исх\p{L}*\s*)?№)\p{L}*[^\n]{0,30}$|(?<!приложени\p{L}*\s+к\s+)(?<!\p{L})(?:письм|заявлени|обращени|уведомлени|запрос)(?:[ауя]|ом|ем)(?:\s+№\s*\S+)?\s+от\s*$/iu;
/** The stamp of whoever took the letter in: «ВХОДЯЩИЙ № 7 / 16.03.2026». */
const receiptStamp =
  /(?<!\p{L})(?:вх(?:одящ\p{L}*|\.)?|получен[оа]?|поступил[оа]?|принято|зарегистрирован[оа]?)[^\p{L}]{0,30}$/iu;
/** A partner may be called «Счёт и Акт». */
const quotedName = /«[^«»\f]*»|"[^"\n\f]*"/gu;
/** A line that ends with a preposition, or before a small letter, goes on in the next one: «Лицензия действует до / 31.12.2026». */
const wrapped = /(?<=(?<!\p{L})(?:[Оо]т|[Дд]о|[Пп]о|[Сс]о?|[Нн]а|[Вв])[^\S\n]*)\n|\n(?=\p{Ll}{2})/gu;
/** «(ИНН 9876543210)» parts no words. */
const parenthesis = /\s*\([^()\f]*\)/gu;
/** What was said before a new sentence or before the words that ask is not said of the date behind them. */
const newSentence = /^.*(?:(?:\p{L}{4,}|[»"”\d)])[.!?;]\s+(?=[А-ЯЁ])|(?<!\p{L})[Пп]ро(?:с(?:им|ит|ят)|шу)(?!\p{L}))/su;
const effectiveBefore =
  /(?:(?<!\p{L})(?:с|c|©|<|со|начиная\s+с|не\s+ранее)(?:\s+(?:понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья),?)?\s*$)|(?<!\p{L})дат(?:[аыуе]|ой)\p{L}*[^\f]{0,90}$|(?:перен[оеё]с|перевод|переход|перевести|перенести)\p{L}*[^.\f]{0,40}$|каког?о?й?\s+(?:даты|числа|дня)[^\f]{0,20}$|(?:выполнить|исполнить|осуществить|произвести|провести|внести|оформить|сделать)\s*$|(?:^|[\n\f.;])\s*(?:когда|(?:начало|срок)(?:\s+(?:обслуживан|перенос|перевод|переход)\p{L}*)?)\s*[:–—]\s*$/iu;
/** «Дата письма: …», «Дата составления …». */
const ownLabel =
  /дат[аы]\s+(?:и\s+время\s+)?(?:письм|заявлени|составлени|заполнени|оформлени|документ|подпис|обращени|уведомлени)\p{L}*[^\p{L}\d]{0,12}$/iu;
/** «Дата: …» in the head or the foot; only beside another date, which it is then not about. */
const bareLabel = /(?:^|[\n\f])[^\p{L}\n\f]*дата[^\S\n]*:[^\p{L}\d]*$/iu;
/** What ends before a date that begins its line, or stands in one with a beginning of its own, other than a label. */
const lineBegins = /(?:^|[^:\s])\s*\n(?:[^\p{L}\n:]*|[^\S\n]*[А-ЯЁ][^\n:]*)$/u;
/** «16 марта 2026 года просим осуществить …»; the day behind «от» is a paper's: «взамен письма от 10.11 прошу …». */
const askedBehind = /^\s*(?:года|г\.)?,?\s+про(?:с(?:им|ит)|шу)(?!\p{L})/u;
const ofPaper = /(?<!\p{L})от\s*["«]?$/iu;
/** «Исх. … », «№ 12/б-03 …», «от …» right before the date: «кооператив № 7 переходит с …» is no outgoing number. */
const outgoingBefore =
  /(?:исх\p{L}*[^\n]{0,30}|№(?:(?!\p{L}{3})[^\n]){0,30}|(?<!\p{L})от(?:(?!\p{L}{3})[^\n]){0,12})$/iu;

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
  const before = (m: DateMention) =>
    text
      .slice(Math.max(0, m.start - 160), m.start)
      .replace(parenthesis, '')
      .slice(-110);
  const said = (m: DateMention) => before(m).replace(newSentence, '');
  const isForeign = (m: DateMention) =>
    receiptStamp.test(before(m)) || foreignDate.test(said(m).replace(quotedName, '').replace(wrapped, ' '));
  const own = mentions.filter((m) => !isForeign(m));
  const isMarked = (m: DateMention) =>
    ownLabel.test(before(m)) || (outgoingBefore.test(said(m)) && (body < 0 || m.start < body || /исх/iu.test(said(m))));
  const isBare = !own.some(isMarked);
  const isOutgoing = (m: DateMention) => isMarked(m) || (isBare && bareLabel.test(before(m)));
  // «Дата переноса: 16.03.2026 / 12.03.2026 / Директор»: a label holds for one date, the next line has its own.
  const dayEnds = [...mentions, ...untoldDates(text, mentions)].map(({ end }) => end);
  const isBelowAnother = (m: DateMention) => {
    const between = text
      .slice(Math.max(...dayEnds.filter((end) => end <= m.start), 0), m.start)
      .replace(parenthesis, '');
    return lineBegins.test(between) && !effectiveBefore.test(between);
  };
  const isLabelled = (m: DateMention) =>
    !isOutgoing(m) && !isBelowAnother(m) && !ofPaper.test(before(m)) && effectiveBefore.test(before(m));
  const isAsked = (m: DateMention) =>
    (body >= 0 && m.start > body && (isLabelled(m) || isInRequest(text, m))) ||
    (askedBehind.test(text.slice(m.end, m.end + 30)) && !ofPaper.test(before(m)));
  const asked = own.filter(isAsked);
  const effective = asked.length > 0 ? asked : own.filter(isLabelled);
  const rest = own.filter((m) => !effective.includes(m));
  // Years away from the other days of the letter lies that of a registration, whatever the words about it are; with a time
  // of day goes the mark of a fax or a scanner.
  const near = rest.filter(
    (m) => !clock.test(text.slice(m.end)) && own.some((o) => o !== m && daysApart(o.date, m.date) <= farthest),
  );
  const possible = near.length > 0 ? near : rest;
  const letter = possible.find(isOutgoing) ?? possible.find((m) => body >= 0 && m.start < body) ?? possible.at(-1);
  // A date below the request is that of the signature, unless the request goes on behind it.
  const isToldOf =
    letter !== undefined &&
    body >= 0 &&
    letter.start > body &&
    !isOutgoing(letter) &&
    !isAlone(text, letter) &&
    effective.some((m) => m.start > letter.start);
  return { letter: isToldOf ? { ...letter, certain: false } : letter, effective, rest };
}

/** «Просим перенести нас … 16 марта 2026 г.»: in the sentence that asks, and not in a line of its own as a signature is. */
function isInRequest(text: string, { start }: DateMention): boolean {
  const sentence =
    text
      .slice(Math.max(0, start - 500), start)
      .split(sentenceEnd)
      .at(-1) ?? '';
  return asksTransfer.test(sentence) && !/(?:\n|(?<!\p{L})(?:от|до|по|за|на|№))\s*["«]?$/iu.test(sentence);
}

const asksTransfer =
  /(?<!\p{L})[Пп]ро(?:с(?:им|ит|ят)|шу)(?!\p{L})[^\f]*(?:пере[нвхй]|переда[тй]|переоформ|смен|замен|закреп|обслуж)\p{L}*(?:[^\n\f]|\n(?![^\S\n]*\p{Lu}))*$/u;

/** A date as it is taken: `certain` where both passes read it so, or where only one of the two readings can be meant. */
type SettledDate = DateMention & { certain: boolean; repaired: boolean };

/**
 * Where the two passes differ, the reading that lies within a year of the other dates counts if the other one doesn't:
 * «2076» for «2026».
 */
function settled(flow: Flow, mentions: readonly DateMention[]): SettledDate[] {
  const agreed = mentions.filter((m) => flow.digitsAgree(m.start, m.end));
  const isNear = (date: IsoDate): boolean => agreed.some((other) => daysApart(other.date, date) <= farthest);
  return mentions.map((mention) => {
    if (agreed.includes(mention)) return { ...mention, certain: true, repaired: false };
    const [other] = dateMentions(flow.secondText(mention.start, mention.end));
    const readings = other ? [mention.date, other.date] : [mention.date];
    const near = readings.filter(isNear);
    const [only] = near;
    return only !== undefined && near.length < readings.length
      ? { ...mention, date: only, certain: true, repaired: only !== mention.date }
      : { ...mention, certain: false, repaired: false };
  });
}

/** «13.03.2026 10:02» */
const clock = /^\s*(?:г\.|года)?,?\s*(?:в\s+)?\d{1,2}:\d{2}/u;

/** «С 01.02.2026 у нас новый бухгалтер.» is a sentence about another thing than the transfer. */
function isOfTransfer(text: string, { start, end }: Found<IsoDate>): boolean {
  const before = text.slice(0, start).split(sentenceEnd).at(-1) ?? '';
  const behind = text.slice(end).split(sentenceEnd)[0] ?? '';
  return transferSaid.test(before + behind);
}

const sentenceEnd = /(?<=\p{L}{4}|[»"”\d)])[.!?;]\s+(?=[А-ЯЁ])/u;
const transferSaid =
  /пере[нвхй]|смен|замен|закреп|обслуж|прос[иья]|прошу|дат|осуществ|(?:вы|ис)полн|произв|внес|когда|начал|срок/iu;

/** Whether the date makes up its line, as in stamps and beside signatures; one behind a label is said of something. */
function isAlone(text: string, { start, end }: DateMention): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const line = before + (/^[^\n\f]*/.exec(text.slice(end))?.[0] ?? '');
  return (line.match(/\p{L}{3,}/gu) ?? []).length < 3 && (!/\p{L}\s*:\s*$/u.test(before) || signing.test(before));
}

/** Labels of those who sign, stamp or take in a letter. */
const signing = /дат|подпис|согласован|(?:у|по)твержд|принят|получен|поступ|регистр|(?<!\p{L})(?:вх|исх)/iu;

/** Days between a letter and the transfer that it asks for: with more, one of the years was misread or mistyped. */
const farthest = 366;
const daysApart = (a: IsoDate, b: IsoDate): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

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
