import type { IsoDate } from '@perenos/domain';
import { type DateMention, dateMentions } from './dates.ts';
import type { Flow } from './flow.ts';
import type { Found } from './found.ts';
import { requestStart } from './wording.ts';

/** A date of something else: a contract, an invoice, the letter that is answered. */
const foreignDate =
  /(?:договор|контракт|сч[её]т|акт|доверенност|приказ|протокол|устав|лицензи|накладн|поручени|на\s+(?:ваш\p{L}*\s+)?(?:исх\p{L}*\s*)?№)\p{L}*[^\n]{0,30}$/iu;
const effectiveBefore =
  /(?:(?<!\p{L})(?:с|c|со|начиная\s+с|не\s+ранее)\s*$)|дат[аыуе]\p{L}*[^\f]{0,90}$|(?:перен[оеё]с|перевод|перевести|перенести)\p{L}*[^.\f]{0,40}$|каког?о?й?\s+даты[^\f]{0,20}$/iu;
const outgoingBefore = /(?:исх\p{L}*|№|(?<!\p{L})от)[^\n]{0,30}$/iu;

/** Which date is the letter's own and which the one from which to transfer: by the words before, then by place. */
export function datesOf(flow: Flow): { letter: Found<IsoDate> | null; effective: Found<IsoDate> | null } {
  const { text } = flow;
  const mentions = dateMentions(text);
  const body = requestStart(text);
  const before = (m: DateMention) => text.slice(Math.max(0, m.start - 110), m.start);
  const own = mentions.filter((m) => !foreignDate.test(before(m)));
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
  return { letter: foundDate(flow, letter ? [letter] : []), effective: foundDate(flow, effectiveOrLabelled) };
}

function foundDate(flow: Flow, mentions: readonly DateMention[]): Found<IsoDate> | null {
  const [first] = mentions;
  if (!first) return null;
  const several = new Set(mentions.map((m) => m.date)).size > 1;
  return {
    value: first.date,
    start: first.start,
    end: first.end,
    doubtful: several || !flow.digitsAgree(first.start, first.end),
    repaired: false,
  };
}
