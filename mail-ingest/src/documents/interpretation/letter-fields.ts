import type { IsoDate, LetterField, OfficialLetter } from '@perenos/domain';
import type { Flow } from './flow.ts';
import type { Found } from './found.ts';
import { groupFound } from './group-list.ts';
import { datesOf } from './letter-dates.ts';
import { kppOf } from './letter-kpp.ts';
import { nameBefore, namesAnotherTarget } from './letter-names.ts';
import { lostNumbers, type NumberMention, numberMentions } from './numbers.ts';
import { hasProductFragment, productMentions } from './products.ts';
import { type InnMention, innMentions } from './roles.ts';
import { isAnothersLetter, subscriberOf, targetOf } from './sides.ts';
import { isAnothersSpeech } from './signatory.ts';
import type { Hints } from './trust.ts';

/** What an official letter states, and where. */
export type LetterFields = {
  subscriberInn: Found<string> | null;
  subscriberKpp: Found<string> | null;
  subscriberName: Found<string> | null;
  product: Found<OfficialLetter['product']> | null;
  targetPartnerInn: Found<string> | null;
  targetPartnerName: Found<string> | null;
  letterDate: Found<IsoDate> | null;
  effectiveDate: Found<IsoDate> | null;
  groupInns: Found<string[]> | null;
};

/** What one order of the words tells. */
export type LetterReading = {
  flow: Flow;
  fields: LetterFields;
  /** What the letter states in a way that was not made out: null there doesn't mean that it is absent. */
  lost: ReadonlySet<LetterField>;
  /** Whether all that a transfer needs was read with certainty. */
  complete: boolean;
  /** How much of it was. */
  score: number;
};

/** Reads one order of a letter's words; `isRecognized`: they come from a picture. */
export function readFlow(flow: Flow, isRecognized: boolean, hints: Hints): LetterReading {
  const mentions = numberMentions(flow);
  const all = innMentions(flow, mentions, hints);
  const inns = all.filter((m) => m.value.length === 10 || m.value.length === 12);
  const unread = lostNumbers(flow, mentions);
  const isInnLost = unread.has('inn') || all.length > inns.length;
  const dates = datesOf(flow);
  const fields = fieldsOf({ flow, mentions, inns, isInnLost, dates }, hints);
  const { subscriberInn, targetPartnerInn, product, letterDate, effectiveDate } = fields;
  const wanted = [subscriberInn, targetPartnerInn, product, letterDate, effectiveDate];
  const score = wanted.filter((field) => field !== null && !field.doubtful).length;
  const lost = new Set<LetterField>(dates.untold ? ['letterDate', 'effectiveDate'] : []);
  // The number for which the mail asks is there, but the words about it say another thing than what is asked.
  const states = (inn: string | null): boolean => inns.some((m) => m.value === inn);
  if (hints.request?.items.some((item) => states(item.subscriberInn))) {
    lost.add('subscriberInn');
    if (subscriberInn === null || isRecognized) lost.add('subscriberKpp');
  }
  if (hints.request?.items.some((item) => states(item.targetPartnerInn))) lost.add('targetPartnerInn');
  if (isInnLost) lost.add('subscriberInn').add('targetPartnerInn');
  if (hasOrphanedKpp(flow, mentions)) lost.add('subscriberInn').add('subscriberKpp');
  if (unread.has('kpp')) lost.add('subscriberKpp');
  if (isRecognized && hasProductFragment(flow.text)) lost.add('product');
  return { flow, fields, lost, complete: score === wanted.length, score };
}

/** The numbers and dates of a letter; `isInnLost`: some ИНН was not made out. */
type Stated = {
  flow: Flow;
  mentions: readonly NumberMention[];
  inns: readonly InnMention[];
  isInnLost: boolean;
  dates: ReturnType<typeof datesOf>;
};

function fieldsOf({ flow, mentions, inns, isInnLost, dates }: Stated, hints: Hints): LetterFields {
  const target = targetOf(inns, hints);
  const { subscriber, group } = subscriberOf(flow, inns, target?.value ?? null, hints);
  const subscriberName = subscriber && nameBefore(flow, subscriber);
  const isAnothers =
    subscriber !== null &&
    (isAnothersLetter(flow, subscriber, target, inns, hints) ||
      isAnothersSpeech(flow.text, subscriberName?.value ?? null, hints));
  return {
    subscriberInn: subscriber && { ...innFound(subscriber), doubtful: !subscriber.certain || isAnothers },
    subscriberKpp: subscriber && kppOf(mentions, subscriber, inns, hints),
    subscriberName,
    product: productOf(flow.text),
    targetPartnerInn: target && {
      ...innFound(target),
      doubtful: !target.certain || target.rivals.length > 0 || namesAnotherTarget(flow, target, hints),
      alternatives: [...new Set([...target.rivals, ...(target.alternatives ?? [])])],
    },
    targetPartnerName: target ? nameBefore(flow, target) : null,
    letterDate: dates.letter,
    effectiveDate: dates.effective,
    groupInns: group.length === 0 ? null : groupFound({ text: flow.text, group, inns, isInnLost }, hints),
  };
}

const innFound = ({ value, start, end, certain, repaired, alternatives }: InnMention): Found<string> => ({
  value,
  start,
  end,
  doubtful: !certain,
  repaired,
  ...(alternatives ? { alternatives } : {}),
});

/** A КПП with no ИНН before it: nobody writes one alone, so the ИНН was not made out. */
const hasOrphanedKpp = (flow: Flow, mentions: readonly NumberMention[]): boolean =>
  mentions.some(
    ({ kind, start }, i) => kind === 'kpp' && /\p{L}{4}/u.test(flow.text.slice(mentions[i - 1]?.end ?? 0, start)),
  );

function productOf(text: string): LetterFields['product'] {
  const mentions = productMentions(text);
  const named = mentions.filter((m) => m.product !== 'ambiguous');
  const [first] = named.length > 0 ? named : mentions;
  if (!first) return null;
  const product = first.product === 'ambiguous' ? null : first.product;
  const others = [...new Set(named.map((m) => m.product))];
  const several = others.length > 1;
  return {
    value: several ? null : product,
    start: first.start,
    end: first.end,
    doubtful: several || product === null,
    repaired: false,
    alternatives: several ? others : [],
  };
}
