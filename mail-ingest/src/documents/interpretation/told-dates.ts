import { type DateMention, untoldDates } from './dates.ts';
import type { SettledDate } from './settled-dates.ts';

/** A date of something else: a contract, an invoice, the letter that is answered. */
const foreignDate =
  /(?:договор|контракт|соглашени|сч[её]т|акт|доверенност|приказ|распоряжени|постановлени|решени|протокол|устав|лицензи|свидетельств|сертификат|действител|паспорт|выдан|накладн|поручени|ОГРН\p{L}*[^\n]{0,25}\sот|срок\p{L}*\s+действи|ответ\s+на|(?<!\p{L})ваш\p{L}*\s+(?:письм|запрос|обращени|уведомлени)|(?<!\p{L})(?:вх|исп|дог|лиц|довер|свид|пасп|накл)\.|на\s+(?:ваш\p{L}*\s+)?(?:исх\p{L}*\s*)?№)\p{L}*[^\n]{0,30}$|(?<!приложени\p{L}*\s+к\s+)(?<!\p{L})(?:письм|заявлени|обращени|уведомлени|запрос)(?:[ауя]|ом|ем)(?:\s+№\s*\S+)?\s+от\s*$/iu;
/** «тел. 12-03-20»; behind «от» stands a date again. */
const phone = /(?<!\p{L})(?:тел|факс)\p{L}*\.?[^\p{L}\n]{0,30}$/iu;
/** The stamp of whoever took the letter in: «ВХОДЯЩИЙ № 7 / 16.03.2026». */
const receiptStamp =
  /(?<!\p{L})(?:вх(?:одящ\p{L}*|\.)?|получен[оа]?|поступил[оа]?|принято|зарегистрирован[оа]?)[^\p{L}]{0,30}$/iu;
/** A partner may be called «Счёт и Акт». */
const quotedName = /«[^«»\f]*»|"[^"\n\f]*"/gu;
/** A line that ends with a preposition, or before a small letter, goes on in the next one: «Лицензия действует до / 31.12.2026». */
const wrapped = /(?<=(?<!\p{L})(?:[Оо]т|[Дд]о|[Пп]о|[Сс]о?|[Нн]а|[Вв])[^\S\n]*)\n|\n(?=(?!исх)\p{Ll}{2})/gu;
/** «(ИНН 9876543210)» parts no words. */
const parenthesis = /\s*\([^()\f]*\d{9}[^()\f]*\)/gu;
/** What was said before a new sentence or before the words that ask is not said of the date behind them. */
const newSentence =
  /^.*(?:(?:\p{L}{4,}|[»"”\d)])[.!?;]\s+(?!Онлайн)(?=[А-ЯЁ])|(?<!\p{L})[Пп]ро(?:с(?:им|ит|ят)|шу)(?!\p{L}))/su;
const effectiveBefore =
  /(?:(?<!\p{L})(?:с|c|©|<|со|начиная\s+с|не\s+ранее)(?:\s+(?:понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья),?)?\s*$)|(?<!\p{L})дат(?:[аыуе]|ой)\p{L}*[^\f]{0,90}$|(?:перен[оеё]с|перевод|переход|перевести|перенести)\p{L}*[^.\f]{0,40}$|каког?о?й?\s+(?:даты|числа|дня)[^\f]{0,20}$|(?:выполнить|исполнить|осуществить|произвести|провести|внести|оформить|сделать)\s*$|(?:^|[\n\f.;])\s*(?:когда|(?:начало|срок)(?:\s+(?:обслуживан|перенос|перевод|переход)\p{L}*)?)\s*[:–—]\s*$/iu;
/** «Дата письма: …», «Дата составления …». */
export const ownLabel =
  /дат[аы]\s+(?:и\s+время\s+)?(?:письм|заявлени|составлени|заполнени|оформлени|документ|подпис|обращени|уведомлени)\p{L}*[^\p{L}\d]{0,12}$/iu;
/** «Дата: …» in the head or the foot; only beside another date, which it is then not about. */
const bareLabel = /(?:^|[\n\f])[^\p{L}\n\f]*дата[^\S\n]*:[^\p{L}\d]*$/iu;
/** What ends before a date that begins its line, or stands in one with a beginning of its own, other than a label. */
const lineBegins = /(?:^|[^:\s])\s*\n(?:[^\p{L}\n:]*|[^\S\n]*[А-ЯЁ][^\n:]*)$/u;
/** «16 марта 2026 года просим осуществить …», and a form that explains its lines below them; the day behind «от» is a paper's: «взамен письма от 10.11 прошу …». */
const askedBehind =
  /^\s*(?:года|г\.)?(?:,?\s+про(?:с(?:им|ит)|шу)(?!\p{L})|\s*\n\s*\(дат[аы],?\s[^()]*(?:перен|перев|перех))/u;
const ofPaper = /(?<!\p{L})от\s*["«]?$/iu;
/** «Исх. … », «№ 12/б-03 …», «от …» right before the date: «кооператив № 7 переходит с …» is no outgoing number. */
const outgoingBefore =
  /(?:исх\p{L}*[^\n]{0,30}|№(?:(?!\p{L}{3})[^\n]){0,30}|(?<!\p{L})от(?:(?!\p{L}{3})[^\n]){0,12})$/iu;

/** A date that is said of this letter: as its own, or as the day from which to transfer. */
export type ToldDate = SettledDate & { isOutgoing: boolean; isLabelled: boolean; isAsked: boolean };

const beforeOf = (text: string, { start }: DateMention): string =>
  text
    .slice(Math.max(0, start - 160), start)
    .replace(parenthesis, '')
    .slice(-110);
const saidOf = (text: string, mention: DateMention): string => beforeOf(text, mention).replace(newSentence, '');

function isForeign(text: string, mention: DateMention): boolean {
  const said = saidOf(text, mention).replace(quotedName, '');
  return receiptStamp.test(beforeOf(text, mention)) || phone.test(said) || foreignDate.test(said.replace(wrapped, ' '));
}

function isMarked(text: string, mention: DateMention, body: number): boolean {
  if (ownLabel.test(beforeOf(text, mention))) return true;
  const said = saidOf(text, mention);
  return outgoingBefore.test(said) && (body < 0 || mention.start < body || /исх/iu.test(said));
}

/**
 * The dates of this letter with what the words about them say; those of other papers are left out. `body`: where the
 * request begins.
 */
export function toldDates(text: string, mentions: readonly SettledDate[], body: number): ToldDate[] {
  const own = mentions.filter((m) => !isForeign(text, m));
  const isBare = !own.some((m) => isMarked(text, m, body));
  // «Дата переноса: 16.03.2026 / 12.03.2026 / Директор»: a label holds for one date, the next line has its own.
  const dayEnds = [...mentions, ...untoldDates(text, mentions)].map(({ end }) => end);
  const isBelowAnother = (m: DateMention): boolean => {
    const between = text
      .slice(Math.max(...dayEnds.filter((end) => end <= m.start), 0), m.start)
      .replace(parenthesis, '');
    return lineBegins.test(between) && !effectiveBefore.test(between);
  };
  return own.map((m): ToldDate => {
    const before = beforeOf(text, m);
    const isPapers = ofPaper.test(before);
    const isOutgoing = isMarked(text, m, body) || (isBare && bareLabel.test(before));
    const isLabelled = !isOutgoing && !isPapers && !isBelowAnother(m) && effectiveBefore.test(before);
    const isAsked =
      (body >= 0 && m.start > body && (isLabelled || isInRequest(text, m))) ||
      (!isPapers && askedBehind.test(text.slice(m.end, m.end + 30)));
    return { ...m, isOutgoing, isLabelled, isAsked };
  });
}

/** Where a new sentence begins behind another; «Астрал Отчет. Онлайн» is one name. */
export const sentenceEnd = /(?<=\p{L}{4}|[»"”\d)])[.!?;]\s+(?!Онлайн)(?=[А-ЯЁ])/u;

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
