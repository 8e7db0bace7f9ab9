import type { IsoDate } from '@perenos/domain';
import { type DateMention, dateMentions, yearlessMentions } from './dates.ts';
import type { Flow } from './flow.ts';
import type { Found } from './found.ts';
import { requestStart } from './wording.ts';

/** A date of something else: a contract, an invoice, the letter that is answered. */
const foreignDate =
  /(?:договор|контракт|сч[её]т|акт|доверенност|приказ|протокол|устав|лицензи|накладн|поручени|на\s+(?:ваш\p{L}*\s+)?(?:исх\p{L}*\s*)?№)\p{L}*[^\n]{0,30}$/iu;
/** A partner may be called «Счёт и Акт». */
const quotedName = /«[^«»\f]*»|"[^"\n\f]*"/gu;
const effectiveBefore =
  /(?:(?<!\p{L})(?:с|c|со|начиная\s+с|не\s+ранее)\s*$)|дат[аыуе]\p{L}*[^\f]{0,90}$|(?:перен[оеё]с|перевод|перевести|перенести)\p{L}*[^.\f]{0,40}$|каког?о?й?\s+даты[^\f]{0,20}$/iu;
const outgoingBefore = /(?:исх\p{L}*|№|(?<!\p{L})от)[^\n]{0,30}$/iu;

/** Which date is the letter's own and which the one from which to transfer: by the words before, then by place. */
export function datesOf(flow: Flow): { letter: Found<IsoDate> | null; effective: Found<IsoDate> | null } {
  const { text } = flow;
  const mentions = dateMentions(text);
  const body = requestStart(text);
  const before = (m: DateMention) => text.slice(Math.max(0, m.start - 110), m.start);
  const own = mentions.filter((m) => !foreignDate.test(before(m).replace(quotedName, '')));
  const isOutgoing = (m: DateMention) =>
    outgoingBefore.test(before(m)) && (body < 0 || m.start < body || /исх/iu.test(before(m)));
  const effective = own.filter(
    (m) =>
      !isOutgoing(m) &&
      m.start > Math.min(...[body].filter((b) => b >= 0), text.length) &&
      effectiveBefore.test(before(m)),
  );
  const effectiveOrLabelled =
    effective.length > 0 ? effective : own.filter((m) => !isOutgoing(m) && effectiveBefore.test(before(m)));
  const rest = own.filter((m) => !effectiveOrLabelled.includes(m));
  const letter = rest.find(isOutgoing) ?? rest.find((m) => body >= 0 && m.start < body) ?? rest.at(-1);
  const letterDate = foundDate(flow, letter ? [letter] : []);
  const stated = foundDate(flow, effectiveOrLabelled);
  if (letterDate && stated && daysApart(letterDate.value, stated.value) > farthest)
    return { letter: { ...letterDate, doubtful: true }, effective: { ...stated, doubtful: true } };
  if (stated !== null || letter === undefined) return { letter: letterDate, effective: stated };
  const nearest = foundDate(flow, yearlessMentions(body < 0 ? text : text.slice(body), letter.date).map(shifted(body)));
  // The text sets a term that is no date: the letter's own date doesn't stand for it (3.4.4 knows only silence).
  const vague = letterDate !== null && term.test(text) ? { ...letterDate, doubtful: true } : null;
  return { letter: letterDate, effective: nearest ?? vague };
}

/** Days between a letter and the transfer that it asks for: with more, one of the years was misread or mistyped. */
const farthest = 366;
const daysApart = (a: IsoDate, b: IsoDate): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

const shifted =
  (body: number) =>
  (mention: DateMention): DateMention => {
    const by = Math.max(body, 0);
    return { ...mention, start: mention.start + by, end: mention.end + by };
  };

/** «с начала следующего месяца», «с IV квартала», «по окончании лицензии». */
const term =
  /(?<!\p{L})(?:с|c|со)\s+(?:начала|конца|середины|следующ|будущ|нового|ближайш|перв(?:ого|ое)\s+числа|[1-4ivх]+\s*-?(?:го)?\s*квартал)|(?:после|по)\s+(?:окончани|истечени|завершени)|когда\s+(?:закончится|истеч[её]т)/iu;

function foundDate(flow: Flow, mentions: readonly DateMention[]): Found<IsoDate> | null {
  const [first] = mentions;
  if (!first) return null;
  const others = [...new Set(mentions.map((m) => m.date))].slice(1);
  const several = others.length > 0;
  return {
    value: first.date,
    start: first.start,
    end: first.end,
    doubtful: several || !flow.digitsAgree(first.start, first.end),
    repaired: false,
    alternatives: others,
  };
}
